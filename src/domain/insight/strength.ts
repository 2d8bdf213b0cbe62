// Who is good at which stage: shrunk to the team's mean, told only from so many on, and by size; to be asked, never ranked
// (rules.md 11; A29). [L40]
import type { InsightRules } from "../insight-rules.ts";
import type { BasisPoints } from "../split/shares.ts";
import { type Dwell, dwellOf } from "./funnel.ts";
import { tierOf } from "./pyramid.ts";
import type { Seen } from "./seen.ts";
import type { StayStage } from "./stay.ts";
import type { Exposure } from "./survival.ts";
import { isDecided, isForward } from "./unusual.ts";

/** What somebody tried in one stage; `expected`: what the team makes of as many of the same sizes. */
interface Tried {
  readonly memberId: string;
  readonly stage: StayStage;
  n: number;
  forward: number;
  expected: number;
}

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

/**
 * A person's items weigh against what the team makes of items of their sizes; so many more, as the team makes them, are added to
 * everybody's. Those with fewer than `fewest` are left out.
 */
export function strengthsIn(
  seen: readonly Seen[],
  { fewest, tiersFen }: Pick<InsightRules["insight"], "fewest" | "tiersFen">,
): readonly Strength[] {
  const decided = seen.filter(isDecided);
  const sizeOf = ({ stay: { amountFen } }: Seen) =>
    amountFen === null ? 0 : tierOf(amountFen, tiersFen) + 1;
  const rates = ratesIn(decided, sizeOf);
  const all: Tried[] = [];
  const tried = keepByStage<Tried>();
  for (const one of decided) {
    const { ownerId: memberId, stage } = one.stay;
    if (memberId === null) continue;
    const theirs = tried(memberId, stage, () => {
      const made = { memberId, stage, n: 0, forward: 0, expected: 0 };
      all.push(made);
      return made;
    });
    theirs.n++;
    if (isForward(one)) theirs.forward++;
    theirs.expected += rates.ofSize(stage, sizeOf(one));
  }
  return all.flatMap(({ memberId, stage, n, forward, expected }) => {
    if (n < fewest) return [];
    const teamRate = rates.of(stage);
    const added = fewest * teamRate;
    const rate = Math.min(1, (teamRate * (forward + added)) / (expected + added || 1));
    const deviation = Math.sqrt((rate * (1 - rate)) / (n + fewest + 1)) * EIGHTY_PERCENT;
    return {
      memberId,
      stage,
      n,
      forward,
      rate: basisPoints(rate),
      low: basisPoints(Math.max(0, rate - deviation)),
      high: basisPoints(Math.min(1, rate + deviation)),
      teamRate: basisPoints(teamRate),
    };
  });
}

/** Each with how long theirs stay there, open ones counted. */
export function withDwell(
  strengths: readonly Strength[],
  seen: readonly Seen[],
): readonly (Strength & { readonly dwell: Dwell })[] {
  const watched = keepByStage<Exposure[]>();
  for (const { stay, exposure } of seen)
    if (stay.ownerId !== null && exposure !== null)
      watched(stay.ownerId, stay.stage, () => []).push(exposure);
  return strengths.map((one) => ({
    ...one,
    dwell: dwellOf(watched(one.memberId, one.stage, () => [])),
  }));
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

/** The share that moved on, by stage, and by stage and size. */
function ratesIn(decided: readonly Seen[], sizeOf: (one: Seen) => number) {
  const none = () => ({ n: 0, forward: 0 });
  const stages: (ReturnType<typeof none> & { readonly sizes: ReturnType<typeof none>[] })[] = [];
  for (const one of decided) {
    const ofStage = madeAt(stages, one.stay.stage, () => ({ ...none(), sizes: [] }));
    const ofSize = madeAt(ofStage.sizes, sizeOf(one), none);
    for (const counted of [ofStage, ofSize]) {
      counted.n++;
      if (isForward(one)) counted.forward++;
    }
  }
  const of = (stage: StayStage): number => {
    const { n, forward } = stages[stage] ?? none();
    return n === 0 ? 0.5 : forward / n;
  };
  return {
    of,
    ofSize(stage: StayStage, size: number): number {
      const { n, forward } = stages[stage]?.sizes[size] ?? none();
      return (forward + LEANS_ON * of(stage)) / (n + LEANS_ON);
    },
  };
}

/** What is of a person and a stage, made when it is first asked for: a company has hundreds of thousands, and a key of text is dear. */
function keepByStage<One>(): (memberId: string, stage: StayStage, make: () => One) => One {
  const kept = new Map<string, One[]>();
  return (memberId, stage, make) => {
    let stages = kept.get(memberId);
    if (stages === undefined) {
      stages = [];
      kept.set(memberId, stages);
    }
    return madeAt(stages, stage, make);
  };
}

function madeAt<One>(list: One[], place: number, make: () => One): One {
  const found = list[place] ?? make();
  list[place] = found;
  return found;
}

function basisPoints(share: number): BasisPoints {
  return Math.round(share * 10_000);
}
