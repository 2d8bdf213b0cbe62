// Journeys through the stages and the pool (rules.md 2, 3): what no order of moves may ever bring about.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assign } from "../../../src/domain/hands/pool.ts";
import type { Item, Stage } from "../../../src/domain/item/item.ts";
import { giveBack } from "../../../src/domain/item/places.ts";
import {
  advance,
  hasMark,
  lose,
  type Marks,
  moveBack,
  NO_MARKS,
  restart,
} from "../../../src/domain/item/stages.ts";
import { RuleError } from "../../../src/domain/rule-error.ts";
import { anItem, NOW, owner, PATHS, refusal } from "../an-item.ts";

const TODAY = "2026-03-10";
const going = (to: Stage, marks: Partial<Marks> = {}, skipReason: string | null = null) => ({
  to,
  marks: { ...NO_MARKS, ...marks },
  skipReason,
  text: "said",
  today: TODAY,
});
const ALL: Partial<Marks> = {
  meeting: "Thursday, Wang",
  quotedFen: 28_000_000,
  openPoints: "payment terms",
  plannedSigningOn: "2026-04-01",
  contractFen: 26_000_000,
};

describe("marks", () => {
  test.each([
    [2, [2]],
    [3, [2, 3]],
    [4, [2, 3, 4]],
    [5, [2, 3, 4, 5]],
  ] as const)("a jump from 1 to %i names every mark that is missing: %j", (to, stages) => {
    const asked = (reason: string | null): unknown => {
      try {
        return advance(anItem({ stage: 1 }), going(to, {}, reason));
      } catch (error) {
        return error instanceof RuleError ? [error.code, error.facts["stages"]] : error;
      }
    };
    expect(asked(null)).toEqual(["mark-missing", stages]);
    expect(asked("customer jumped")).toEqual(["mark-missing", [to]]);
  });
  test("a quote carries its date: today's when none is said, and a new quote a new one", () => {
    const first = advance(anItem({ stage: 2 }), going(3, { quotedFen: 5 })).item;
    expect(first.quotedOn).toBe(TODAY);
    expect(
      advance(anItem({ stage: 2 }), going(3, { quotedFen: 5, quotedOn: "2026-03-06" })).item.quotedOn,
    ).toBe("2026-03-06");
    const later = { ...going(4, { quotedFen: 4, openPoints: "price" }), today: "2026-03-20" };
    expect(advance(first, later).item).toMatchObject({ quotedFen: 4, quotedOn: "2026-03-20" });
    expect(advance(first, { ...later, marks: { ...NO_MARKS, openPoints: "price" } }).item.quotedOn).toBe(
      TODAY,
    );
  });
  test("a signing is dated when it was said to be, and never without its amount", () => {
    const item = anItem({ stage: 5, ...({ meeting: "met" } as const) });
    expect(advance(item, going(6, { contractFen: 9, signedOn: "2026-03-09" })).item.signedOn).toBe(
      "2026-03-09",
    );
    expect(refusal(() => advance(item, going(6, { signedOn: "2026-03-09" }, "skipped")))).toBe(
      "mark-missing",
    );
  });
});

describe("out of play", () => {
  test.each([
    ["a lead", anItem({ kind: "lead", stage: null }), "still-a-lead"],
    ["a lost one", anItem({ outcome: "lost" }), "lost-restart-first"],
  ])("%s is neither lost nor moved back", (_, item, code) => {
    expect(refusal(() => lose(item, { reason: "x", lostTo: "y", text: "x" }))).toBe(code);
    expect(refusal(() => moveBack(item, { to: 1, reason: "x", paidFen: 0 }))).toBe(code);
  });
  test("a won one is not lost", () => {
    const won = anItem({ stage: 6, outcome: "won" });
    expect(refusal(() => lose(won, { reason: "x", lostTo: "y", text: "x" }))).toBe("already-won");
  });
});

const stage = fc.constantFrom<Stage>(1, 2, 3, 4, 5, 6);
const marks = fc
  .subarray(Object.keys(ALL) as (keyof Marks)[])
  .map((keys) => Object.fromEntries(keys.map((key) => [key, ALL[key]])));
const move = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant("advance" as const), stage, marks, fc.boolean()) },
  fc.tuple(fc.constantFrom("back", "lose", "restart", "return", "assign"), stage, marks, fc.boolean()),
);
type Move = typeof move extends fc.Arbitrary<infer One> ? One : never;

function after(item: Item, [kind, to, said, flag]: Move): Item {
  switch (kind) {
    case "advance":
      return advance(item, going(to, said, flag ? "customer jumped" : null)).item;
    case "back":
      return moveBack(item, { to, reason: "changed their mind", paidFen: flag ? 1 : 0 }).item;
    case "lose":
      return lose(item, { reason: "price", lostTo: flag ? "rival" : null, text: "price" }).item;
    case "restart":
      return restart(item, { reason: "came back", now: NOW }).item;
    case "return":
      return giveBack(item, { reason: "no budget", now: NOW }).item;
    case "assign":
      return assign(item, { to: owner, largePath: PATHS.large, now: NOW }).item;
  }
}

test("no order of moves leaves a stage without its mark, a closed item in play, or an item with no place", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let item: Item = anItem();
      for (const one of moves) {
        const before = item;
        const [kind, to, , flag] = one;
        if (refusal(() => (item = after(before, one))) !== null) continue;
        seen.add(kind).add(item.outcome).add(item.place);
        expect([1, 2, 3, 4, 5, 6]).toContain(item.stage);
        expect(item.outcome === "won").toBe(item.stage === 6);
        expect(item.ownerId !== null).toBe(item.place === "owned");
        if (item.outcome !== "open") expect(item.place).toBe("owned");
        if (before.outcome === "lost") expect(kind).toBe("restart");
        if (before.outcome === "won") expect([kind, flag]).toEqual(["back", false]);
        if (kind !== "advance" && kind !== "back") expect(item.stage).toBe(before.stage);
        if (kind === "lose")
          expect(before.stage !== null && (before.stage < 3 || item.lostTo !== null)).toBe(true);
        for (const each of [1, 2, 3, 4, 5, 6] as const) {
          if (hasMark(before, each)) expect(hasMark(item, each)).toBe(true);
          const entered = kind === "advance" && each > Number(before.stage) && each <= to;
          if (entered && !(flag && each < to)) expect(hasMark(item, each)).toBe(true);
        }
      }
    }),
    { numRuns: 1000 },
  );
  expect([...seen].sort()).toEqual(
    ["advance", "assign", "back", "lose", "lost", "open", "owned", "pool", "restart", "return", "won"].sort(),
  );
});
