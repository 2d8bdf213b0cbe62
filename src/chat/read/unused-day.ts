// A day to come that is named and was not taken for the next step: said and offered, never dropped without a word.
import { at } from "../../domain/day.ts";
import { CALLED_OFF, isKeptFrom } from "./appointment-news.ts";
import { whenOf } from "./dated.ts";
import type { DayFound } from "./days.ts";
import { happened, MOOT } from "./fell-through.ts";
import { NOT_BY_THEN } from "./no-step.ts";
import { isOfSigning } from "./signing.ts";
import { spelled } from "./simplified.ts";
import { isOurLeave } from "./step-words.ts";

export interface Unused {
  /** As typed. */
  readonly words: string;
  /** What a yes takes, `2026-03-16` or `2026-03-16 09:00`; absent where nobody can tell. */
  readonly likelyDay?: string;
}

/** The first one that was neither taken nor told of as past or called off. */
export function unusedIn(text: string, days: readonly DayFound[], now: number): Unused | null {
  const folded = spelled(text);
  const seen = days.find((day) => {
    const after = folded.slice(day.end);
    if (
      happened(after) ||
      OF_WHAT.test(after) ||
      isKeptFrom(folded, day) ||
      CALLED_OFF.test(after) ||
      NOT_BY_THEN.test(after) ||
      isOurLeave(folded, day) ||
      MOOT.test(folded.slice(0, day.start))
    )
      return false;
    if (isOfSigning(folded, day)) return false;
    return "ask" in day ? day.likely !== undefined : at(day.value.day, day.value.minute ?? 0) > now;
  });
  if (seen === undefined) return null;
  const words = text.slice(seen.start, seen.end).trim();
  if ("ask" in seen) return { words, ...(seen.likely === undefined ? {} : { likelyDay: seen.likely }) };
  return { words, likelyDay: whenOf(seen.value.day, seen.value.minute, null) };
}

/** 12号的面谈想提前到明天 */
const OF_WHAT = /^的(?:面谈|见面|拜访|会)/u;
