// A clock that runs with the real one and can be turned on by hand, never back.

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const SHANGHAI_MS = 8 * HOUR_MS;
const OPENS_AT = 9;
const CLOSES_AT = 20;

export interface TurnableClock {
  /** Instant in ms. Runs on between turns. */
  now(): number;
  /** How far the clock is ahead of the real one, in ms; negative while a story of the past is played. */
  offsetMs(): number;
  /** Turns on by so many ms; zero or less does nothing. */
  advance(byMs: number): void;
  /** Turns on to an instant in ms; one that has passed does nothing. */
  advanceTo(instant: number): void;
}

/** The turns the page offers. */
export type Turn = "hour" | "tomorrow" | "workday" | "week";
export const TURNS: readonly Turn[] = ["hour", "tomorrow", "workday", "week"];

/** True for the days (whole days since 1970 in Asia/Shanghai) on which the company works. */
export type IsWorkingDay = (dayIndex: number) => boolean;

/**
 * @param realNow the machine's clock, ms
 * @param startOffsetMs what was kept from the last run; negative for a start in the past
 * @param onTurn is told every new offset, to keep it
 */
export function createTurnableClock(
  realNow: () => number,
  startOffsetMs: number,
  onTurn: (offsetMs: number) => void = () => undefined,
): TurnableClock {
  let offset = startOffsetMs;
  const now = (): number => realNow() + offset;
  const advance = (byMs: number): void => {
    if (byMs <= 0) return;
    offset += byMs;
    onTurn(offset);
  };
  return { now, offsetMs: () => offset, advance, advanceTo: (instant) => advance(instant - now()) };
}

/** The whole days since 1970-01-01 of an instant in Asia/Shanghai. */
export function dayIndexOf(instant: number): number {
  return Math.floor((instant + SHANGHAI_MS) / DAY_MS);
}

/** The instant of a time of day in Asia/Shanghai. */
export function instantOf(dayIndex: number, timeMs: number): number {
  return dayIndex * DAY_MS - SHANGHAI_MS + timeMs;
}

/** Monday to Friday. */
export function isWeekday(dayIndex: number): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = (dayIndex + 4) % 7;
  return weekday >= 1 && weekday <= 5;
}

/** Where a turn ends: in an hour, tomorrow or the next working day at 9:00, in a week at this time. */
export function endOfTurn(turn: Turn, now: number, isWorkingDay: IsWorkingDay = isWeekday): number {
  const today = dayIndexOf(now);
  switch (turn) {
    case "hour":
      return now + HOUR_MS;
    case "week":
      return now + 7 * DAY_MS;
    case "tomorrow":
      return instantOf(today + 1, OPENS_AT * HOUR_MS);
    case "workday":
      return instantOf(nextWorkingDay(today, isWorkingDay), OPENS_AT * HOUR_MS);
  }
}

/** The working day that lies `count` working days before a day. */
export function workingDaysBefore(
  dayIndex: number,
  count: number,
  isWorkingDay: IsWorkingDay = isWeekday,
): number {
  let day = dayIndex;
  for (let left = count; left > 0; ) {
    day -= 1;
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/**
 * The next instant at which a long turn stops for a tick: every full hour from 9:00 to 20:00. The night is crossed
 * in one step, because nothing is sent in it.
 */
export function nextStop(now: number, target: number): number {
  const hour = Math.floor((now + SHANGHAI_MS) / HOUR_MS) + 1;
  const hourOfDay = hour % 24;
  const today = hour - hourOfDay;
  const stop = hourOfDay < OPENS_AT ? today + OPENS_AT : hourOfDay > CLOSES_AT ? today + 24 + OPENS_AT : hour;
  return Math.min(stop * HOUR_MS - SHANGHAI_MS, target);
}

function nextWorkingDay(after: number, isWorkingDay: IsWorkingDay): number {
  let day = after + 1;
  while (!isWorkingDay(day)) day += 1;
  return day;
}
