// What WeCom's error codes mean to whoever runs the bot, and where in the console each is mended (templates/errcodes.md).
import type { Templates } from "./templates.ts";

/** Null for a code that is not in the table. */
export function errcodeMeaning(templates: Templates): (errcode: number) => string | null {
  const table = templates.header("errcodes");
  return (errcode) => table[String(errcode)] ?? null;
}
