// The customers that make the top share of a year: as few as reach it, the largest first (article L26).
import fc from "fast-check";
import { expect, test } from "vitest";
import { topByRevenue } from "../../../src/domain/value/customer-value.ts";

const of = (...paid: number[]) => paid.map((paidFen, customerId) => ({ customerId, paidFen }));
const SHARE = 2000;

test.each([
  [[60, 30, 10], [0]],
  [
    [15, 10, 10, 10, 10, 10, 10, 10, 10, 5],
    [0, 1],
  ],
  [[10, 10, 10], [0]],
  // Reached to the fen is reached.
  [[10, 10, 10, 10, 10], [0]],
  [[0, -5], []],
  [[], []],
] as const)("of %j they are %j", (paid, wanted) => {
  expect(topByRevenue(of(...paid), SHARE).map(({ customerId }) => customerId)).toEqual(wanted);
});

test("they reach the share, without the smallest of them they do not, and nobody left out brought more", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1_000_000 }), { minLength: 1, maxLength: 40 }),
      (paid) => {
        const all = of(...paid);
        const top = topByRevenue(all, SHARE);
        const sum = (list: readonly { paidFen: number }[]) =>
          list.reduce((total, { paidFen }) => total + paidFen, 0);
        const total = sum(all.filter(({ paidFen }) => paidFen > 0));
        expect(sum(top) * 10_000).toBeGreaterThanOrEqual(total * SHARE);
        if (top.length > 0) expect(sum(top.slice(0, -1)) * 10_000).toBeLessThan(total * SHARE);
        const least = top.at(-1)?.paidFen ?? Number.POSITIVE_INFINITY;
        for (const one of all)
          if (!top.includes(one)) expect(Math.max(0, one.paidFen)).toBeLessThanOrEqual(least);
      },
    ),
  );
});
