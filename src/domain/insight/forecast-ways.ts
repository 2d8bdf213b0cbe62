// Ways things may go: of each stage and age of what is open, and of what is new, the share that is signed in time (rules.md 11).
import type { Fen } from "../money.ts";
import {
  createChance,
  type ForecastGiven,
  LONG_TAIL,
  type StageWorld,
  spansOf,
  type World,
  worldOf,
} from "./forecast-world.ts";
import { type StageRate, WAY_STAGES, type WayStage } from "./rates.ts";

/** Items of one stage that have been there about as long. */
export interface Group {
  readonly stage: WayStage;
  readonly ageMs: number;
  /** Fen. */
  readonly amounts: Float64Array;
}

export interface WayGiven {
  readonly stages: readonly StageRate[];
  readonly groups: readonly Pick<Group, "stage" | "ageMs">[];
  /** Until the end, ms. */
  readonly leftMs: number;
}

/** One of the ways. */
export interface Way {
  /** Of each group. */
  readonly shares: Float64Array;
  /** Of what comes at any time of what is left. */
  readonly ofNew: number;
}

/** A stage's items by age in so many groups; its times, and what is left of the time, in so many steps. */
const GROUPS = 16;
const SPANS = 25;
const STEPS = 32;
const SEED = 20_260_101;

/** What has no amount is worth what is usual. */
export function groupsOf(open: ForecastGiven["open"], usualFen: Fen): readonly Group[] {
  return open.flatMap(({ stage, ages, amounts }) => {
    const size = Math.max(1, Math.ceil(ages.length / GROUPS));
    return Array.from({ length: Math.ceil(ages.length / size) }, (_, index) => {
      const [from, to] = [index * size, (index + 1) * size];
      const some = ages.subarray(from, to);
      const ageMs = some.reduce((sum, one) => sum + one, 0) / some.length;
      const known = amounts.subarray(from, to);
      return { stage, ageMs, amounts: known.map((fen) => (Number.isNaN(fen) ? usualFen : fen)) };
    });
  });
}

/** Shares and times are known from a sample only: each way takes others that would explain it as well. */
export function waysOf({ stages, groups, leftMs }: WayGiven, count: number): readonly Way[] {
  const chance = createChance(SEED);
  const known = new Map(stages.map((rate) => [rate.stage, { rate, spans: spansOf(rate.dwell) }]));
  const times = new Float64Array(SPANS);
  return Array.from({ length: count }, () => {
    const world = worldOf(known, chance);
    const signed = sharesSigned(world, leftMs);
    const shares = Float64Array.from(groups, ({ stage, ageMs }) => {
      const [here, next] = [world.get(stage), signed[stage + 1]];
      if (here === undefined || next === undefined) return 0;
      const some = remaining(here, ageMs, { times, perStep: STEPS / leftMs });
      return here.rate * meanShare(next, times, { count: some, leftMs });
    });
    return { shares, ofNew: meanOf(signed[1] ?? new Float64Array(1)) };
  });
}

/** Whether both go the same ways: amounts are none of it. */
export function isSameWay(one: WayGiven, other: WayGiven): boolean {
  const isSameGroup = ({ stage, ageMs }: Pick<Group, "stage" | "ageMs">, index: number) =>
    stage === other.groups[index]?.stage && ageMs === other.groups[index].ageMs;
  return (
    one.leftMs === other.leftMs &&
    one.groups.length === other.groups.length &&
    one.stages.length === other.stages.length &&
    one.groups.every(isSameGroup) &&
    one.stages.every((rate, index) => isSameRate(rate, other.stages[index] as StageRate))
  );
}

function isSameRate(one: StageRate, other: StageRate): boolean {
  if (one.stage !== other.stage || one.n !== other.n || one.forward !== other.forward) return false;
  if (one.dwell.ended !== other.dwell.ended) return false;
  const spans = spansOf(other.dwell);
  return spansOf(one.dwell).every((span, index) => span === spans[index]);
}

