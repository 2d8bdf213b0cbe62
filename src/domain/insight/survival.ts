// How long it takes until something ends, where some have not ended yet and some were met under way (Kaplan and Meier, with
// delayed entry): without the open ones slow deals would make a team look fast (rules.md 11; A20).

import { firstPlace } from "../by-halves.ts";
import { type Ages, agesOf, type Exposure } from "./ages.ts";

export interface Survival {
  /** How many were watched, and how many of them ended. */
  readonly n: number;
  readonly ended: number;
  /** The longest that was watched; 0 where none was. */
  readonly longestMs: number;
  /** Of how many of them time was taken out. */
  readonly rested: number;
  /** The age by which so much of them (0–1) has ended; null where that is not known yet. */
  quantileMs(share: number): number | null;
  /** How much of them is still there at an age. */
  remaining(ageMs: number): number;
}

export function survivalOf(watched: readonly Exposure[]): Survival {
  return survivalAmong(agesOf(watched));
}

export function survivalAmong(ages: Ages): Survival {
  const { ms, remaining } = dropsIn(ages);
  return {
    n: ages.over.length,
    ended: ages.ends.length,
    longestMs: ages.over.at(-1) ?? 0,
    rested: ages.rested,
    // What remains only falls, and its ages only grow.
    quantileMs: (share) => ms[firstPlace(remaining, (left) => left <= 1 - share + 1e-9)] ?? null,
    remaining(age) {
      const later = firstPlace(ms, (drop) => drop > age);
      return remaining[later - 1] ?? 1;
    },
  };
}

/** At which ages some end, and how much of all remains then. */
function dropsIn(ages: Ages): { readonly ms: Float64Array; readonly remaining: Float64Array } {
  const [at, left] = [new Float64Array(ages.ends.length), new Float64Array(ages.ends.length)];
  const watch = watching(ages);
  let count = 0;
  let remaining = 1;
  let last = Number.NaN;
  for (const ms of ages.ends) {
    if (ms === last) continue;
    last = ms;
    const { atRisk, ending, isLast } = watch(ms);
    // A lone one that ends before the others were met says nothing of them.
    if (ending >= atRisk && !isLast) continue;
    remaining *= 1 - ending / atRisk;
    at[count] = ms;
    left[count++] = remaining;
  }
  return { ms: at.subarray(0, count), remaining: left.subarray(0, count) };
}

/** How many are watched at an age, and how many of them end there; asked with growing ages. */
function watching({ begun, over, ends }: Ages) {
  let [joined, gone, ended] = [0, 0, 0];
  return (ms: number) => {
    // At no age at all everybody who was met from the beginning is there.
    while (joined < begun.length && ((begun[joined] ?? 0) < ms || begun[joined] === 0)) joined++;
    while (gone < over.length && (over[gone] ?? 0) < ms) gone++;
    while (ended < ends.length && (ends[ended] ?? 0) < ms) ended++;
    let ending = 0;
    while (ends[ended + ending] === ms) ending++;
    return { atRisk: joined - gone, ending, isLast: joined === begun.length };
  };
}

/** How many ended in a group against what would have, were it like the others; parts of several kinds can be added up. */
export interface Deviation {
  readonly seen: number;
  readonly expected: number;
  readonly variance: number;
}

/** Of how fast they end (log-rank): fewer than expected so far where the group is slower. */
export function deviationOf(own: Ages, others: Ages): Deviation {
  const [ofGroup, ofOthers] = [watching(own), watching(others)];
  const ends = new Float64Array(own.ends.length + others.ends.length);
  ends.set(own.ends);
  ends.set(others.ends, own.ends.length);
  let [expected, seen, variance] = [0, 0, 0];
  let last = Number.NaN;
  for (const ms of ends.sort()) {
    if (ms === last) continue;
    last = ms;
    const [one, other] = [ofGroup(ms), ofOthers(ms)];
    const atRisk = one.atRisk + other.atRisk;
    const ending = one.ending + other.ending;
    if (atRisk < 2) continue;
    const share = one.atRisk / atRisk;
    seen += one.ending;
    expected += ending * share;
    variance += (ending * share * (1 - share) * (atRisk - ending)) / (atRisk - 1);
  }
  return { seen, expected, variance };
}

/**
 * How far a group falls short of what was expected, all kinds together, in standard deviations: about normal around 0 where
 * it is like the others. 0 where there is too little to say.
 */
export function shortfallOf(parts: readonly Deviation[]): number {
  const sum = (of: (part: Deviation) => number) => parts.reduce((total, part) => total + of(part), 0);
  const variance = sum((part) => part.variance);
  return variance <= 0 ? 0 : sum(({ expected, seen }) => expected - seen) / Math.sqrt(variance);
}
