// Who is good at which stage: shrunk to the team's mean, told only from so many on, and by size; to be asked, never ranked
// (rules.md 11; A29). [L40]
import type { InsightRules } from "../insight-rules.ts";
import type { Fen } from "../money.ts";
import type { BasisPoints } from "../split/shares.ts";
import { type RunningAges, runningAges } from "./ages.ts";
import { isDecided, isForward } from "./comparable.ts";
import { type Dwell, dwellAmong } from "./funnel.ts";
import { tierOf } from "./pyramid.ts";
import { type Running, running } from "./running.ts";
import type { Seen } from "./seen.ts";
import type { StayStage } from "./stay.ts";

export interface Strength {
  readonly memberId: string;
  readonly stage: StayStage;
  /** How many of theirs were decided there, and how many of them moved on. */
  readonly n: number;
  readonly forward: number;
  /** What would be expected of the next one of a usual size, and between what it lies with 80 %. */
  readonly rate: BasisPoints;
  readonly low: BasisPoints;
  readonly high: BasisPoints;
  readonly teamRate: BasisPoints;
}

/** Eight in ten lie within so many standard deviations. */
const EIGHTY_PERCENT = 1.2816;

/** What was decided in one stage, by size. */
type Sizes = readonly { n: number; forward: number }[];

/** Of each stage what was decided, by whose it was. */
export type Tried = readonly ReadonlyMap<string | null, { readonly sizes: Sizes }>[];

type Rules = Pick<InsightRules["insight"], "fewest" | "tiersFen">;

export function runningTried({ tiersFen }: Pick<Rules, "tiersFen">): Running<Tried> {
  const stages = Array.from({ length: 7 }, () => new Map<string | null, { readonly sizes: Sizes }>());
  const nothing = () => ({ sizes: noneOf(tiersFen) });
  return running(
    (seen, by) => {
      for (const one of seen) {
        const { stage, ownerId } = one.stay;
        if (!isDecided(one)) continue;
        count(one, { sizes: madeIn(mapIn(stages, stage), ownerId, nothing).sizes, tiersFen, by });
      }
    },
    () => stages,
  );
}

function noneOf(tiersFen: readonly Fen[]): Sizes {
  return Array.from({ length: tiersFen.length + 2 }, () => ({ n: 0, forward: 0 }));
}

/** One that was decided. */
function count(
  one: Seen,
  { sizes, tiersFen, by }: { readonly sizes: Sizes; readonly tiersFen: readonly Fen[]; readonly by: 1 | -1 },
): void {
  const { amountFen } = one.stay;
  const some = sizes[amountFen === null ? 0 : tierOf(amountFen, tiersFen) + 1];
  if (some === undefined) return;
  some.n += by;
  if (isForward(one)) some.forward += by;
}

/**
 * A person's items weigh against what the team makes of items of their sizes; so many more, as the team makes them, are added to
 * everybody's. Those with fewer than `fewest` are left out. By person and stage. @param parts those of people apart from each other
 */
export function strengthsIn(parts: readonly Tried[], { fewest }: Pick<Rules, "fewest">): readonly Strength[] {
  const found: Strength[] = [];
  for (let stage = 0; stage <= 6; stage++) {
    const theirs = parts.flatMap((tried) =>
      [...(tried[stage] ?? [])].map(([memberId, { sizes }]) => [memberId, sizes] as const),
    );
    const rates = ratesIn(theirs.map(([, sizes]) => sizes));
    for (const [memberId, sizes] of together(theirs)) {
      const [n, forward] = [sumOf(sizes, ({ n }) => n), sumOf(sizes, ({ forward }) => forward)];
      if (n === 0 || n < fewest) continue;
      const expected = sizes.reduce((sum, { n }, size) => sum + n * rates.ofSize(size), 0);
      const added = fewest * rates.team;
      const rate = Math.min(1, (rates.team * (forward + added)) / (expected + added || 1));
      const deviation = Math.sqrt((rate * (1 - rate)) / (n + fewest + 1)) * EIGHTY_PERCENT;
      found.push({
        memberId,
        stage: stage as StayStage,
        n,
        forward,
        rate: basisPoints(rate),
        low: basisPoints(Math.max(0, rate - deviation)),
        high: basisPoints(Math.min(1, rate + deviation)),
        teamRate: basisPoints(rates.team),
      });
    }
  }
  return found.sort((one, other) =>
    one.memberId < other.memberId ? -1 : Number(one.memberId > other.memberId),
  );
}

