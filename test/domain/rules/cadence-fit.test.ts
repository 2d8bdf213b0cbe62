// Which level fits how long a deal takes: eight contacts within its usual days, and nothing from too few deals.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cycleDaysOf } from "../../../src/domain/item/won-cycle.ts";
import { DEFAULT_RULEBOOK } from "../../../src/domain/rulebook.ts";
import { cadenceFit, FEWEST_WON } from "../../../src/domain/rules/cadence-fit.ts";
import { LEVELS } from "../../../src/domain/rules/number.ts";

const deals = (days: number) => Array.from({ length: FEWEST_WON }, () => days);

describe("cadenceFit", () => {
  test.each([
    [20, "high"],
    [57, "high"],
    [60, "medium"],
    [82, "medium"],
    [115, "medium"],
    [125, "low"],
    [365, "low"],
  ])("deals of %i days are fitted by %s", (days, level) => {
    expect(cadenceFit(deals(days), DEFAULT_RULEBOOK)).toMatchObject({ medianDays: days, n: 8, level });
  });
  test("seven deals tell nothing, whatever they took", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: FEWEST_WON - 1 }), (days) => {
        expect(cadenceFit(days, DEFAULT_RULEBOOK)).toBeNull();
      }),
    );
  });
  test("the longer the deals, the looser the level; their order does not matter", () => {
    const some = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: FEWEST_WON, maxLength: 40 });
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 400 }), (days, more) => {
        const rank = (list: readonly number[]) =>
          LEVELS.indexOf(cadenceFit(list, DEFAULT_RULEBOOK)?.level ?? "medium");
        expect(rank(days.map((one) => one + more))).toBeLessThanOrEqual(rank(days));
        expect(cadenceFit([...days].reverse(), DEFAULT_RULEBOOK)).toEqual(cadenceFit(days, DEFAULT_RULEBOOK));
      }),
    );
  });
});

test("a deal begins with its first contact where a list tells it; imported without one, nobody knows", () => {
  const deal = {
    createdAt: Date.UTC(2026, 1, 1),
    begunOn: null,
    intake: "reported",
    signedOn: "2026-03-03",
  } as const;
  expect(cycleDaysOf(deal)).toBe(30);
  expect(cycleDaysOf({ ...deal, begunOn: "2026-01-02" })).toBe(60);
  expect(cycleDaysOf({ ...deal, intake: "imported" })).toBeNull();
  expect(cycleDaysOf({ ...deal, intake: "imported", begunOn: "2026-01-02" })).toBe(60);
  expect(cycleDaysOf({ ...deal, begunOn: "2026-04-01" })).toBeNull();
});
