// The second of two items: 合并 #12 和 #15, 合并 12、15, 合并 12 15.
import type { Arg } from "../arg.ts";
import { itemArg } from "./item.ts";
import type { InHand } from "./take-up.ts";

const BETWEEN = /^[\s,，、;；]*(?:[和跟与同]|以及)?[\s,，、]*/u;

/** Asked for like the first one where it is missing. */
export function otherItemArg(): Arg<InHand> {
  return { take: (text, scene) => itemArg().take(text.replace(BETWEEN, ""), scene) };
}
