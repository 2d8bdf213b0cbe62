// A command's example, for the item that the words name: 协访 #8 … and not 协访 #12 ….
import { fold } from "../read/fold.ts";

const NAMED = /^\s*#?(\d{1,9})(?=\s|$)/u;
const EXAMPLE_NO = /#12(?!\d)/;

/** `rest` is what stands behind the command's word; without a number there, the example stays as it is. */
export function exampleFor(usage: string, rest: string): string {
  const no = NAMED.exec(fold(rest))?.[1];
  return no === undefined ? usage : usage.replace(EXAMPLE_NO, `#${no}`);
}
