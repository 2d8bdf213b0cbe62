// A clock that runs with the real one and can be turned on by hand, never back.

const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
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

/** A few minutes before the bot says good morning. */
const MORNING_MS = (OPENS_AT - 1) * HOUR_MS + 56 * MINUTE_MS;
/** After it nothing more happens on a day. */
const EVENING_MS = 18 * HOUR_MS;

/**
 * Where a newcomer's clock stands: at the present (ms), where people work; started at night, in the evening or on a day
 * off, on the next working morning, so that they see it come.
 */
export function openingOf(realNow: number, isWorkingDay: IsWorkingDay = isWeekday): number {
  const today = dayIndexOf(realNow);
  const isOver = realNow >= instantOf(today, EVENING_MS);
  if (!isWorkingDay(today) || isOver) return instantOf(nextWorkingDay(today, isWorkingDay), MORNING_MS);
  return Math.max(realNow, instantOf(today, MORNING_MS));
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

/** Where a turn ends: in an hour, tomorrow or the next working day at 9:00, in a week at this time. Nobody acts in it. */
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

/** Minutes of the day at which a turn stops for a tick, in their order. */
export type Stops = readonly number[];

/** Every ten minutes while the bot may speak, so that what lands bears the time at which it would have come. */
export const FINE_STOPS: Stops = steps({ from: 8 * 60 + 50, to: 20 * 60 + 10, by: 10 });
/** Every hour, and when groups, heads and managers are spoken to: enough for a past that is played in seconds. */
export const COARSE_STOPS: Stops = [
  ...steps({ from: OPENS_AT * 60, to: CLOSES_AT * 60, by: 60 }),
  OPENS_AT * 60 + 10,
  10 * 60 + 30,
  14 * 60 + 30,
].sort((a, b) => a - b);

/** The next stop of a turn. The night is crossed in one step, because nothing is sent in it. */
export function nextStop(now: number, target: number, stops: Stops = FINE_STOPS): number {
  const today = dayIndexOf(now);
  const later = [today, today + 1]
    .flatMap((day) => stops.map((minute) => instantOf(day, minute * MINUTE_MS)))
    .find((instant) => instant > now);
  return Math.min(later ?? target, target);
}

function steps({
  from,
  to,
  by,
}: {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}): number[] {
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

function nextWorkingDay(after: number, isWorkingDay: IsWorkingDay): number {
  let day = after + 1;
  while (!isWorkingDay(day)) day += 1;
  return day;
}
