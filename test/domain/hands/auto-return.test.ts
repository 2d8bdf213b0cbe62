// The clock's only way to take something away (rules.md 5, 7): stage 1, told twice, a day ago; never a rep's fresh find.
import { describe, expect, test } from "vitest";
import { at } from "../../../src/domain/day.ts";
import { coolOffUntil } from "../../../src/domain/hands/pool.ts";
import type { Item, Stage } from "../../../src/domain/item/item.ts";
import { autoReturn, isKeptFind } from "../../../src/domain/item/places.ts";
import { anItem, inPool, rules } from "../an-item.ts";

const DAY = 86_400_000;
const DEADLINE = at("2026-03-17", 18 * 60);
const TOLD = [at("2026-03-13", 540), at("2026-03-16", 540)];
const claimed = (changes: Partial<Item> = {}) =>
  anItem({ intake: "marketing", finderId: "market", deadlineAt: DEADLINE, ...changes });
const returning = (item: Item, given: { now?: number; delivered?: readonly number[] } = {}) =>
  autoReturn(item, { now: DEADLINE, delivered: TOLD, rules, ...given });

test("at 18:00 of its last day, told twice, it goes back with its whole record and is counted", () => {
  const followed = { lastFollowUpAt: at("2026-03-10", 600), need: "MES", timesReturned: 1 } as const;
  expect(returning(claimed(followed))).toMatchObject({
    what: "returned",
    ends: "auto-returned",
    item: { place: "pool", ownerId: null, pooledAt: DEADLINE, stage: 1, timesReturned: 2, need: "MES" },
  });
});

describe("it stays", () => {
  test("a minute before the deadline, and where no deadline runs", () => {
    expect(returning(claimed(), { now: DEADLINE - 60_000 })).toBeNull();
    expect(returning(claimed({ deadlineAt: null }))).toBeNull();
  });
  test.each([
    ["never told", []],
    ["told once", [DEADLINE - 3 * DAY]],
    ["told the second time less than a day ago", [DEADLINE - 3 * DAY, DEADLINE - DAY + 1]],
  ])("%s", (_, delivered) => {
    expect(returning(claimed(), { delivered })).toBeNull();
  });
  test.each([2, 3, 4, 5] as const)(
    "in stage %i: from stage 2 up a person decides, never the clock",
    (stage) => {
      expect(returning(claimed({ stage }))).toBeNull();
    },
  );
  test.each([
    ["a lead with its finder", claimed({ kind: "lead", stage: null })],
    ["a lost one", claimed({ outcome: "lost" })],
    ["a won one", claimed({ stage: 6 as Stage, outcome: "won" })],
    ["what lies in the pool", inPool({ deadlineAt: DEADLINE })],
  ])("%s", (_, item) => {
    expect(returning(item)).toBeNull();
  });
});

test("told exactly a day ago is long enough", () => {
  expect(returning(claimed(), { delivered: [DEADLINE - 3 * DAY, DEADLINE - DAY] })).not.toBeNull();
});

describe("a rep's own find is reminded, but kept for its first 30 days", () => {
  const now = DEADLINE;
  test.each([
    ["self-developed", true],
    ["reported", true],
    ["marketing", false],
    ["imported", false],
  ] as const)("%s: %s", (intake, kept) => {
    expect(isKeptFind(anItem({ intake, createdAt: now - 30 * DAY + 1 }), { now, rules })).toBe(kept);
    expect(isKeptFind(anItem({ intake, createdAt: now - 30 * DAY }), { now, rules })).toBe(false);
  });
  test("and returned like any other afterwards", () => {
    const find = (createdAt: number) => anItem({ intake: "self-developed", deadlineAt: DEADLINE, createdAt });
    expect(returning(find(now - 29 * DAY))).toBeNull();
    expect(returning(find(now - 31 * DAY))?.ends).toBe("auto-returned");
  });
});

test("its former owner waits 15 days for it, not the 7 of an own return", () => {
  const spell = (endedBy: "returned" | "auto-returned" | "undone" | null) =>
    coolOffUntil(
      [
        {
          how: "claimed",
          endedAt: endedBy === null ? null : DEADLINE,
          endedBy,
        },
      ],
      () => rules,
    );
  expect(spell("auto-returned")).toBe(DEADLINE + 15 * DAY);
  expect(spell("returned")).toBe(DEADLINE + 7 * DAY);
  expect([spell("undone"), spell(null)]).toEqual([0, 0]);
});
