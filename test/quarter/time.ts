// Days of Shanghai and the working calendar a second time, by JavaScript's dates and a published list of holidays.
import { isWorkday } from "chinese-workday";

/** `YYYY-MM-DD`. */
export type Day = string;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** Working hours, minutes of the day. */
export const OPENS = 9 * 60;
export const CLOSES = 18 * 60;

export const dayOf = remembered((ms: number): Day => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10));
const midnight = remembered((day: Day): number => Date.parse(`${day}T00:00:00+08:00`));
export const at = (day: Day, minute = 0): number => midnight(day) + Math.round(minute * MINUTE_MS);
export const minuteOf = (ms: number): number => (ms - at(dayOf(ms))) / MINUTE_MS;
export const addDays = (day: Day, days: number): Day => dayOf(at(day) + days * DAY_MS);
export const daysBetween = (from: Day, to: Day): number => Math.round((at(to) - at(from)) / DAY_MS);
/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: Day): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
/** As a message names it: 3/16. */
export const short = (day: Day): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`;

export const works = remembered((day: Day): boolean => isWorkday(day));

/** The first working day after, or before, a day. */
export function nextWorking(day: Day, step: 1 | -1 = 1): Day {
  let next = addDays(day, step);
  while (!works(next)) next = addDays(next, step);
  return next;
}

export const onWorking = (day: Day): Day => (works(day) ? day : nextWorking(day));
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));
export const isFirstOfWeek = (day: Day): boolean => onWorking(mondayOf(day)) === day;

/** A quarter asks for the same few days again and again. */
function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = work(key);
    known.set(key, value);
    return value;
  };
}

interface Standstill {
  readonly beganAt: number;
  readonly endedAt: number | null;
}

/** The instant at which so many minutes of working time have passed, each of them counted; none of a standstill's. */
export function afterWorkingMinutes(
  from: number,
  minutes: number,
  without: readonly Standstill[] = [],
): number {
  let instant = from;
  let left = minutes * MINUTE_MS;
  if (without.length > 0) {
    for (; left > 0; instant += MINUTE_MS) {
      const day = dayOf(instant);
      const minute = minuteOf(instant);
      const isWorked = works(day) && minute >= OPENS && minute < CLOSES;
      const stands = without.some(
        ({ beganAt, endedAt }) => beganAt <= instant && (endedAt ?? Number.POSITIVE_INFINITY) > instant,
      );
      if (isWorked && !stands) left -= MINUTE_MS;
    }
    return instant;
  }
  for (;;) {
    const day = dayOf(instant);
    const start = Math.max(instant, at(day, OPENS));
    const room = works(day) ? Math.max(0, at(day, CLOSES) - start) : 0;
    if (left <= room) return start + left;
    left -= room;
    instant = at(addDays(day, 1));
  }
}
