// The sums: whatever the shares and the amount, nothing is lost and nothing is made; a refund takes back what was given.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_FEN } from "../../../src/domain/money.ts";
import { apportion } from "../../../src/domain/split/apportion.ts";
import { type CreditFacts, creditedBy } from "../../../src/domain/split/credit.ts";
import {
  allTo,
  isSame,
  type Ledgers,
  mustBeWhole,
  primaryOf,
  spelledOut,
  WHOLE,
} from "../../../src/domain/split/shares.ts";
import { refusal } from "../an-item.ts";

const sum = (parts: Iterable<number>) => [...parts].reduce((total, part) => total + part, 0);
const fen = fc.integer({ min: -MOST_FEN, max: MOST_FEN });
const weights = fc
  .array(fc.integer({ min: 0, max: WHOLE }), { minLength: 1, maxLength: 6 })
  .filter((list) => sum(list) > 0);

/** Shares of the whole among people a, b, c …: cuts of ten thousand. */
const shares = fc.array(fc.integer({ min: 0, max: WHOLE }), { minLength: 0, maxLength: 4 }).map((cuts) => {
  const marks = [0, ...cuts.sort((a, b) => a - b), WHOLE];
  return marks.slice(1).map((mark, index) => ({
    memberId: "abcdef"[index] ?? "",
    basisPoints: mark - (marks[index] ?? 0),
  }));
});
const ledgers = fc.record({ performance: shares, ownership: shares, income: shares });

function of(performance: Record<string, number>, ownership = performance, income = performance): Ledgers {
  const list = (parts: Record<string, number>) =>
    Object.entries(parts).map(([memberId, percent]) => ({
      memberId,
      basisPoints: Math.round(percent * 100),
    }));
  return { performance: list(performance), ownership: list(ownership), income: list(income) };
}

describe("an amount shared out", () => {
  test("adds up to the fen, for any shares and amounts, also for what goes back", () => {
    fc.assert(
      fc.property(fen, weights, (amount, list) => void expect(sum(apportion(amount, list))).toBe(amount)),
    );
  });
  test("gives nobody a fen more or less than their exact part", () => {
    fc.assert(
      fc.property(fen, weights, (amount, list) => {
        for (const [index, part] of apportion(amount, list).entries()) {
          // In whole numbers: |part · total − amount · weight| < total.
          const off = BigInt(part) * BigInt(sum(list)) - BigInt(amount) * BigInt(list[index] ?? 0);
          expect((off < 0n ? -off : off) < BigInt(sum(list))).toBe(true);
        }
      }),
    );
  });
  test("is the same every time, and turned round for what goes back", () => {
    fc.assert(
      fc.property(fen, weights, (amount, list) => {
        expect(apportion(amount, list)).toEqual(apportion(amount, list));
        expect(apportion(-amount, list)).toEqual(
          apportion(amount, list).map((part) => (part === 0 ? 0 : -part)),
        );
      }),
    );
  });
  test("of equal remainders the first gets the fen; who has nothing gets nothing", () => {
    expect(apportion(1, [5000, 5000])).toEqual([1, 0]);
    expect(apportion(100, [3333, 3333, 3334])).toEqual([33, 33, 34]);
    expect(apportion(10_000_001, [6000, 0, 4000])).toEqual([6_000_001, 0, 4_000_000]);
    expect(() => apportion(5, [0, 0])).toThrow(RangeError);
    // No -0, of one as of several.
    expect([apportion(-0, [5]), apportion(-0, [5, 5])]).toEqual([[0], [0, 0]]);
  });
});

describe("the three ledgers", () => {
  test("cut from the whole are whole", () => {
    fc.assert(fc.property(ledgers, (all) => void expect(refusal(() => mustBeWhole(all))).toBeNull()));
  });
  test.each([
    ["99.99 %", of({ a: 60, b: 39.99 }), "split-not-whole"],
    ["more than all", of({ a: 60, b: 60 }), "split-not-whole"],
    ["whole in two of three", of({ a: 60, b: 40 }, { a: 100 }, { a: 99.99 }), "split-not-whole"],
    ["a negative one that adds up", of({ a: -20, b: 120 }), "split-negative"],
    ["nobody", of({}), "split-not-whole"],
  ])("%s is refused", (_, all, code) => {
    expect(refusal(() => mustBeWhole(all))).toBe(code);
  });
  test("nobody stands in a ledger twice", () => {
    const twice = [
      { memberId: "a", basisPoints: 3000 },
      { memberId: "a", basisPoints: 7000 },
    ];
    expect(refusal(() => mustBeWhole({ ...allTo("a"), income: twice }))).toBe("split-twice");
  });
  test("the customer has one primary: the largest share, of equal ones the owner, else the first", () => {
    expect(primaryOf(of({ a: 100 }, { a: 30, b: 70 }), "a")).toBe("b");
    expect(primaryOf(of({ a: 50, b: 50 }), "b")).toBe("b");
    expect(primaryOf(of({ a: 50, b: 50 }), "c")).toBe("a");
  });
  test("said in another order, or with the nothings written out, they are the same", () => {
    expect(isSame(of({ a: 60, b: 40 }), of({ b: 40, a: 60 }))).toBe(true);
    fc.assert(
      fc.property(
        ledgers,
        (all) => void expect(isSame(all, spelledOut(all, ["f", "e", "d", "c", "b", "a"]))).toBe(true),
      ),
    );
    expect(isSame(of({ a: 60, b: 40 }), of({ a: 60, b: 40 }, { a: 100 }))).toBe(false);
  });
});

