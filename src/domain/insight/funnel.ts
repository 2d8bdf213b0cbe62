// The funnel with time in it: of each stage who entered, moved on, was lost, is still there, and how long it takes
// (rules.md 11; A20, A28). [L30, L31, L39]
import type { Fen } from "../money.ts";
import type { BasisPoints } from "../split/shares.ts";
import { endOf, type Seen, type Window } from "./seen.ts";
import type { StayStage } from "./stay.ts";
import { type Exposure, survivalOf } from "./survival.ts";

export const STAY_STAGES: readonly StayStage[] = [0, 1, 2, 3, 4, 5, 6];

export interface Dwell {
  /** How many were watched; open ones among them. */
  readonly n: number;
  /** Null where fewer than half of them have left so far: it is longer than `longestMs` then. */
  readonly medianMs: number | null;
  readonly p80Ms: number | null;
  readonly longestMs: number;
}

export interface StageFlow {
  readonly stage: StayStage;
  /** 同批: the items that entered in the window, each once, and what has become of them since. */
  readonly entered: number;
  readonly forward: number;
  readonly back: number;
  readonly lost: number;
  /** Asleep, eliminated or merged. */
  readonly gone: number;
  readonly open: number;
  /** How much of those that entered has moved on. Null where none entered. */
  readonly conversion: BasisPoints | null;
  /** 快照: who left in the window, whenever they came, and how many of them moved on. */
  readonly leftInWindow: number;
  readonly forwardInWindow: number;
  /** What stands in the stage at the end of what is seen. */
  readonly stock: number;
  readonly stockFen: Fen;
  /** Of a visit. */
  readonly dwell: Dwell;
  /** Visits beyond the first ones: moved back and come again. */
  readonly again: number;
}

export function funnelOf(seen: readonly Seen[], window: Window): readonly StageFlow[] {
  const byStage = new Map<StayStage, Seen[]>(STAY_STAGES.map((stage) => [stage, []]));
  for (const stay of seen) byStage.get(stay.stage)?.push(stay);
  return [...byStage].map(([stage, stays]) => flowOf(stage, stays, window));
}

function flowOf(stage: StayStage, stays: readonly Seen[], window: Window): StageFlow {
  // Of an item's visits the last one says what became of it.
  const cohort = new Map<number, Seen>();
  let visits = 0;
  for (const stay of stays) {
    if (stay.entered === "imported" || stay.enteredAt < window.from) continue;
    visits++;
    cohort.set(stay.no, stay);
  }
  const became = (left: Seen["left"]) => count(cohort.values(), (stay) => stay.left === left);
  const forward = became("forward");
  const left = stays.filter(({ leftAt }) => leftAt !== null && leftAt >= window.from);
  const stock = stays.filter((stay) => stay.leftAt === null && stay.enteredAt < endOf(window));
  return {
    stage,
    entered: cohort.size,
    forward,
    back: became("back"),
    lost: became("lost"),
    gone: became("asleep") + became("gone"),
    open: became(null),
    conversion: cohort.size === 0 ? null : Math.round((forward * 10_000) / cohort.size),
    leftInWindow: left.length,
    forwardInWindow: count(left, (stay) => stay.left === "forward"),
    stock: stock.length,
    stockFen: stock.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0),
    dwell: dwellOf(stays.flatMap(({ exposure }) => (exposure === null ? [] : [exposure]))),
    again: visits - cohort.size,
  };
}

/** The median and the 80th percentile, open ones censored. */
export function dwellOf(exposures: readonly Exposure[]): Dwell {
  const survival = survivalOf(exposures);
  return {
    n: survival.n,
    medianMs: survival.quantileMs(0.5),
    p80Ms: survival.quantileMs(0.8),
    longestMs: survival.longestMs,
  };
}

function count<One>(all: Iterable<One>, is: (one: One) => boolean): number {
  let sum = 0;
  for (const one of all) if (is(one)) sum++;
  return sum;
}
