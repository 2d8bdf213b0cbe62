// Where a group is unlike comparable ones: items of the same stage and size, held by others (rules.md 11). A difference alone is
// none: it has to be large, and larger than chance would make it.
import type { InsightRules } from "../insight-rules.ts";
import { type Dwell, dwellOf } from "./funnel.ts";
import { tierOf } from "./pyramid.ts";
import type { Seen } from "./seen.ts";
import type { StayStage } from "./stay.ts";
import { type Deviation, deviationOf, type Exposure, shortfallOf } from "./survival.ts";

export interface Unlike {
  readonly stage: StayStage;
  /** `slow`: it stays longer there. `weak`: less of it moves on. */
  readonly sign: "slow" | "weak";
  readonly dwell: Dwell;
  readonly othersDwell: Dwell;
  /** Of those that were decided: moved on, moved back or lost. */
  readonly decided: number;
  readonly forward: number;
  readonly othersDecided: number;
  readonly othersForward: number;
  /** In standard deviations of what chance makes of it. */
  readonly shortfall: number;
  /** Large, and no chance. */
  readonly isUnusual: boolean;
}

type Rules = Pick<InsightRules["insight"], "tiersFen" | "fewest" | "unusual">;

/** Each stage in which both have enough to be compared, for both signs; the farthest off first. */
export function unlikeIn(own: readonly Seen[], others: readonly Seen[], rules: Rules): readonly Unlike[] {
  const stages = ([0, 1, 2, 3, 4, 5] as const).flatMap((stage) => {
    const mine = own.filter(({ stay }) => stay.stage === stage);
    const theirs = others.filter(({ stay }) => stay.stage === stage);
    const base = {
      stage,
      dwell: dwellOf(exposuresIn(mine)),
      othersDwell: dwellOf(exposuresIn(theirs)),
      ...countsOf(mine, theirs),
    };
    if (Math.min(base.dwell.n, base.othersDwell.n) < rules.fewest) return [];
    return [slow(base, { mine, theirs, rules }), weak(base, { mine, theirs, rules })];
  });
  return stages.sort((one, other) => other.shortfall - one.shortfall);
}

type Base = Omit<Unlike, "sign" | "shortfall" | "isUnusual">;
interface Compared {
  readonly mine: readonly Seen[];
  readonly theirs: readonly Seen[];
  readonly rules: Rules;
}

function slow(base: Base, { mine, theirs, rules }: Compared): Unlike {
  const kinds = kindsOf(mine, theirs, rules);
  const shortfall = shortfallOf(
    kinds.map(([some, others]) => deviationOf(exposuresIn(some), exposuresIn(others))),
  );
  const usualMs = base.othersDwell.medianMs;
  const ownMs = base.dwell.medianMs ?? base.dwell.longestMs;
  const isLarge = usualMs !== null && ownMs >= usualMs * rules.unusual.times;
  return { ...base, sign: "slow", shortfall, isUnusual: isLarge && shortfall >= rules.unusual.deviations };
}

function weak(base: Base, { mine, theirs, rules }: Compared): Unlike {
  const shortfall = shortfallOf(kindsOf(mine, theirs, rules).map(hypergeometric));
  const { decided, forward, othersDecided, othersForward } = base;
  const enough = Math.min(decided, othersDecided) >= rules.fewest;
  const isLarge = enough && (forward / decided) * rules.unusual.times <= othersForward / othersDecided;
  return {
    ...base,
    sign: "weak",
    shortfall: enough ? shortfall : 0,
    isUnusual: isLarge && shortfall >= rules.unusual.deviations,
  };
}

/** Of as many as were decided, how many would have moved on, were all alike. */
function hypergeometric([some, others]: readonly [readonly Seen[], readonly Seen[]]): Deviation {
  const { decided, forward, othersDecided, othersForward } = countsOf(some, others);
  const all = decided + othersDecided;
  const share = all === 0 ? 0 : (forward + othersForward) / all;
  const variance = all < 2 ? 0 : (decided * othersDecided * share * (1 - share)) / (all - 1);
  return { seen: forward, expected: decided * share, variance };
}

function countsOf(some: readonly Seen[], others: readonly Seen[]) {
  const mine = some.filter(isDecided);
  const theirs = others.filter(isDecided);
  return {
    decided: mine.length,
    forward: mine.filter(isForward).length,
    othersDecided: theirs.length,
    othersForward: theirs.filter(isForward).length,
  };
}

/** Whether it is known what became of it: moved on, moved back or lost. */
export function isDecided({ left, stay }: Pick<Seen, "left" | "stay">): boolean {
  return stay.entered !== "imported" && (left === "forward" || left === "back" || left === "lost");
}

export function isForward({ left }: Pick<Seen, "left">): boolean {
  return left === "forward";
}

/**
 * By size: what is large takes longer everywhere. Sizes of which the others have too few are compared with all there is.
 */
function kindsOf(
  mine: readonly Seen[],
  theirs: readonly Seen[],
  { tiersFen, fewest }: Pick<Rules, "tiersFen" | "fewest">,
): readonly (readonly [readonly Seen[], readonly Seen[]])[] {
  const sizeOf = ({ stay: { amountFen } }: Seen) => (amountFen === null ? -1 : tierOf(amountFen, tiersFen));
  const sizes = [-1, ...tiersFen.keys(), tiersFen.length];
  const kinds = sizes.map((size) => {
    const isOf = (one: Seen) => sizeOf(one) === size;
    return { size, mine: mine.filter(isOf), theirs: theirs.filter(isOf) };
  });
  const few = new Set(kinds.flatMap((kind) => (kind.theirs.length < fewest ? [kind.size] : [])));
  return [
    ...kinds.flatMap((kind) => (few.has(kind.size) ? [] : [[kind.mine, kind.theirs] as const])),
    [mine.filter((one) => few.has(sizeOf(one))), theirs] as const,
  ];
}

function exposuresIn(stays: readonly Seen[]): readonly Exposure[] {
  return stays.flatMap(({ exposure }) => (exposure === null ? [] : [exposure]));
}
