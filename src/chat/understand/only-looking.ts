// What is not certain to be meant so is looked up at most: what was sounded out, and what one merely asks.
import type { Surroundings } from "./around.ts";
import type { Meaning } from "./means.ts";
import { isLook, onlyOffered } from "./only-offered.ts";
import { NOTHING } from "./spoken.ts";

/** What was read from its sound is looked up; what it would do waits for a yes. */
export function onlyLooking(meaning: Meaning, around: Surroundings): Meaning {
  if (meaning.kind === "speech") return { kind: "speech", speech: onlyOffered(meaning.speech, around) };
  if (meaning.kind !== "command") return meaning.kind === "each" ? { kind: "unknown" } : meaning;
  return isLook(meaning.text, around)
    ? meaning
    : { kind: "speech", speech: { ...NOTHING, offers: [meaning.text] } };
}
