// The funnel with time in it: of each stage who entered, moved on, was lost, is still there, and how long it takes
// (rules.md 11; A20, A28). [L30, L31, L39]
import type { Fen } from "../money.ts";
import type { BasisPoints } from "../split/shares.ts";
import { type Ages, type RunningAges, runningAges } from "./ages.ts";
import { figuresOf, type Running, running } from "./running.ts";
import type { Seen, Window } from "./seen.ts";
import type { StayStage } from "./stay.ts";
import { survivalAmong } from "./survival.ts";

export const STAY_STAGES: readonly StayStage[] = [0, 1, 2, 3, 4, 5, 6];

export interface Dwell {
  /** How many were watched; open ones among them. */
  readonly n: number;
  /** Null where fewer than half of them have left so far: it is longer than `longestMs` then. */
  readonly medianMs: number | null;
  readonly p80Ms: number | null;
  readonly longestMs: number;
  /** Of how many of them time was taken out: pauses, and what lay in the pool. */
  readonly rested: number;
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
}

export function funnelOf(seen: readonly Seen[], window: Window): readonly StageFlow[] {
  return figuresOf(runningFunnel(window), seen);
}

type Became = "forward" | "back" | "lost" | "asleep" | "gone" | "open";

interface Flowing {
  readonly became: Record<Became, number>;
  leftInWindow: number;
  forwardInWindow: number;
  stock: number;
  stockFen: Fen;
  readonly ages: RunningAges;
}

export function runningFunnel(window: Pick<Window, "from">): Running<readonly StageFlow[]> {
  const stages = STAY_STAGES.map(nothing);
  return running(
    (seen, by) => {
      // Of an item's visits the last one says what became of it.
      const cohorts = STAY_STAGES.map(() => new Map<number, Became>());
      for (const { stay, left, exposure } of seen) {
        const here = stages[stay.stage] as Flowing;
        if (by === 1) here.ages.add(exposure);
        else here.ages.take(exposure);
        if (left === null) {
          here.stock += by;
          here.stockFen += by * (stay.amountFen ?? 0);
        } else here.leftInWindow += by;
        if (left === "forward") here.forwardInWindow += by;
        if (stay.entered === "imported" || stay.enteredAt < window.from) continue;
        cohorts[stay.stage]?.set(stay.no, left ?? "open");
      }
      for (const [stage, cohort] of cohorts.entries())
        for (const became of cohort.values()) (stages[stage] as Flowing).became[became] += by;
    },
    () => STAY_STAGES.map((stage) => flowOf(stage, stages[stage] as Flowing)),
  );
}

function nothing(): Flowing {
  return {
    became: { forward: 0, back: 0, lost: 0, asleep: 0, gone: 0, open: 0 },
    leftInWindow: 0,
    forwardInWindow: 0,
    stock: 0,
    stockFen: 0,
    ages: runningAges(),
  };
}

function flowOf(
  stage: StayStage,
  { became, leftInWindow, forwardInWindow, stock, stockFen, ages }: Flowing,
): StageFlow {
  const entered = Object.values(became).reduce((sum, count) => sum + count, 0);
  return {
    stage,
    entered,
    forward: became.forward,
    back: became.back,
    lost: became.lost,
    gone: became.asleep + became.gone,
    open: became.open,
    conversion: entered === 0 ? null : Math.round((became.forward * 10_000) / entered),
    leftInWindow,
    forwardInWindow,
    stock,
    stockFen,
    dwell: dwellAmong(ages.now()),
  };
}

/**
 * The stage on the way to a contract that takes longest, of all that are shown; null where too few were watched in it to say so:
 * another one is not called the slowest beside a longer one.
 */
export function slowestOf(flows: readonly StageFlow[], fewest: number): StageFlow | null {
  const lengthOf = ({ dwell }: StageFlow) => dwell.medianMs ?? dwell.longestMs;
  const known = flows.filter(({ stage, dwell }) => stage >= 1 && stage <= 5 && dwell.n > 0);
  const [slowest] = known.sort((one, other) => lengthOf(other) - lengthOf(one));
  return slowest === undefined || slowest.dwell.n < fewest ? null : slowest;
}

/** The median and the 80th percentile, open ones censored. */
export function dwellAmong(ages: Ages): Dwell {
  const survival = survivalAmong(ages);
  return {
    n: survival.n,
    medianMs: survival.quantileMs(0.5),
    p80Ms: survival.quantileMs(0.8),
    longestMs: survival.longestMs,
    rested: survival.rested,
  };
}
