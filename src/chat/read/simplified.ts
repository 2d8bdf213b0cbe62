// Traditional characters as simplified ones, one for one, so that offsets stay; what users typed is stored untouched.
import characters from "opencc-js/dict/TSCharacters";
import { mandarin } from "./cantonese.ts";
import { daysAsMeant } from "./day-slips.ts";
import { fold } from "./fold.ts";

/** Without the entries that change the length; 陸 and its like are surnames as well, which does no harm in reading. */
const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  characters
    .split("|")
    .map((entry) => entry.split(" "))
    .flatMap(([from = "", to = ""]) => (from.length === 1 && to.length === 1 ? [[from, to] as const] : [])),
);

export function simplified(text: string): string {
  let read = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const to = SIMPLIFIED.get(text.charAt(at));
    if (to === undefined) continue;
    read += text.slice(from, at) + to;
    from = at + 1;
  }
  return from === 0 ? text : read + text.slice(from);
}

/** Folded, simplified and in Mandarin: what readers search, cutting from what was typed. */
export function spelled(text: string): string {
  return daysAsMeant(mandarin(simplified(fold(text))));
}
