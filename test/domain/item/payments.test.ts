// Sums in fen (rules.md 1, 5): what is still to come of a plan.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextAfterMoney, nextPaymentDay, openParts, planOfWhole } from "../../../src/domain/item/payments.ts";

const PLAN = [
  { amountFen: 100, day: "2026-04-01" },
  { amountFen: 300, day: null },
  { amountFen: 200, day: "2026-03-01" },
];

test.each([
  [0, "2026-03-01"],
  [199, "2026-03-01"],
  [200, "2026-04-01"],
  [300, null],
])("with %i fen paid, the next day is %s", (paid, day) => {
  expect(nextPaymentDay(PLAN, paid)).toBe(day);
});

describe("once 200 fen have come in on 3/5", () => {
  const planned = { nextDay: "2026-04-01", nextMinute: null, nextText: null };
  const none = { nextDay: null, nextMinute: null, nextText: null };
  const agreed = { nextDay: "2026-03-20", nextMinute: null, nextText: "acceptance" };
  test.each([
    ["nothing", none, PLAN, planned],
    ["the part that is paid", { ...none, nextDay: "2026-03-01" }, PLAN, planned],
    ["a day agreed with the customer", agreed, PLAN, agreed],
    ["one without a plan", agreed, [], agreed],
    ["a meeting that day", { ...agreed, nextDay: "2026-03-05" }, PLAN, { ...agreed, nextDay: "2026-03-05" }],
    ["a day that has passed", { ...agreed, nextDay: "2026-03-04" }, PLAN, planned],
    ["one that has passed, without a plan", { ...agreed, nextDay: "2026-03-04" }, [], none],
  ] as const)("and %s was next, it is %j", (_, item, plan, next) => {
    expect(nextAfterMoney(item, { plan, before: 0, after: 200, today: "2026-03-05" })).toEqual(next);
  });
});

test("what is open of a plan and what came in make up all that has a day, the earliest filled first", () => {
  const part = fc.record({
    amountFen: fc.integer({ min: 1, max: 1000 }),
    day: fc.integer({ min: 10, max: 28 }).map((date) => `2026-03-${date}`),
  });
  fc.assert(
    fc.property(fc.array(part), fc.integer({ min: -500, max: 3000 }), (plan, paid) => {
      const sum = (parts: readonly { amountFen: number }[]) =>
        parts.reduce((fen, { amountFen }) => fen + amountFen, 0);
      const open = openParts(plan, paid);
      expect(sum(open)).toBe(Math.max(0, sum(plan) - Math.max(0, paid)));
      expect(open.map(({ day }) => day)).toEqual(open.map(({ day }) => day).sort());
      expect(open[0]?.day ?? null).toBe(nextPaymentDay(plan, paid));
    }),
  );
});

test("more money never brings an earlier day", () => {
  const part = fc.record({
    amountFen: fc.integer({ min: 1, max: 1000 }),
    day: fc.integer({ min: 10, max: 28 }).map((date) => `2026-03-${date}`),
  });
  fc.assert(
    fc.property(fc.array(part), fc.nat(3000), fc.nat(3000), (plan, paid, more) => {
      const before = nextPaymentDay(plan, paid);
      const after = nextPaymentDay(plan, paid + more);
      if (before === null) expect(after).toBeNull();
      else if (after !== null) expect(after >= before).toBe(true);
    }),
  );
});

test.each([
  ["what is left, said after the first money", 2_000_00, 500_00, 2_500_00, [500_00, 2_000_00]],
  ["less than what is left", 800_00, 500_00, 2_500_00, [500_00, 800_00]],
  ["the whole contract again", 2_500_00, 500_00, 2_500_00, [2_500_00]],
  ["no contract amount known", 2_000_00, 500_00, null, [500_00, 2_000_00]],
  ["nothing paid yet", 2_500_00, 0, 2_500_00, [2_500_00]],
  ["more paid back than in", 2_500_00, -100_00, 2_500_00, [2_500_00]],
])(
  "a plan of %s settles none of what is to come with what came in",
  (_, planned, paidFen, contractFen, parts) => {
    const plan = [{ amountFen: planned, day: "2026-04-30", condition: "尾款" }];
    const whole = planOfWhole(plan, { paidFen, contractFen, today: "2026-03-10" });
    expect(whole.map(({ amountFen }) => amountFen)).toEqual(parts);
    const open = openParts(whole, Math.max(0, paidFen));
    const counted = parts.length === 2 || paidFen <= 0 ? planned : planned - paidFen;
    expect(open.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(counted);
  },
);
