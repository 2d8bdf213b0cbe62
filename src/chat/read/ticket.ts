// T3 李工 周四: the ticket that is meant, and the answer to it.
import { fold } from "./fold.ts";

export function readTicket(text: string): { readonly id: number; readonly text: string } | null {
  const found = /^\s*#?T\s*(\d{1,9})/i.exec(fold(text));
  if (found === null) return null;
  return {
    id: Number(found[1]),
    text: text
      .slice(found[0].length)
      .replace(/^[\s,\uff0c:\uff1a\u3001]+/, "")
      .trim(),
  };
}
