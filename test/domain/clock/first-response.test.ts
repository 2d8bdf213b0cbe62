// 首响: only the first word of all is waited for by the minute (rules.md 5, First response).
import { expect, test } from "vitest";
import { isFirstResponseDue } from "../../../src/domain/clock/first-response.ts";
import { anItem, calendar, NOW } from "../an-item.ts";

const HOUR = 3_600_000;

test.each([
  ["never touched", true, {}],
  ["called without an answer", false, { attemptsInARow: 1 }],
  ["followed up since", false, { lastFollowUpAt: NOW + 1 }],
  ["followed up by the owner before this one", false, { lastFollowUpAt: NOW - 24 * HOUR }],
  ["returned once", false, { timesReturned: 1 }],
  ["a rep's own find", false, { intake: "reported" }],
] as const)("%s: due %s", (_, due, changes) => {
  const item = anItem({ intake: "marketing", ...changes });
  expect(isFirstResponseDue(item, { now: NOW + HOUR, minutes: 30, calendar })).toBe(due);
});
