// Money is whole fen (rules.md 1): what an item is worth, and sums that stay exact.
import fc from "fast-check";
import { expect, test } from "vitest";
import { amountOf } from "../../src/domain/item/item.ts";
import { nextPaymentDay } from "../../src/domain/item/payments.ts";
import { MOST_FEN } from "../../src/domain/money.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";

const fen = fc.integer({ min: 0, max: MOST_FEN });
const perhaps = fc.option(fen);

test.each([
  ["nothing known", null, null, null, null],
  ["expected", 300, null, null, 300],
  ["quoted after expected", 300, 250, null, 250],
  ["the contract above all", 300, 250, 240, 240],
  ["a contract without a quote", 300, null, 240, 240],
  ["a contract of nothing is a contract", 300, 250, 0, 0],
  ["a free quote is a quote", 300, 0, null, 0],
])("an item is worth the latest of what we know: %s", (_, expectedFen, quotedFen, contractFen, worth) => {
  expect(amountOf({ expectedFen, quotedFen, contractFen })).toBe(worth);
});

test("what it is worth is one of the amounts that were said, whole as it was", () => {
  fc.assert(
    fc.property(perhaps, perhaps, perhaps, (expectedFen, quotedFen, contractFen) => {
      const worth = amountOf({ expectedFen, quotedFen, contractFen });
      expect([expectedFen, quotedFen, contractFen]).toContain(worth);
      expect(worth === null).toBe(expectedFen === null && quotedFen === null && contractFen === null);
    }),
  );
});

test("the largest order is a hundred billion yuan in fen, and five hundred of them still add up to the fen", () => {
  expect(MOST_FEN).toBe(100_000_000_000 * 100);
  expect(Number.isSafeInteger(500 * MOST_FEN + 1)).toBe(true);
});

test("the amount from which the head gives first is 500 000 yuan, in fen", () => {
  expect(DEFAULT_RULEBOOK.pool.reservedAboveFen).toBe(500_000 * 100);
});

test("paying a plan part by part moves its next day on, a fen short does not", () => {
  const parts = fc.uniqueArray(
    fc.record({
      amountFen: fc.integer({ min: 1, max: MOST_FEN }),
      day: fc.integer({ min: 10, max: 28 }).map((date) => `2026-03-${date}`),
    }),
    { minLength: 1, maxLength: 6, selector: ({ day }) => day },
  );
  fc.assert(
    fc.property(parts, (plan) => {
      const inOrder = [...plan].sort((one, other) => (one.day < other.day ? -1 : 1));
      let paid = 0;
      for (const [index, part] of inOrder.entries()) {
        expect(nextPaymentDay(plan, paid)).toBe(part.day);
        expect(nextPaymentDay(plan, paid + part.amountFen - 1)).toBe(part.day);
        paid += part.amountFen;
        expect(nextPaymentDay(plan, paid)).toBe(inOrder[index + 1]?.day ?? null);
      }
    }),
  );
});
