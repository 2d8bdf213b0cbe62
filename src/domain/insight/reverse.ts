// 倒推: from a target back to how many are needed in each stage, and by when they have to be there (rules.md 11; A54). [L61]
import type { InsightRules } from "../insight-rules.ts";
import type { Fen } from "../money.ts";
import type { OpenInStage } from "./open.ts";
import type { Rates, Source, StageRate, WayStage } from "./rates.ts";

/** What is open in a stage, and what it is worth where anybody has said. */
export interface Standing extends Pick<OpenInStage, "stage" | "knownFen" | "unknown"> {
  readonly nos: ArrayLike<number>;
}

export interface NeededInStage {
  readonly stage: WayStage;
  /** So many have to be in it, or behind it already. */
  readonly needed: number;
  /** What stands in it now. */
  readonly have: number;
  /** Entered after this instant (ms), most of them close too late; null where nobody knows how long it takes. */
  readonly lastSafe: number | null;
  readonly rate: number;
  readonly n: number;
  readonly source: Source;
}

export interface Reverse {
  readonly targetFen: Fen;
  readonly bookedFen: Fen;
  /** What of the open ones can be expected, whenever that is. */
  readonly expectedFen: Fen;
  /** Of so many of them nobody has said an amount: each counts as an average order. */
  readonly unknown: number;
  /** What is missing of the target then; 0 where nothing is. */
  readonly gapFen: Fen;
  readonly averageFen: Fen;
  /** Orders to win beyond what is open. */
  readonly deals: number;
  /** The latest stage first. */
  readonly stages: readonly NeededInStage[];
  /** The stage that lacks most of what it needs; null where none lacks anything. */
  readonly worst: NeededInStage | null;
}

interface Goal {
  readonly targetFen: Fen;
  readonly bookedFen: Fen;
  /** The end of the period, ms. */
  readonly endsAt: number;
}

/** Null where nobody has ever won anything, or a stage's share is not known: then the number has to be told. */
export function reverseOf(
  goal: Goal,
  {
    open,
    rates,
    rules,
  }: {
    readonly open: readonly Standing[];
    readonly rates: Rates;
    readonly rules: Pick<InsightRules["insight"], "safeShare">;
  },
): Reverse | null {
  const { order } = rates;
  if (order === null || rates.stages.length < 5 || rates.stages.some(({ rate }) => rate === 0)) return null;
  const chance = new Map(rates.stages.map(({ stage }) => [stage, chanceFrom(stage, rates.stages)]));
  const expectedFen = Math.round(
    open.reduce((sum, one) => sum + worthOf(one, order) * (chance.get(one.stage) ?? 0), 0),
  );
  const gapFen = Math.max(0, goal.targetFen - goal.bookedFen - expectedFen);
  const deals = gapFen / order.averageFen;
  const stages = [...rates.stages].reverse().map((rate) => ({
    stage: rate.stage,
    needed: wholeUp(deals / (chance.get(rate.stage) ?? 1)),
    have: open.find(({ stage }) => stage === rate.stage)?.nos.length ?? 0,
    lastSafe: lastSafeFor(rate.stage, rates.stages, { ...goal, share: rules.safeShare / 10_000 }),
    rate: rate.rate,
    n: rate.n,
    source: rate.source,
  }));
  const lacking = stages.filter(({ needed }) => needed > 0);
  const [worst] = [...lacking].sort((a, b) => a.have / a.needed - b.have / b.needed || a.stage - b.stage);
  return {
    targetFen: goal.targetFen,
    bookedFen: goal.bookedFen,
    expectedFen,
    unknown: open.reduce((sum, one) => sum + one.unknown, 0),
    gapFen,
    averageFen: order.averageFen,
    deals: wholeUp(deals),
    stages,
    worst: worst ?? null,
  };
}

function worthOf({ knownFen, unknown }: Standing, { averageFen }: { readonly averageFen: Fen }): Fen {
  return knownFen + unknown * averageFen;
}

/** What a computer makes of 3 may be a little more than 3. */
function wholeUp(count: number): number {
  return Math.max(0, Math.ceil(count - 1e-9));
}

/** How likely what stands in a stage is won at all. */
function chanceFrom(stage: WayStage, stages: readonly StageRate[]): number {
  return stages.filter((one) => one.stage >= stage).reduce((product, { rate }) => product * rate, 1);
}

function lastSafeFor(
  stage: WayStage,
  stages: readonly StageRate[],
  { endsAt, share }: { readonly endsAt: number; readonly share: number },
): number | null {
  let at = endsAt;
  for (const { dwell } of stages.filter((one) => one.stage >= stage)) {
    const needsMs = dwell.quantileMs(share);
    if (needsMs === null) return null;
    at -= needsMs;
  }
  return at;
}
