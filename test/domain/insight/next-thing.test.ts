// The one thing to do first.
import { expect, test } from "vitest";
import { at } from "../../../src/domain/day.ts";
import { nextThing } from "../../../src/domain/insight/next-thing.ts";
import type { Item } from "../../../src/domain/item/item.ts";
import { anItem } from "../an-item.ts";

const TODAY = "2026-03-20";
const NEXT = "2026-03-23";
const one = (no: number, more: Partial<Item>): Item => ({
  ...anItem({ place: "owned", stage: 2, ...more }),
  no,
});
const late = (no: number, stage: Item["stage"]) =>
  one(no, { stage, nextDueAt: at("2026-03-17"), deadlineAt: at("2026-03-17") });
const due = (no: number, day = NEXT) => one(no, { nextDay: day, nextDueAt: at(day), deadlineAt: at(day) });
const ask = (waits: readonly Item[], touched: readonly Item[] = []) => {
  const found = nextThing({ waits, touched, today: TODAY, next: NEXT });
  return found === null ? null : [found.reason, found.item.no];
};

test("a signing that is near goes before what is late, that before what has no next day, that before what is only due", () => {
  const signing = one(1, {
    stage: 5,
    plannedSigningOn: "2026-03-23",
    nextDay: NEXT,
    nextDueAt: at(NEXT),
    deadlineAt: at(NEXT),
  });
  const moved = one(4, {
    stage: 3,
    nextDay: null,
    nextDueAt: at("2026-03-30"),
    deadlineAt: at("2026-03-30"),
  });
  expect(ask([due(9), late(2, 3), signing], [moved])).toEqual(["signing", 1]);
  expect(ask([due(9), late(2, 2), late(3, 4)], [moved])).toEqual(["late", 3]);
  expect(ask([due(9)], [moved])).toEqual(["no-day", 4]);
  expect(ask([due(9), due(8, "2026-03-22")])).toEqual(["due", 8]);
  expect(ask([])).toBeNull();
});

test("signed without a plan is asked for its money", () => {
  const won = one(5, { stage: 6, outcome: "won", nextDay: null, nextDueAt: null, deadlineAt: null });
  expect(ask([due(9)], [won])).toEqual(["no-plan", 5]);
  expect(ask([due(9)], [{ ...won, nextDay: "2026-04-01" }])).toEqual(["due", 9]);
});

test("a first contact that is late is the clock's matter, and named only as what is due", () => {
  expect(ask([late(2, 1)])).toEqual(["due", 2]);
});
