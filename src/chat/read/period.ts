// 周三到周五, 12/1-12/5, 明天, 3天: from which day to which somebody is away.
import { addDays, type Day, dayOf } from "../../domain/day.ts";
import { readDayCount } from "./day-count.ts";
import { readDays, type Unclear } from "./days.ts";
import { spelled } from "./simplified.ts";

export type PeriodRead = { readonly from: Day; readonly to: Day } | Unclear;

/** Null where no day is named. One day alone is the whole of it; 到周五 runs from today. */
export function readPeriod(text: string, now: number): PeriodRead | null {
  const folded = spelled(text);
  const today = dayOf(now);
  const days = readDays(folded, now);
  const unclear = days.find((day) => "ask" in day);
  if (unclear !== undefined && "ask" in unclear) return { ask: unclear.ask, words: unclear.words };
  const [first, second] = days.flatMap((day) => ("value" in day ? [{ ...day, day: day.value.day }] : []));
  if (first === undefined) {
    const count = readDayCount(folded);
    return count === null ? null : { from: today, to: addDays(today, count - 1) };
  }
  if (second !== undefined) {
    // 周三到周五, said on a Thursday: the Friday after that Wednesday.
    const to = second.day < first.day ? addDays(second.day, 7) : second.day;
    return { from: first.day, to };
  }
  if (/[到至]\s*$/.test(folded.slice(0, first.start))) return { from: today, to: first.day };
  const count = readDayCount(`${folded.slice(0, first.start)} ${folded.slice(first.end)}`);
  return { from: first.day, to: count === null ? first.day : addDays(first.day, count - 1) };
}
