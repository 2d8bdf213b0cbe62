// Days of Shanghai by integer arithmetic (rules.md 5), held against the machine's own calendar.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  at,
  civil,
  dayOf,
  daysBetween,
  isDay,
  lastDayOfMonth,
  minuteOfDay,
  partsOf,
  weekday,
} from "../../src/domain/day.ts";

const FIRST = Date.UTC(1900, 0, 1);
const LAST = Date.UTC(2199, 11, 31);
const instant = fc.integer({ min: FIRST, max: LAST });
/** Days as the machine writes them, not as ours does. */
const day = fc
  .integer({ min: FIRST / 86_400_000, max: LAST / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

test("midnight in Shanghai is four in the afternoon in Greenwich, the day before", () => {
  expect(at("2026-03-10")).toBe(Date.UTC(2026, 2, 9, 16));
  expect([dayOf(at("2026-03-10") - 1), dayOf(at("2026-03-10"))]).toEqual(["2026-03-09", "2026-03-10"]);
  expect([minuteOfDay(at("2026-03-10") - 1), minuteOfDay(at("2026-03-10"))]).toEqual([1439, 0]);
});

test("a day and a minute lead to an instant, and the instant back to both", () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 59_999 }),
      (of, minute, ms) => {
        const moment = at(of, minute) + ms;
        expect([dayOf(moment), minuteOfDay(moment)]).toEqual([of, minute]);
      },
    ),
  );
});

test("the day of an instant is the one of a clock eight hours ahead of Greenwich", () => {
  fc.assert(
    fc.property(instant, (ms) => {
      expect(dayOf(ms)).toBe(new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10));
    }),
  );
});

test("adding days and counting them undo each other, both ways in time", () => {
  fc.assert(
    fc.property(day, day, fc.integer({ min: -40_000, max: 40_000 }), (from, to, days) => {
      expect(addDays(from, daysBetween(from, to))).toBe(to);
      expect(addDays(addDays(from, days), -days)).toBe(from);
      expect(daysBetween(from, to)).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000);
      expect(daysBetween(to, from) + daysBetween(from, to)).toBe(0);
    }),
  );
});

test("earlier days sort before later ones as text", () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      expect(Math.sign(daysBetween(one, other))).toBe(one < other ? 1 : one > other ? -1 : 0);
    }),
  );
});

test("a civil date is a day exactly when the machine's calendar has it", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2199 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, date) => {
        const machine = new Date(Date.UTC(year, month - 1, date));
        const exists = machine.getUTCMonth() === month - 1 && machine.getUTCDate() === date;
        expect(civil(year, month, date)).toBe(exists ? machine.toISOString().slice(0, 10) : null);
        const two = (number: number) => String(number).padStart(2, "0");
        expect(isDay(`${year}-${two(month)}-${two(date)}`)).toBe(exists);
      },
    ),
    { numRuns: 1000 },
  );
});

test.each(["", "2026-3-1", "2026/03/01", "2026-03-01 ", "02026-03-01", "2026-02-29", "2100-02-29", "x"])(
  "%j is no day",
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

test("a day's parts make the day again", () => {
  fc.assert(
    fc.property(day, (of) => {
      const { year, month, date } = partsOf(of);
      expect(civil(year, month, date)).toBe(of);
    }),
  );
});

test("weekdays count from Monday = 1 to Sunday = 7", () => {
  expect(weekday("2026-03-09")).toBe(1);
  expect(weekday("2026-03-15")).toBe(7);
  fc.assert(
    fc.property(day, (of) => {
      expect(weekday(of)).toBe(new Date(of).getUTCDay() || 7);
    }),
  );
});

test("the last day of every month is the one before the next month's first", () => {
  for (let year = 1999; year <= 2101; year++)
    for (let month = 1; month <= 12; month++)
      expect(lastDayOfMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10));
});
