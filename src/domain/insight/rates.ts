// How much of each stage moves on, how long it takes and what an order is worth: one's own figures where there are enough, else the
// department's, else the company's; the answer says which (rules.md 11).
import type { InsightRules } from "../insight-rules.ts";
import type { Fen } from "../money.ts";
import { sortedNumbers } from "../sorted-numbers.ts";
import { type Ages, type RunningAges, runningAges } from "./ages.ts";
import { type Running, running } from "./running.ts";
import type { StayStage } from "./stay.ts";
import { type Survival, survivalAmong } from "./survival.ts";

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

/** What rates are made of. */
export interface Course {
  /** Of stages 1–5, in order. */
  readonly stages: readonly { readonly n: number; readonly forward: number; readonly ages: Ages }[];
  /** The amounts of what was won with one, the smallest first. */
  readonly won: Float64Array;
}

export type CourseOf = (source: Source) => Course;

export function runningCourse(): Running<Course> {
  const stages = WAY_STAGES.map(() => ({ n: 0, forward: 0, ages: runningAges() }));
  const won = sortedNumbers();
  return running(
    (seen, by) => {
      for (const { stay, left, exposure } of seen) {
        const { stage, entered, amountFen } = stay;
        if (stage === 6 && entered === "forward" && amountFen !== null) {
          if (by === 1) won.add(amountFen);
          else won.take(amountFen);
        }
        const here = wayOf(stages, stage);
        if (here === undefined) continue;
        if (by === 1) here.ages.add(exposure);
        else here.ages.take(exposure);
        // A step back is undecided: it comes again.
        if (left !== "forward" && left !== "lost" && left !== "asleep") continue;
        here.n += by;
        if (left === "forward") here.forward += by;
      }
    },
    () => ({
      stages: stages.map(({ ages, ...counts }) => ({ ...counts, ages: ages.now() })),
      won: won.all(),
    }),
  );
}

interface OfStage {
  n: number;
  forward: number;
  readonly ages: RunningAges;
}

function wayOf(stages: readonly OfStage[], stage: StayStage): OfStage | undefined {
  return stages[stage - 1];
}

/** @param of the next larger ones are many, and asked for only where the nearer are too few */
export function ratesOf(
  of: CourseOf,
  { ownRatesFrom }: Pick<InsightRules["insight"], "ownRatesFrom">,
): Rates {
  const nearest = (count: (course: Course) => number): Source => {
    if (count(of("own")) >= ownRatesFrom) return "own";
    return count(of("department")) >= ownRatesFrom ? "department" : "company";
  };
  const stages = WAY_STAGES.flatMap((stage): readonly StageRate[] => {
    const source = nearest((course) => course.stages[stage - 1]?.n ?? 0);
    const { n, forward, ages } = of(source).stages[stage - 1] ?? {};
    if (n === undefined || n === 0 || forward === undefined || ages === undefined) return [];
    return [{ stage, rate: forward / n, n, forward, dwell: survivalAmong(ages), source }];
  });
  const source = nearest(({ won }) => won.length);
  const { won } = of(source);
  const sum = won.reduce((total, fen) => total + fen, 0);
  const n = won.length;
  return { stages, order: n === 0 ? null : { averageFen: Math.round(sum / n), n, source } };
}
