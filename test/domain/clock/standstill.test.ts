import { expect, test } from "vitest";
import { createCalendar } from "../../../src/domain/calendar.ts";
import { latenessOf, runningDays, silenceOf } from "../../../src/domain/clock/standstill.ts";
import { addDays, at, type Day, daysBetween } from "../../../src/domain/day.ts";

const calendar = createCalendar([]);
const due = "2026-03-10";
const item = { outcome: "open", stage: 3, nextDueAt: at(due, 1080), deadlineAt: at(due, 1080) } as const;
const away = (from: Day, to: Day) => ({ beganAt: at(from), endedAt: at(addDays(to, 1)) });
const on = (today: Day, ...pauses: { beganAt: number; endedAt: number | null }[]) =>
  latenessOf(item, { today, pauses });

test("without a pause 超N天 is the calendar's", () => {
  expect(on("2026-03-10")).toBeNull();
  for (const today of ["2026-03-11", "2026-03-14", "2026-06-01"])
    expect(on(today)).toMatchObject({ days: daysBetween(due, today), rested: 0, day: due });
});

test("days on which its clock stood still are not counted, and told beside", () => {
  const leave = away("2026-03-12", "2026-03-16");
  expect(on("2026-03-11", leave)).toMatchObject({ days: 1, rested: 0 });
  expect(on("2026-03-14", leave)).toMatchObject({ days: 1, rested: 3 });
  expect(on("2026-03-17", leave)).toMatchObject({ days: 2, rested: 5 });
  expect(on("2026-03-18", leave)).toMatchObject({ days: 3, rested: 5 });
  // Two at once count once, one that was over before or is still to come not at all.
  const others = [
    away("2026-03-13", "2026-03-15"),
    away("2026-03-01", "2026-03-10"),
    away("2026-03-19", "2026-04-01"),
  ];
  expect(on("2026-03-18", leave, ...others)).toMatchObject({ days: 3, rested: 5 });
  expect(on("2026-03-18", { beganAt: at("2026-03-16", 600), endedAt: null })).toMatchObject({
    days: 5,
    rested: 3,
  });
});

test("what is past its day is so by a day at least, and an hour of an outage takes its day as it does from a deadline", () => {
  expect(on("2026-03-11", away("2026-03-11", "2026-03-20"))).toMatchObject({ days: 1, rested: 0 });
  expect(on("2026-03-12", away("2026-03-11", "2026-03-20"))).toMatchObject({ days: 1, rested: 1 });
  const outage = (minutes: number) => ({
    beganAt: at("2026-03-11", 600),
    endedAt: at("2026-03-11", 600 + minutes),
  });
  expect(on("2026-03-13", outage(59))).toMatchObject({ days: 3, rested: 0 });
  expect(on("2026-03-13", outage(60))).toMatchObject({ days: 2, rested: 1 });
});

test("a payment is late by the calendar, whoever is away", () => {
  const won = { ...item, outcome: "won", stage: 6, deadlineAt: null } as const;
  const pauses = [away("2026-03-11", "2026-03-20")];
  expect(latenessOf(won, { today: "2026-03-21", pauses })).toMatchObject({ days: 11, rested: 0 });
});

test("a silence counts the working days on which somebody could have spoken", () => {
  const spoken = { receivedAt: at("2026-03-01"), lastFollowUpAt: at("2026-03-09", 600) };
  const until = (today: Day, ...pauses: { beganAt: number; endedAt: number | null }[]) =>
    silenceOf(spoken, { today, calendar, pauses });
  // A Monday; the Saturday and the Sunday are none.
  expect(until("2026-03-17")).toEqual({ silent: 5, rested: false });
  expect(until("2026-03-17", away("2026-03-11", "2026-03-16"))).toEqual({ silent: 1, rested: true });
  expect(until("2026-03-11", away("2026-03-11", "2026-03-16"))).toEqual({ silent: 1, rested: false });
  expect(runningDays("2026-03-09", "2026-03-17", [away("2026-03-11", "2026-03-16")])).toBe(2);
});