describe("what somebody has been credited with", () => {
  const HOLDINGS = [
    { ownerId: "o", beganAt: 0, endedAt: 500 },
    { ownerId: "p", beganAt: 500, endedAt: null },
  ];
  const credit = (
    facts: CreditFacts,
    asOf = Number.MAX_SAFE_INTEGER,
    ledger: "performance" | "income" = "performance",
  ) => Object.fromEntries(creditedBy(facts, { ledger, asOf }));

  test("before any agreement a payment is its owner's of that day", () => {
    const payments = [
      { at: 10, amountFen: 100 },
      { at: 600, amountFen: 70 },
    ];
    expect(credit({ payments, terms: [], holdings: HOLDINGS })).toEqual({ o: 100, p: 70 });
  });
  test("an amendment holds from when it is in force; what was paid before stays as it was", () => {
    const terms = [
      { from: 5, ledgers: of({ a: 60, b: 40 }) },
      { from: 50, ledgers: of({ a: 10, b: 90 }) },
    ];
    const payments = [
      { at: 10, amountFen: 100 },
      { at: 50, amountFen: 100 },
    ];
    expect(credit({ payments, terms, holdings: HOLDINGS }, 49)).toEqual({ a: 60, b: 40 });
    expect(credit({ payments, terms, holdings: HOLDINGS })).toEqual({ a: 70, b: 130 });
  });
  test("the two ledgers go their own ways", () => {
    const terms = [{ from: 0, ledgers: of({ a: 60, b: 40 }, { a: 100 }, { a: 50, b: 50 }) }];
    const facts = { payments: [{ at: 10, amountFen: 101 }], terms, holdings: HOLDINGS };
    expect(credit(facts)).toEqual({ a: 61, b: 40 });
    expect(credit(facts, 10, "income")).toEqual({ a: 51, b: 50 });
  });
  test("a refund takes back pro rata, across the agreements the payments followed", () => {
    const terms = [
      { from: 0, ledgers: of({ a: 100 }) },
      { from: 50, ledgers: of({ b: 100 }) },
    ];
    const payments = [
      { at: 10, amountFen: 300 },
      { at: 60, amountFen: 100 },
      { at: 70, amountFen: -200 },
    ];
    expect(credit({ payments, terms, holdings: HOLDINGS })).toEqual({ a: 150, b: 50 });
  });

  /** Payments and refunds in time, a refund never more than what is there; agreements that come into force among them. */
  const course = fc
    .array(
      fc.record({
        pay: fc.option(fc.integer({ min: 1, max: MOST_FEN / 100 }), { freq: 4 }),
        back: fc.double({ min: 0, max: 1, noNaN: true }),
        terms: fc.option(ledgers, { freq: 3 }),
      }),
      { maxLength: 12 },
    )
    .map((steps) => {
      let paid = 0;
      const payments: { at: number; amountFen: number }[] = [];
      const terms: { from: number; ledgers: Ledgers }[] = [];
      for (const [index, step] of steps.entries()) {
        if (step.terms !== null) terms.push({ from: index * 10, ledgers: step.terms });
        const amountFen = step.pay ?? -Math.floor(paid * step.back);
        if (amountFen !== 0) payments.push({ at: index * 10 + 5, amountFen });
        paid += amountFen;
      }
      return { payments, terms, paid, holdings: HOLDINGS };
    });

  test("always adds up to what came in, and nobody owes anything", () => {
    fc.assert(
      fc.property(course, fc.constantFrom("performance" as const, "income" as const), (facts, ledger) => {
        const parts = [...creditedBy(facts, { ledger, asOf: Number.MAX_SAFE_INTEGER }).values()];
        expect(sum(parts)).toBe(facts.paid);
        expect(parts.every((part) => part >= 0)).toBe(true);
      }),
    );
  });
  test("refunded in full, nobody keeps a fen", () => {
    fc.assert(
      fc.property(course, (facts) => {
        fc.pre(facts.paid > 0);
        const payments = [...facts.payments, { at: 1_000, amountFen: -facts.paid }];
        const parts = creditedBy({ ...facts, payments }, { ledger: "performance", asOf: 2_000 });
        expect([...parts.values()].every((part) => part === 0)).toBe(true);
      }),
    );
  });
  test("what is agreed later changes no figure of a time before", () => {
    fc.assert(
      fc.property(course, fc.nat(120), ledgers, (facts, asOf, later) => {
        const terms = [...facts.terms, { from: asOf + 1, ledgers: later }].sort((a, b) => a.from - b.from);
        expect(credit({ ...facts, terms }, asOf)).toEqual(credit(facts, asOf));
      }),
    );
  });
});