function meanOf(shares: Shares): number {
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Of those that enter a stage how many are signed within so many steps of what is left. Of stage 6 all are. */
type Shares = Float64Array;

/** By stage: from the last back to the first. */
function sharesSigned(world: World, leftMs: number): readonly Shares[] {
  const found: Shares[] = [];
  found[6] = new Float64Array(STEPS + 1).fill(1);
  const times = new Float64Array(SPANS);
  for (const stage of [...WAY_STAGES].reverse()) {
    const here = world.get(stage);
    const shares = new Float64Array(STEPS + 1);
    const next = found[stage + 1];
    found[stage] = shares;
    if (here === undefined || next === undefined || leftMs <= 0) continue;
    const count = remaining(here, 0, { times, perStep: 0 });
    for (let index = 0; index < count; index++)
      addLater(shares, next, { steps: ((times[index] as number) * STEPS) / leftMs, part: here.rate / count });
  }
  return found;
}

/** Adds so large a part of what comes so many steps later: between two steps it lies on the line that joins them. */
function addLater(
  shares: Shares,
  next: Shares,
  { steps, part }: { readonly steps: number; readonly part: number },
): void {
  const whole = Math.ceil(steps);
  const nearer = (whole - steps) * part;
  if (nearer === 0) {
    for (let at = whole; at <= STEPS; at++)
      shares[at] = (shares[at] as number) + (next[at - whole] as number) * part;
    return;
  }
  const farther = part - nearer;
  for (let at = whole; at <= STEPS; at++)
    shares[at] =
      (shares[at] as number) +
      (next[at - whole] as number) * farther +
      (next[at - whole + 1] as number) * nearer;
}

/** Of those that enter the stage after one of so many equally likely times, how many are signed in what is left. */
function meanShare(
  shares: Shares,
  times: Float64Array,
  { count, leftMs }: { readonly count: number; readonly leftMs: number },
): number {
  if (leftMs <= 0) return 0;
  const perStep = STEPS / leftMs;
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const time = times[index] as number;
    if (time === Number.POSITIVE_INFINITY) break;
    const place = STEPS - time * perStep;
    if (place < 0) continue;
    // Times are none before now, so that a place is the last step at most.
    const below = place | 0;
    const share = shares[below] as number;
    sum += below >= STEPS ? share : share + ((shares[below + 1] as number) - share) * (place - below);
  }
  return sum / count;
}

/**
 * Writes down equally likely times that are still to come for one that has been there so long; answers how many. Of those that become
 * longer and longer none stands behind one that is past the last step: there it is endless.
 */
function remaining(
  { spans, slower }: StageWorld,
  ageMs: number,
  { times, perStep }: { readonly times: Float64Array; readonly perStep: number },
): number {
  const first = firstBeyond(spans, slower, ageMs);
  const left = spans.length - first;
  if (left === 0) {
    const longest = (spans.at(-1) ?? 0) * slower * LONG_TAIL;
    for (let index = 0; index < SPANS; index++) times[index] = longest * (TAIL[index] as number);
    return SPANS;
  }
  const count = Math.min(SPANS, left);
  for (let index = 0; index < count; index++) {
    const part = (index + 0.5) / count;
    const time = (spans[first + ((part * left) | 0)] as number) * slower - ageMs;
    times[index] = time;
    if (time * perStep <= STEPS) continue;
    times[index] = Number.POSITIVE_INFINITY;
    break;
  }
  return count;
}

/** How far equally likely times reach of whoever has outstayed everybody. */
const TAIL = Float64Array.from({ length: SPANS }, (_, index) => -Math.log((index + 0.5) / SPANS));

/** As `firstPlace`, a hundred thousand times a forecast: a function asked of each would be half of it. */
function firstBeyond(spans: Float64Array, slower: number, ageMs: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as number) * slower > ageMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