/** Each with how long theirs stay in a stage, open ones counted. */
export function runningStrengths(rules: Rules): Running<readonly (Strength & { readonly dwell: Dwell })[]> {
  const { tiersFen } = rules;
  const stages = Array.from({ length: 7 }, () => new Map<string | null, Theirs>());
  const nothing = () => ({ sizes: noneOf(tiersFen), ages: runningAges() });
  const theirsIn = (stage: StayStage, memberId: string | null) =>
    madeIn(mapIn(stages, stage), memberId, nothing);
  return running(
    (seen, by) => {
      for (const one of seen) {
        const { stay, exposure } = one;
        const { sizes, ages } = theirsIn(stay.stage, stay.ownerId);
        if (by === 1) ages.add(exposure);
        else ages.take(exposure);
        if (isDecided(one)) count(one, { sizes, tiersFen, by });
      }
    },
    () =>
      strengthsIn([stages], rules).map((one) => ({
        ...one,
        dwell: dwellAmong(theirsIn(one.stage, one.memberId).ages.now()),
      })),
  );
}

interface Theirs {
  readonly sizes: Sizes;
  readonly ages: RunningAges;
}

function mapIn<One>(stages: readonly Map<string | null, One>[], stage: StayStage): Map<string | null, One> {
  return stages[stage] as Map<string | null, One>;
}

/** Who does better than the team at a stage, the best first: to be asked, not to be listed so. */
export function toAskIn(
  strengths: readonly Strength[],
  { stage, besides }: { readonly stage: StayStage; readonly besides: string | null },
): readonly string[] {
  return strengths
    .filter((one) => one.stage === stage && one.rate > one.teamRate && one.memberId !== besides)
    .sort((one, other) => other.rate - one.rate)
    .map(({ memberId }) => memberId);
}

/** Of a size with fewer than this many its share leans on that of its stage. */
const LEANS_ON = 8;

/** The share of a stage that moved on, and of each size of it. */
function ratesIn(all: readonly Sizes[]) {
  const of = (count: (sizes: Sizes) => number) => all.reduce((sum, sizes) => sum + count(sizes), 0);
  const n = of((sizes) => sumOf(sizes, (one) => one.n));
  const team = n === 0 ? 0.5 : of((sizes) => sumOf(sizes, (one) => one.forward)) / n;
  const ofSize = (all[0] ?? []).map((_, size) => {
    const [tried, forward] = [of((sizes) => sizes[size]?.n ?? 0), of((sizes) => sizes[size]?.forward ?? 0)];
    return (forward + LEANS_ON * team) / (tried + LEANS_ON);
  });
  return { team, ofSize: (size: number) => ofSize[size] ?? team };
}

/** Each once; of what was nobody's nobody is told. */
function together(theirs: readonly (readonly [string | null, Sizes])[]): ReadonlyMap<string, Sizes> {
  const found = new Map<string, Sizes>();
  for (const [memberId, sizes] of theirs) {
    if (memberId === null) continue;
    const before = found.get(memberId);
    const both = sizes.map(({ n, forward }, size) => ({
      n: n + (before?.[size]?.n ?? 0),
      forward: forward + (before?.[size]?.forward ?? 0),
    }));
    found.set(memberId, before === undefined ? sizes : both);
  }
  return found;
}

function sumOf(sizes: Sizes, of: (one: Sizes[number]) => number): number {
  return sizes.reduce((sum, one) => sum + of(one), 0);
}

function madeIn<Key, One>(map: Map<Key, One>, key: Key, make: () => One): One {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}

function basisPoints(share: number): BasisPoints {
  return Math.round(share * 10_000);
}
