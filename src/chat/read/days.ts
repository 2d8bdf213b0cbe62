// Every day named in a text, one after the other, with the words around it.
import type { Day } from "../../domain/day.ts";
import type { Fen } from "../../domain/money.ts";
import { type DayRead, readDay } from "./day.ts";

export type DayFound = DayRead;

/** More than a sentence holds. */
const MOST = 20;

/** In the order of the text, offsets into the whole of it. */
export function readDays(text: string, now: number): readonly DayFound[] {
  const days: DayFound[] = [];
  for (let from = 0; from < text.length && days.length < MOST; ) {
    const found = readDay(text.slice(from), now);
    if (found === null || found.end === 0) break;
    days.push({ ...found, start: from + found.start, end: from + found.end });
    from += found.end;
  }
  return days;
}

/** What is to be asked back about a day or an amount, with the words that were unclear. */
export interface Unclear {
  readonly ask: string;
  readonly words: string;
  /** What is likely meant, to be offered; absent where nobody can tell. */
  readonly likelyFen?: Fen;
  readonly likelyDay?: Day;
}

/** What is to be asked back about a day; null where it is one. */
export function unclearDay(day: DayFound & { readonly ask: string }): Unclear;
export function unclearDay(day: DayFound | undefined): Unclear | null;
export function unclearDay(day: DayFound | undefined): Unclear | null {
  if (day === undefined || !("ask" in day)) return null;
  const { ask, words, likely } = day;
  return { ask, words, ...(likely === undefined ? {} : { likelyDay: likely }) };
}
