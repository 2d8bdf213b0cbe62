// From a target back to what each stage needs, worked out by hand.
import { describe, expect, test } from "vitest";
import {
  type Rates,
  ratesOf,
  runningCourse,
  type StageRate,
  WAY_STAGES,
} from "../../../src/domain/insight/rates.ts";
import { reverseOf } from "../../../src/domain/insight/reverse.ts";
import { figuresOf } from "../../../src/domain/insight/running.ts";
import { survivalOf } from "../../../src/domain/insight/survival.ts";

const DAY = 86_400_000;
const WAN = 1_000_000;
const rules = { safeShare: 7000, ownRatesFrom: 20 };
/** Ten that take 1 to 10 days: seven of them have gone after seven. */
const TEN = survivalOf(
  Array.from({ length: 10 }, (_, index) => ({ fromMs: 0, toMs: (index + 1) * DAY, ended: true })),
);
const stageRate = (stage: StageRate["stage"], rate: number): StageRate => ({
  stage,
  rate,
  n: 40,
  forward: 40 * rate,
  dwell: TEN,
  source: "own",
});
const RATES: Rates = {
  stages: WAY_STAGES.map((stage) => stageRate(stage, 0.5)),
  order: { averageFen: 20 * WAN, n: 25, source: "own" },
};
const goal = (targetFen: number, bookedFen = 0) => ({ targetFen, bookedFen, endsAt: 100 * DAY });

describe("倒推", () => {
  test("half of each stage moves on, an order is 20万: 100万 with 20万 signed and one of 80万 in stage 4", () => {
    const open = [{ stage: 4 as const, nos: [1], knownFen: 80 * WAN, unknown: 0 }];
    const found = reverseOf(goal(100 * WAN, 20 * WAN), { open, rates: RATES, rules });
    // 80万 · ½ · ½ = 20万; 100 − 20 − 20 = 60万 = 3 orders: 6 in stage 5, 12 in 4, 24, 48, 96.
    expect(found).toMatchObject({ expectedFen: 20 * WAN, gapFen: 60 * WAN, deals: 3 });
    expect(found?.stages.map(({ stage, needed, have }) => [stage, needed, have])).toEqual([
      [5, 6, 0],
      [4, 12, 1],
      [3, 24, 0],
      [2, 48, 0],
      [1, 96, 0],
    ]);
    // Seven days a stage: on day 93 in stage 5, on day 65 in stage 1.
    expect(found?.stages.map(({ lastSafe }) => (lastSafe ?? 0) / DAY)).toEqual([93, 86, 79, 72, 65]);
    expect(found?.worst?.stage).toBe(1);
  });

  test("what has no amount counts as an average order; nothing missing needs nothing", () => {
    const open = [{ stage: 5 as const, nos: [1], knownFen: 0, unknown: 1 }];
    const found = reverseOf(goal(30 * WAN, 20 * WAN), { open, rates: RATES, rules });
    expect(found).toMatchObject({ expectedFen: 10 * WAN, gapFen: 0, deals: 0, worst: null });
  });

  test("without a win, or a stage of which nobody knows, there is no answer", () => {
    expect(reverseOf(goal(WAN), { open: [], rates: { ...RATES, order: null }, rules })).toBeNull();
    const four = { ...RATES, stages: RATES.stages.slice(1) };
    expect(reverseOf(goal(WAN), { open: [], rates: four, rules })).toBeNull();
    const never = { ...RATES, stages: WAY_STAGES.map((stage) => stageRate(stage, stage === 3 ? 0 : 0.5)) };
    expect(reverseOf(goal(WAN), { open: [], rates: never, rules })).toBeNull();
  });
});

describe("whose rates", () => {
  const seen = (count: number, left: "forward" | "lost") =>
    Array.from({ length: count }, (_, no) => ({
      stay: {
        id: no,
        no,
        stage: 2 as const,
        entered: "forward" as const,
        enteredAt: 0,
        left,
        leftAt: DAY,
        ownerId: "zhang",
        departmentId: 1,
        largeDepartmentId: 1,
        awayMs: 0,
        awaySince: null,
        hands: "",
        customerId: no,
        createdAt: 0,
        intake: "marketing" as const,
        amountFen: null,
      },
      left,
      leftAt: DAY,
      exposure: { fromMs: 0, toMs: DAY, ended: true },
    }));

  test.each([
    [20, 30, 40, "own", 1],
    [19, 30, 40, "department", 1],
    [19, 19, 40, "company", 1],
    [3, 3, 3, "company", 1],
  ] as const)("own %d, department %d, company %d: %s's", (own, department, company, source, rate) => {
    const counts = { own, department, company };
    const found = ratesOf((of) => figuresOf(runningCourse(), seen(counts[of], "forward")), rules);
    expect(found.stages).toMatchObject([{ stage: 2, source, rate }]);
    expect(found.order).toBeNull();
  });
});
