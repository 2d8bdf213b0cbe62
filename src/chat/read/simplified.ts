// Traditional characters as simplified ones, one for one, so that offsets stay; what users typed is stored untouched.
import characters from "opencc-js/dict/TSCharacters";
import { mandarin } from "./cantonese.ts";
import { daysAsMeant } from "./day-slips.ts";
import { fold } from "./fold.ts";
import { fieldsInEnglish } from "./office-english.ts";
import { lately } from "./remembered.ts";
import { fromShanghai } from "./shanghainese.ts";

/** By its code, the code of the simplified one, or 0. Without the entries that change the length; 陸 and its like are surnames as well, which does no harm in reading. */
const SIMPLIFIED = new Uint16Array(0x10000);
for (const [from = "", to = ""] of characters.split("|").map((entry) => entry.split(" ")))
  if (from.length === 1 && to.length === 1) SIMPLIFIED[from.charCodeAt(0)] = to.charCodeAt(0);

/** 俺 of the north is 我. */
SIMPLIFIED["俺".charCodeAt(0)] = "我".charCodeAt(0);

export function simplified(text: string): string {
  let read = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const to = SIMPLIFIED[text.charCodeAt(at)] ?? 0;
    if (to === 0) continue;
    read += text.slice(from, at) + String.fromCharCode(to);
    from = at + 1;
  }
  return from === 0 ? text : read + text.slice(from);
}

/** Folded, simplified and in Mandarin: what readers search, cutting from what was typed. */
export const spelled = lately((text): string =>
  daysAsMeant(fieldsInEnglish(fromShanghai(mandarin(simplified(fold(text)))))),
);
