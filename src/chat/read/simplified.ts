// Traditional characters as simplified ones, one for one, so that offsets stay; what users typed is stored untouched.
import characters from "opencc-js/dict/TSCharacters";
import { fold } from "./fold.ts";

/** Without the entries that change the length; 陸 and its like are surnames as well, which does no harm in reading. */
const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  characters
    .split("|")
    .map((entry) => entry.split(" "))
    .flatMap(([from = "", to = ""]) => (from.length === 1 && to.length === 1 ? [[from, to] as const] : [])),
);

export function simplified(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, (character) => SIMPLIFIED.get(character) ?? character);
}

/** Folded and simplified: what readers search, cutting from what was typed. */
export function spelled(text: string): string {
  return simplified(fold(text));
}
