// Words as the font can draw them: what it does not hold would vanish without a trace.
import characters from "opencc-js/dict/TSCharacters";

/** Stands where something was that cannot be drawn. */
export const MISSING = "□";

/** Joiners, variation selectors, marks of direction and control characters: nothing is drawn for them anyway. */
const UNSEEN = /\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu;

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  characters.split("|").flatMap((entry) => {
    const [from = "", to = ""] = entry.split(" ");
    return from === "" || to === "" ? [] : [[from, to] as const];
  }),
);

/**
 * A character that the font lacks as its simplified one, else as its plain form (NFKC), else as □; so every character
 * leaves something to be seen.
 */
export function createDrawable(coverage: ReadonlySet<number>): (text: string) => string {
  const holds = (text: string): boolean => [...text].every((one) => coverage.has(one.codePointAt(0) ?? 0));
  const drawn = (character: string): string => {
    const forms = [character, SIMPLIFIED.get(character) ?? "", character.normalize("NFKC")];
    return forms.find((form) => form !== "" && holds(form)) ?? MISSING;
  };
  return (text) => {
    const seen = text.normalize("NFC").replace(/\s+/g, " ").replace(UNSEEN, "");
    return holds(seen) ? seen : [...seen].map(drawn).join("");
  };
}
