// What is done once a night: while nobody waits for an answer, or where no night was had as soon as somebody is there.
import { addDays, type Day, dayOf, minuteOfDay } from "../day.ts";

/** Minutes of the day. */
const NIGHT = { from: 60, until: 300 } as const;

/** @param doneOn the day on which it was done last; null for never */
export function isDueTonight(doneOn: Day | null, instant: number): boolean {
  const today = dayOf(instant);
  if (doneOn !== null && doneOn >= today) return false;
  const minute = minuteOfDay(instant);
  const isNight = minute >= NIGHT.from && minute < NIGHT.until;
  return isNight || doneOn === null || doneOn < addDays(today, -1);
}
