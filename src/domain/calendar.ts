// The working calendar: weekends, statutory holidays and 调休 as the State Council announced them (rules.md 5).
import { addDays, at, type Day, dayOf, daysBetween, minuteOfDay, weekday } from "./day.ts";
import { overlapMs } from "./overlap.ts";

/** One year as announced: ranges off (first and last day) and weekend days worked instead. */
export interface CalendarYear {
  readonly year: number;
  readonly off: readonly (readonly [first: Day, last: Day])[];
  readonly worked: readonly Day[];
}

const ANNOUNCED: readonly CalendarYear[] = [
  {
    year: 2025,
    off: [
      ["2025-01-01", "2025-01-01"],
      ["2025-01-28", "2025-02-04"],
      ["2025-04-04", "2025-04-06"],
      ["2025-05-01", "2025-05-05"],
      ["2025-05-31", "2025-06-02"],
      ["2025-10-01", "2025-10-08"],
    ],
    worked: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
  },
  {
    year: 2026,
    off: [
      ["2026-01-01", "2026-01-03"],
      ["2026-02-15", "2026-02-23"],
      ["2026-04-04", "2026-04-06"],
      ["2026-05-01", "2026-05-05"],
      ["2026-06-19", "2026-06-21"],
      ["2026-09-25", "2026-09-27"],
      ["2026-10-01", "2026-10-07"],
    ],
    worked: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
  },
];

/** Working hours of a working day, as minutes of the day. */
const OPENS = 9 * 60;
const CLOSES = 18 * 60;

/** A time from one instant (ms) to another; to null while it lasts. */
export interface Span {
  readonly beganAt: number;
  readonly endedAt: number | null;
}

export interface Calendar {
  isWorkingDay(day: Day): boolean;
  /** False for a year nobody has announced: Monday to Friday then, and nothing is returned by the clock. */
  covers(year: number): boolean;
  /** The day itself when it is a working day, else the next one. */
  nextWorkingDay(day: Day): Day;
  /** The n-th working day after the day; the day itself for 0. */
  addWorkingDays(day: Day, count: number): Day;
  /** The same minute of the n-th working day after an instant (ms). */
  addWorkingDaysTo(instant: number, count: number): number;
  /** The instant (ms) after so many working minutes, 9:00–18:00 on working days, those in spans that are over left out. */
  addWorkingMinutes(from: number, minutes: number, without?: readonly Span[]): number;
  /** The other way round: working time (ms) from one instant to another, spans left out; one that lasts until its end. */
  workedMs(from: number, until: number, without?: readonly Span[]): number;
}

/** `further` are years the admin has imported; they win over the announced ones. */
export function createCalendar(further: readonly CalendarYear[] = []): Calendar {
  const years = new Map([...ANNOUNCED, ...further].map((year) => [year.year, year]));
  const off = new Set(
    [...years.values()].flatMap((year) => year.off.flatMap(([first, last]) => range(first, last))),
  );
  const worked = new Set([...years.values()].flatMap((year) => year.worked));

  const isWorkingDay = (day: Day) => worked.has(day) || (weekday(day) <= 5 && !off.has(day));
  const nextWorkingDay = (day: Day): Day => {
    let next = day;
    while (!isWorkingDay(next)) next = addDays(next, 1);
    return next;
  };
  const addWorkingDays = (day: Day, count: number): Day => {
    let reached = day;
    for (let left = count; left > 0; left--) reached = nextWorkingDay(addDays(reached, 1));
    return reached;
  };
  return {
    isWorkingDay,
    nextWorkingDay,
    covers: (year) => years.has(year),
    addWorkingDays,
    addWorkingDaysTo: (instant, count) => at(addWorkingDays(dayOf(instant), count), minuteOfDay(instant)),
    addWorkingMinutes(from, minutes, without = []) {
      let day = nextWorkingDay(dayOf(from));
      let minute = day === dayOf(from) ? Math.max(OPENS, minuteOfDay(from)) : OPENS;
      let left = minutes;
      for (;;) {
        const [began, ended] = standstill(at(day, minute), at(day, CLOSES), without) ?? [CLOSES, CLOSES];
        if (minute + left <= began) return at(day, minute + left);
        left -= Math.max(0, began - minute);
        minute = ended;
        if (minute < CLOSES) continue;
        day = nextWorkingDay(addDays(day, 1));
        minute = OPENS;
      }
    },
    workedMs(from, until, without = []) {
      let worked = 0;
      for (let day = nextWorkingDay(dayOf(from)); at(day) < until; day = nextWorkingDay(addDays(day, 1))) {
        const [began, ended] = [Math.max(from, at(day, OPENS)), Math.min(until, at(day, CLOSES))];
        if (ended > began) worked += ended - began - overlapMs(without, began, ended);
      }
      return worked;
    },
  };
}

/** The first span that touches the rest of a day, as minutes of it; whole minutes, none shorter. */
function standstill(
  from: number,
  until: number,
  spans: readonly Span[],
): [began: number, ended: number] | null {
  const day = dayOf(from);
  const minute = (instant: number) => Math.floor((instant - at(day)) / 60_000);
  const touching = spans
    .map(({ beganAt, endedAt }) => [Math.max(beganAt, from), Math.min(endedAt ?? beganAt, until)] as const)
    .filter(([began, ended]) => ended - began >= 60_000)
    .sort(([one], [other]) => one - other)[0];
  return touching === undefined ? null : [minute(touching[0]), minute(touching[1])];
}

function range(first: Day, last: Day): Day[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
}
