// What the morning list holds of a payment: three days before its date, or before the holiday it falls into (rules.md 5).
import { expect, test } from "vitest";
import { urgencyOf } from "../../../src/domain/clock/urgency.ts";
import { at } from "../../../src/domain/day.ts";
import { anItem } from "../an-item.ts";

const won = (day: string) =>
  anItem({ stage: 6, outcome: "won", nextDueAt: at(day, 18 * 60), deadlineAt: null });

test.each([
  ["2026-11-26", "2026-11-23", "2026-11-24", "money"],
  ["2026-11-27", "2026-11-23", "2026-11-24", null],
  ["2026-10-05", "2026-09-30", "2026-10-08", "money"],
] as const)("due %s, on %s with %s as the next working day: %s", (due, today, tomorrow, urgency) => {
  expect(urgencyOf(won(due), { today, tomorrow })).toBe(urgency);
});
