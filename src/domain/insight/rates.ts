// How much of each stage moves on, how long it takes and what an order is worth: one's own figures where there are enough, else the
// department's, else the company's; the answer says which (rules.md 11).
import type { InsightRules } from "../insight-rules.ts";
import type { Fen } from "../money.ts";
import type { Seen } from "./seen.ts";
import { type Exposure, type Survival, survivalOf } from "./survival.ts";

export type WayStage = 1 | 2 | 3 | 4 | 5;
export const WAY_STAGES: readonly WayStage[] = [1, 2, 3, 4, 5];

/** Whose figures they are, the nearest first. */
export type Source = "own" | "department" | "company";

export interface StageRate {
  readonly stage: WayStage;
  /** 0–1: of what was decided for good, moved on or lost. */
  readonly rate: number;
  /** How many were decided, and how many of them moved on. */
  readonly n: number;
  readonly forward: number;
  readonly dwell: Survival;
  readonly source: Source;
}

export interface Rates {
  /** In order; a stage of which nobody knows anything is missing. */
  readonly stages: readonly StageRate[];
  /** Null where nothing was ever won with an amount. */
  readonly order: { readonly averageFen: Fen; readonly n: number; readonly source: Source } | null;
}

export type SeenBy = Readonly<Record<Source, readonly Seen[]>>;

const SOURCES: readonly Source[] = ["own", "department", "company"];

export function ratesOf(
  seen: SeenBy,
  { ownRatesFrom }: Pick<InsightRules["insight"], "ownRatesFrom">,
): Rates {
  const stages = WAY_STAGES.flatMap((stage) => {
    const found = SOURCES.map((source) => rateIn(seen[source], stage, source));
    const rate = found.find(({ n }) => n >= ownRatesFrom) ?? found.at(-1);
    return rate === undefined || rate.n === 0 ? [] : [rate];
  });
  const orders = SOURCES.map((source) => ({ source, amounts: wonIn(seen[source]) }));
  const order = orders.find(({ amounts }) => amounts.length >= ownRatesFrom) ?? orders.at(-1);
  const amounts = order?.amounts ?? [];
  const sum = amounts.reduce((total, fen) => total + fen, 0);
  return {
    stages,
    order:
      order === undefined || amounts.length === 0
        ? null
        : { averageFen: Math.round(sum / amounts.length), n: amounts.length, source: order.source },
  };
}

/** A step back is undecided: it comes again. */
function rateIn(seen: readonly Seen[], stage: WayStage, source: Source): StageRate {
  const exposures: Exposure[] = [];
  let [n, forward] = [0, 0];
  for (const { stay, left, exposure } of seen) {
    if (stay.stage !== stage) continue;
    if (exposure !== null) exposures.push(exposure);
    if (left !== "forward" && left !== "lost" && left !== "asleep") continue;
    n++;
    if (left === "forward") forward++;
  }
  return { stage, rate: n === 0 ? 0 : forward / n, n, forward, dwell: survivalOf(exposures), source };
}

function wonIn(seen: readonly Seen[]): readonly Fen[] {
  return seen.flatMap(({ stay }) =>
    stay.stage === 6 && stay.entered === "forward" && stay.amountFen !== null ? [stay.amountFen] : [],
  );
}
