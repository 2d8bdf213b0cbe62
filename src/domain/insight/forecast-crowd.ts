// What very many open items come to in one world: not one by one, but by the share of each stage and age that is signed in time;
// so many are as good as normal around it (rules.md 11).
import { firstPlace } from "../by-halves.ts";
import { groupedBy } from "../grouped.ts";
import type { Fen } from "../money.ts";
import {
  type ForecastGiven,
  LONG_TAIL,
  type OpenItem,
  type StageWorld,
  type SumIn,
  type World,
} from "./forecast-world.ts";
import { WAY_STAGES, type WayStage } from "./rates.ts";

type CrowdGiven = Pick<ForecastGiven, "open" | "won" | "leftMs">;

/** Items of one stage that have been there about as long. */
interface Group {
  readonly stage: WayStage;
  readonly ageMs: number;
  /** Of their amounts, and of the squares of these. */
  readonly sum: number;
  readonly squares: number;
}

/** A stage's items by age in so many groups; its times, and what is left of the time, in so many steps. */
const GROUPS = 16;
const SPANS = 25;
const STEPS = 32;

export function crowdOf({ open, won, leftMs }: CrowdGiven, usualFen: Fen): SumIn {
  const byStage = groupedBy(open, ({ stage }) => stage);
  const groups = [...byStage].flatMap(([stage, some]) => groupsOf(stage, some, usualFen));
  const ofWon = moments(won);
  return (world, { chance, coming }) => {
    const shares = sharesSigned(world, leftMs);
    let [mean, variance] = [0, 0];
    for (const { stage, ageMs, sum, squares } of groups) {
      const here = world.get(stage);
      if (here === undefined) continue;
      const share = here.rate * meanShare(shares[stage + 1], remaining(here, ageMs), leftMs, leftMs);
      mean += share * sum;
      variance += share * (1 - share) * squares;
    }
    const count = coming();
    // New ones come at any time of what is left.
    const share = meanOf(shares[1] ?? [], (one) => one);
    mean += count * share * ofWon.mean;
    variance += count * (share * ofWon.square - (share * ofWon.mean) ** 2);
    return Math.max(0, mean + chance.normal() * Math.sqrt(variance));
  };
}

function groupsOf(stage: WayStage, some: readonly OpenItem[], usualFen: Fen): readonly Group[] {
  const ages = Float64Array.from(some, ({ ageMs }) => ageMs).sort();
  // Those that are as old as one in so many belong together, and so nobody sorts what belongs to the ages.
  const size = Math.max(1, Math.ceil(ages.length / GROUPS));
  const oldest = ages.filter((_, index) => (index + 1) % size === 0 || index === ages.length - 1);
  const groups = Array.from(oldest, () => ({ stage, count: 0, ageMs: 0, sum: 0, squares: 0 }));
  for (const { ageMs, amountFen } of some) {
    const fen = amountFen ?? usualFen;
    let place = 0;
    while (ageMs > (oldest[place] as number)) place++;
    const group = groups[place];
    if (group === undefined) continue;
    group.count++;
    group.ageMs += (ageMs - group.ageMs) / group.count;
    group.sum += fen;
    group.squares += fen ** 2;
  }
  return groups.filter(({ count }) => count > 0);
}

/** Of those that enter a stage how many are signed within so many steps of what is left. Of stage 6 all are. */
type Shares = Float64Array;

/** By stage: from the last back to the first. */
function sharesSigned(world: World, leftMs: number): readonly Shares[] {
  const found: Shares[] = [];
  found[6] = new Float64Array(STEPS + 1).fill(1);
  for (const stage of [...WAY_STAGES].reverse()) {
    const here = world.get(stage);
    const shares = new Float64Array(STEPS + 1);
    found[stage] = shares;
    if (here === undefined) continue;
    const spans = remaining(here, 0);
    for (let at = 0; at <= STEPS; at++)
      shares[at] = here.rate * meanShare(found[stage + 1], spans, (leftMs * at) / STEPS, leftMs);
  }
  return found;
}

/** Of those that enter the stage after equally likely times, how many are signed within `withinMs`. */
function meanShare(
  shares: Shares | undefined,
  spans: Float64Array,
  withinMs: number,
  leftMs: number,
): number {
  if (shares === undefined || leftMs <= 0) return 0;
  const perStep = STEPS / leftMs;
  let sum = 0;
  for (let index = 0; index < spans.length; index++) {
    const place = (withinMs - (spans[index] as number)) * perStep;
    if (place < 0) continue;
    const below = Math.floor(place);
    const share = shares[below] as number;
    sum += below >= STEPS ? share : share + ((shares[below + 1] as number) - share) * (place - below);
  }
  return spans.length === 0 ? 0 : sum / spans.length;
}

/** Equally likely times that are still to come for one that has been there so long. */
function remaining({ spans, slower }: StageWorld, ageMs: number): Float64Array {
  const first = firstPlace(spans, (span) => span * slower > ageMs);
  const left = spans.length - first;
  const found = new Float64Array(left === 0 ? SPANS : Math.min(SPANS, left));
  for (let index = 0; index < found.length; index++) {
    const part = (index + 0.5) / found.length;
    found[index] =
      left === 0
        ? (spans.at(-1) ?? 0) * slower * -Math.log(part) * LONG_TAIL
        : (spans[first + Math.floor(part * left)] as number) * slower - ageMs;
  }
  return found;
}

function meanOf<T>(all: Iterable<T> & { readonly length: number }, of: (one: T) => number): number {
  let sum = 0;
  for (const one of all) sum += of(one);
  return all.length === 0 ? 0 : sum / all.length;
}

function moments(amounts: readonly number[]): { readonly mean: number; readonly square: number } {
  return { mean: meanOf(amounts, (fen) => fen), square: meanOf(amounts, (fen) => fen ** 2) };
}
