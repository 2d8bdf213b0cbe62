// How much of each stage moves on, how long it takes and what an order is worth: one's own figures where there are enough, else the
// department's, else the company's; the answer says which (rules.md 11).
import { groupedBy } from "../grouped.ts";
import type { InsightRules } from "../insight-rules.ts";
import type { Fen } from "../money.ts";
import type { Seen } from "./seen.ts";
import type { StayStage } from "./stay.ts";
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

export function ratesOf(
  seen: SeenBy,
  { ownRatesFrom }: Pick<InsightRules["insight"], "ownRatesFrom">,
): Rates {
  // The next larger ones are many, and looked at only where the nearer are too few.
  const nearest = <One>(of: (source: Source) => One, count: (one: One) => number): One => {
    const own = of("own");
    if (count(own) >= ownRatesFrom) return own;
    const department = of("department");
    return count(department) >= ownRatesFrom ? department : of("company");
  };
  const byStage = { own: split(seen.own), department: split(seen.department), company: split(seen.company) };
  const stages = WAY_STAGES.flatMap((stage) => {
    const rate = nearest(
      (source) => rateIn(byStage[source]().get(stage) ?? [], stage, source),
      ({ n }) => n,
    );
    return rate.n === 0 ? [] : [rate];
  });
  const { source, amounts } = nearest(
    (source) => ({ source, amounts: amountsWon(seen[source]) }),
    ({ amounts }) => amounts.length,
  );
  const sum = amounts.reduce((total, fen) => total + fen, 0);
  const n = amounts.length;
  return { stages, order: n === 0 ? null : { averageFen: Math.round(sum / n), n, source } };
}

/** Once, and only when it is asked for. */
function split(seen: readonly Seen[]): () => ReadonlyMap<StayStage, readonly Seen[]> {
  let found: ReadonlyMap<StayStage, readonly Seen[]> | null = null;
  return () => {
    found ??= groupedBy(seen, ({ stay }) => stay.stage);
    return found;
  };
}

/** A step back is undecided: it comes again. */
function rateIn(seen: readonly Seen[], stage: WayStage, source: Source): StageRate {
  const exposures: Exposure[] = [];
  let [n, forward] = [0, 0];
  for (const { left, exposure } of seen) {
    if (exposure !== null) exposures.push(exposure);
    if (left !== "forward" && left !== "lost" && left !== "asleep") continue;
    n++;
    if (left === "forward") forward++;
  }
  return { stage, rate: n === 0 ? 0 : forward / n, n, forward, dwell: survivalOf(exposures), source };
}

/** What was won with an amount. */
export function amountsWon(seen: readonly Seen[]): readonly Fen[] {
  const amounts: Fen[] = [];
  for (const { stay } of seen)
    if (stay.stage === 6 && stay.entered === "forward" && stay.amountFen !== null)
      amounts.push(stay.amountFen);
  return amounts;
}
