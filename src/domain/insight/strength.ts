// Who is good at which stage: shrunk to the team's mean, told only from so many on, and by size; to be asked, never ranked
// (rules.md 11; A29). [L40]
import { groupedBy } from "../grouped.ts";
import type { InsightRules } from "../insight-rules.ts";
import type { BasisPoints } from "../split/shares.ts";
import { type Dwell, dwellOf } from "./funnel.ts";
import { tierOf } from "./pyramid.ts";
import type { Seen } from "./seen.ts";
import type { StayStage } from "./stay.ts";
import { isDecided, isForward } from "./unusual.ts";

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
  const team = ratesIn(decided, ({ stay }) => `${stay.stage}`);
  const sizeOf = ({ stay: { stage, amountFen } }: Seen) =>
    `${stage}/${amountFen === null ? "" : tierOf(amountFen, tiersFen)}`;
  const bySize = ratesIn(decided, sizeOf);
  const tried = new Map<
    string,
    { memberId: string; stage: StayStage; n: number; forward: number; expected: number }
  >();
  for (const one of decided) {
    const { stay } = one;
    if (stay.ownerId === null) continue;
    const key = `${stay.ownerId}/${stay.stage}`;
    const before = tried.get(key) ?? {
      memberId: stay.ownerId,
      stage: stay.stage,
      n: 0,
      forward: 0,
      expected: 0,
    };
    const teamRate = team(`${stay.stage}`, 0.5);
    tried.set(key, {
      ...before,
      n: before.n + 1,
      forward: before.forward + (isForward(one) ? 1 : 0),
      expected: before.expected + bySize(sizeOf(one), teamRate),
    });
  }
  return [...tried.values()].flatMap(({ memberId, stage, n, forward, expected }) => {
    if (n < fewest) return [];
    const teamRate = team(`${stage}`, 0.5);
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
  const theirs = groupedBy(seen, ({ stay }) => `${stay.ownerId}/${stay.stage}`);
  return strengths.map((one) => ({
    ...one,
    dwell: dwellOf(
      (theirs.get(`${one.memberId}/${one.stage}`) ?? []).flatMap(({ exposure }) => exposure ?? []),
    ),
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

/** The share that moved on, by kind; of a kind with fewer than this many it leans on what is given. */
const LEANS_ON = 8;

function ratesIn(decided: readonly Seen[], kindOf: (stay: Seen) => string) {
  const counted = new Map<string, { n: number; forward: number }>();
  for (const stay of decided) {
    const kind = kindOf(stay);
    const { n, forward } = counted.get(kind) ?? { n: 0, forward: 0 };
    counted.set(kind, { n: n + 1, forward: forward + (isForward(stay) ? 1 : 0) });
  }
  return (kind: string, otherwise: number): number => {
    const { n, forward } = counted.get(kind) ?? { n: 0, forward: 0 };
    if (kind.includes("/")) return (forward + LEANS_ON * otherwise) / (n + LEANS_ON);
    return n === 0 ? otherwise : forward / n;
  };
}

function basisPoints(share: number): BasisPoints {
  return Math.round(share * 10_000);
}
