// The funnel with time in it: of each stage who entered, moved on, was lost, is still there, and how long it takes
// (rules.md 11; A20, A28). [L30, L31, L39]
import type { Fen } from "../money.ts";
import type { BasisPoints } from "../split/shares.ts";
import type { Seen, Window } from "./seen.ts";
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
}

export function funnelOf(seen: readonly Seen[], window: Window): readonly StageFlow[] {
  const byStage = new Map<StayStage, Seen[]>(STAY_STAGES.map((stage) => [stage, []]));
  for (const one of seen) byStage.get(one.stay.stage)?.push(one);
  return [...byStage].map(([stage, some]) => flowOf(stage, some, window));
}

function flowOf(stage: StayStage, seen: readonly Seen[], window: Window): StageFlow {
  // Of an item's visits the last one says what became of it.
  const cohort = new Map<number, Seen["left"]>();
  const exposures: Exposure[] = [];
  let [leftInWindow, forwardInWindow, stock, stockFen] = [0, 0, 0, 0];
  for (const { stay, left, exposure } of seen) {
    if (exposure !== null) exposures.push(exposure);
    if (left === null) {
      stock++;
      stockFen += stay.amountFen ?? 0;
    } else leftInWindow++;
    if (left === "forward") forwardInWindow++;
    if (stay.entered === "imported" || stay.enteredAt < window.from) continue;
    cohort.set(stay.no, left);
  }
  const became = { forward: 0, back: 0, lost: 0, asleep: 0, gone: 0, open: 0 };
  for (const left of cohort.values()) became[left ?? "open"]++;
  const entered = cohort.size;
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
    dwell: dwellOf(exposures),
  };
}

/** The stage on the way to a contract that takes longest; null where too few were watched in each of them to say so of any. */
export function slowestOf(flows: readonly StageFlow[], fewest: number): StageFlow | null {
  const lengthOf = ({ dwell }: StageFlow) => dwell.medianMs ?? dwell.longestMs;
  const known = flows.filter(({ stage, dwell }) => stage >= 1 && stage <= 5 && dwell.n >= fewest);
  const [slowest] = known.sort((one, other) => lengthOf(other) - lengthOf(one));
  return slowest ?? null;
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
