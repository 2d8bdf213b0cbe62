// Working days and minutes (rules.md 5), counted again by an independent calendar.
import { isWorkday } from "chinese-workday";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createCalendar } from "../../src/domain/calendar.ts";
import { addDays, at, dayOf, daysBetween, minuteOfDay } from "../../src/domain/day.ts";

const OPENS = 9 * 60;
const CLOSES = 18 * 60;
const calendar = createCalendar();
const day = fc
  .integer({ min: 0, max: daysBetween("2025-01-01", "2026-10-31") })
  .map((days) => addDays("2025-01-01", days));
const moment = fc.tuple(day, fc.integer({ min: 0, max: 1439 })).map(([of, minute]) => at(of, minute));

/** Minutes between two instants that lie in working hours. */
function workedBetween(from: number, until: number): number {
  let worked = 0;
  for (let of = dayOf(from); of <= dayOf(until); of = addDays(of, 1))
    if (isWorkday(of)) worked += Math.max(0, Math.min(until, at(of, CLOSES)) - Math.max(from, at(of, OPENS)));
  return worked / 60_000;
}

test.each([
  ["a Friday's last ten minutes and Monday's first twenty", "2026-03-13", 1070, 30, "2026-03-16", 560],
  ["a Saturday that is worked", "2026-02-14", 600, 30, "2026-02-14", 630],
  ["an ordinary Saturday", "2026-03-14", 600, 30, "2026-03-16", 570],
  ["across National Day, 2025", "2025-09-30", 1075, 30, "2025-10-09", 565],
  ["into the evening exactly", "2026-03-10", 1050, 30, "2026-03-10", 1080],
  ["four hours from the afternoon", "2026-03-10", 960, 240, "2026-03-11", 660],
  ["more than two days", "2026-03-10", 540, 2 * 540 + 1, "2026-03-12", 541],
  ["none, at night", "2026-03-10", 1200, 0, "2026-03-11", 540],
])("%s", (_, of, minute, minutes, until, untilMinute) => {
  expect(calendar.addWorkingMinutes(at(of, minute), minutes)).toBe(at(until, untilMinute));
});

test("so many working minutes lie between, and the end is in working hours", () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 3000 }), (from, minutes) => {
      const until = calendar.addWorkingMinutes(from, minutes);
      expect(workedBetween(from, until)).toBe(minutes);
      expect(isWorkday(dayOf(until))).toBe(true);
      expect(minuteOfDay(until)).toBeGreaterThan(OPENS);
      expect(minuteOfDay(until)).toBeLessThanOrEqual(CLOSES);
    }),
  );
});

test.each([
  ["an outage of an hour within", [[660, 720]], 840],
  ["one that began before", [[500, 600]], 840],
  [
    "two that overlap",
    [
      [660, 720],
      [700, 780],
    ],
    900,
  ],
  ["one beyond the end", [[800, 900]], 780],
  ["one that lasts", [[660, null]], 780],
] as const)("240 minutes from nine, without %s", (_, spans, until) => {
  const without = spans.map(([began, ended]) => ({
    beganAt: at("2026-03-10", began),
    endedAt: ended === null ? null : at("2026-03-10", ended),
  }));
  expect(calendar.addWorkingMinutes(at("2026-03-10", 540), 240, without)).toBe(at("2026-03-10", until));
});

/** Minutes after a beginning, and how long. */
const standstills = fc.array(fc.tuple(fc.nat(8000), fc.integer({ min: 1, max: 900 })), { maxLength: 4 });
const spansAfter = (from: number, spans: readonly (readonly [number, number])[]) =>
  spans.map(([after, length]) => ({
    beganAt: from + after * 60_000,
    endedAt: from + (after + length) * 60_000,
  }));

test("what lies in a span is never counted, over nights and weekends", () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 1200 }), standstills, (from, minutes, spans) => {
      const without = spansAfter(from, spans);
      const until = calendar.addWorkingMinutes(from, minutes, without);
      const isOut = (instant: number) =>
        without.some(({ beganAt, endedAt }) => instant >= beganAt && instant < endedAt);
      let worked = 0;
      for (let instant = from; instant < until; instant += 60_000)
        if (workedBetween(instant, instant + 60_000) === 1 && !isOut(instant)) worked++;
      expect(worked).toBe(minutes);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["over a weekend", "2026-03-13", 1070, "2026-03-16", 560, 30],
  ["from the evening until the night: none", "2026-03-10", 1200, "2026-03-11", 100, 0],
  ["until before it began: none", "2026-03-10", 700, "2026-03-10", 600, 0],
  ["across National Day, 2025", "2025-09-30", 1075, "2025-10-09", 565, 30],
])("worked: %s", (_, of, minute, until, untilMinute, minutes) => {
  expect(calendar.workedMs(at(of, minute), at(until, untilMinute))).toBe(minutes * 60_000);
});

test("worked: spans left out, two at once only once, one that lasts until the end", () => {
  const span = (began: number, ended: number | null) => ({
    beganAt: at("2026-03-10", began),
    endedAt: ended === null ? null : at("2026-03-10", ended),
  });
  const nine = at("2026-03-10", 540);
  const noon = at("2026-03-10", 720);
  expect(calendar.workedMs(nine, noon, [span(600, 660), span(630, 690)])).toBe(90 * 60_000);
  expect(calendar.workedMs(nine, noon, [span(660, null)])).toBe(120 * 60_000);
});

test("worked is what adding working minutes has added, whatever stood still", () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 1500 }), standstills, (from, minutes, spans) => {
      const without = spansAfter(from, spans);
      const until = calendar.addWorkingMinutes(from, minutes, without);
      expect(calendar.workedMs(from, until, without)).toBe(minutes * 60_000);
    }),
    { numRuns: 50 },
  );
});

test("in two steps as in one", () => {
  fc.assert(
    fc.property(moment, fc.nat(1200), fc.nat(1200), (from, first, second) => {
      expect(calendar.addWorkingMinutes(calendar.addWorkingMinutes(from, first), second)).toBe(
        calendar.addWorkingMinutes(from, first + second),
      );
    }),
  );
});

test("the n-th working day is one, and n of them lie on the way", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 25 }), (from, count) => {
      const reached = calendar.addWorkingDays(from, count);
      const between = Array.from({ length: daysBetween(from, reached) }, (_, index) =>
        addDays(from, index + 1),
      );
      expect(between.filter((of) => isWorkday(of))).toHaveLength(count);
      expect(isWorkday(reached)).toBe(true);
    }),
  );
});

test("no working day away is the day itself, worked or not", () => {
  fc.assert(
    fc.property(day, (of) => {
      expect(calendar.addWorkingDays(of, 0)).toBe(of);
      expect(calendar.nextWorkingDay(of) === of).toBe(isWorkday(of));
    }),
  );
});

test("an imported year replaces the announced one whole, not day by day", () => {
  const own = createCalendar([{ year: 2026, off: [], worked: [] }]);
  expect([own.isWorkingDay("2026-10-01"), own.isWorkingDay("2026-02-14")]).toEqual([true, false]);
  expect(own.isWorkingDay("2025-10-01")).toBe(false);
});
