// Days and the working calendar (rules.md 5), against an independent list of the official holidays.
import { isWorkday } from "chinese-workday";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createCalendar } from "../../src/domain/calendar.ts";
import {
  addDays,
  at,
  civil,
  dayOf,
  daysBetween,
  isDay,
  lastDayOfMonth,
  minuteOfDay,
  weekday,
} from "../../src/domain/day.ts";

const calendar = createCalendar();
const anInstant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) });

test.each([2025, 2026])(
  "every day of %i is a working day exactly when the official calendar says so",
  (year) => {
    const wrong = [];
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
      if (calendar.isWorkingDay(day) !== isWorkday(day)) wrong.push(day);
    expect(wrong).toEqual([]);
  },
);

test("a year nobody announced is Monday to Friday, and says that it is not covered", () => {
  expect(calendar.covers(2026)).toBe(true);
  expect(calendar.covers(2031)).toBe(false);
  expect(calendar.isWorkingDay("2031-01-01")).toBe(true);
  expect(calendar.isWorkingDay("2031-01-04")).toBe(false);
});

test("an imported year wins over the announced one", () => {
  const own = createCalendar([{ year: 2026, off: [["2026-03-10", "2026-03-10"]], worked: ["2026-03-14"] }]);
  expect(own.isWorkingDay("2026-03-10")).toBe(false);
  expect(own.isWorkingDay("2026-03-14")).toBe(true);
});

test.each([
  ["2026-02-13", 1, "2026-02-14"],
  ["2026-02-14", 1, "2026-02-24"],
  ["2026-09-30", 1, "2026-10-08"],
  ["2026-03-13", 2, "2026-03-17"],
  ["2026-03-14", 0, "2026-03-14"],
])("%s and %i working days later is %s", (day, count, later) => {
  expect(calendar.addWorkingDays(day, count)).toBe(later);
});

test.each([
  ["a working morning", "2026-03-10", 600, 30, "2026-03-10", 630],
  ["before opening", "2026-03-10", 420, 30, "2026-03-10", 570],
  ["across the evening", "2026-03-10", 1070, 30, "2026-03-11", 560],
  ["across the Spring Festival", "2026-02-14", 1075, 30, "2026-02-24", 565],
  ["on a Sunday", "2026-03-15", 600, 30, "2026-03-16", 570],
])("working minutes run from nine to six: %s", (_, day, minute, minutes, until, untilMinute) => {
  expect(calendar.addWorkingMinutes(at(day, minute), minutes)).toBe(at(until, untilMinute));
});

test("the next working day is one, and none lies between", () => {
  fc.assert(
    fc.property(anInstant, (ms) => {
      const day = dayOf(ms);
      const next = calendar.nextWorkingDay(day);
      expect(calendar.isWorkingDay(next)).toBe(true);
      for (let between = day; between < next; between = addDays(between, 1))
        expect(calendar.isWorkingDay(between)).toBe(false);
    }),
  );
});

test("a day is what a clock in Shanghai shows, on any machine", () => {
  const shanghai = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" });
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2060, 0, 1) }), (ms) => {
      const day = dayOf(ms);
      expect(day).toBe(shanghai.format(new Date(ms)));
      expect(at(day, minuteOfDay(ms)) + (ms % 60_000)).toBe(ms);
    }),
  );
});

test("days add up, and every week has each weekday once", () => {
  fc.assert(
    fc.property(anInstant, fc.integer({ min: -5000, max: 5000 }), (ms, days) => {
      const day = dayOf(ms);
      expect(daysBetween(day, addDays(day, days))).toBe(days);
      expect(weekday(addDays(day, 7))).toBe(weekday(day));
      expect(weekday(day)).toBe(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
    }),
  );
});

test("a civil date exists exactly when the calendar has it", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1990, max: 2060 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, date) => {
        const js = new Date(Date.UTC(year, month - 1, date));
        const exists =
          js.getUTCFullYear() === year && js.getUTCMonth() === month - 1 && js.getUTCDate() === date;
        const day = civil(year, month, date);
        expect(day !== null).toBe(exists);
        if (day !== null) expect(isDay(day)).toBe(true);
      },
    ),
  );
  expect(lastDayOfMonth(2028, 2)).toBe("2028-02-29");
});
