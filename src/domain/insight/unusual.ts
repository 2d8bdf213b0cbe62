// Where a group is unlike comparable ones: items of the same stage and size, held by others (rules.md 11). A difference alone is
// none: it has to be large, and larger than chance would make it.
import type { InsightRules } from "../insight-rules.ts";
import { COMPARED_STAGES, type Comparable, type Some, together } from "./comparable.ts";
import { type Dwell, dwellAmong } from "./funnel.ts";
import type { StayStage } from "./stay.ts";
import { type Deviation, deviationOf, shortfallOf } from "./survival.ts";

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

type Rules = Pick<InsightRules["insight"], "fewest" | "unusual">;

/** Each stage in which both have enough to be compared, for both signs; the farthest off first. */
export function unlikeIn(own: Comparable, others: Comparable, rules: Rules): readonly Unlike[] {
  const stages = COMPARED_STAGES.flatMap((stage) => {
    const [mine, theirs] = [own[stage] ?? [], others[stage] ?? []];
    const [all, allTheirs] = [together(mine), together(theirs)];
    const base = {
      stage,
      dwell: dwellAmong(all.ages),
      othersDwell: dwellAmong(allTheirs.ages),
      ...countsOf(all, allTheirs),
    };
    if (Math.min(base.dwell.n, base.othersDwell.n) < rules.fewest) return [];
    const kinds = kindsOf(mine, { theirs, allTheirs }, rules);
    return [slow(base, kinds, rules), weak(base, kinds, rules)];
  });
  return stages.sort((one, other) => other.shortfall - one.shortfall);
}

/** One size of both, or of ours some sizes beside all there is of theirs. */
type Pair = readonly [Some, Some];
type Base = Omit<Unlike, "sign" | "shortfall" | "isUnusual">;

function slow(base: Base, kinds: readonly Pair[], { unusual }: Rules): Unlike {
  const shortfall = shortfallOf(kinds.map(([some, others]) => deviationOf(some.ages, others.ages)));
  const usualMs = base.othersDwell.medianMs;
  const ownMs = base.dwell.medianMs ?? base.dwell.longestMs;
  const isLarge = usualMs !== null && ownMs >= usualMs * unusual.times;
  return { ...base, sign: "slow", shortfall, isUnusual: isLarge && shortfall >= unusual.deviations };
}

function weak(base: Base, kinds: readonly Pair[], { fewest, unusual }: Rules): Unlike {
  const shortfall = shortfallOf(kinds.map(hypergeometric));
  const { decided, forward, othersDecided, othersForward } = base;
  const enough = Math.min(decided, othersDecided) >= fewest;
  const isLarge = enough && (forward / decided) * unusual.times <= othersForward / othersDecided;
  return {
    ...base,
    sign: "weak",
    shortfall: enough ? shortfall : 0,
    isUnusual: isLarge && shortfall >= unusual.deviations,
  };
}

/** Of as many as were decided, how many would have moved on, were all alike. */
function hypergeometric([some, others]: Pair): Deviation {
  const { decided, forward, othersDecided, othersForward } = countsOf(some, others);
  const all = decided + othersDecided;
  const share = all === 0 ? 0 : (forward + othersForward) / all;
  const variance = all < 2 ? 0 : (decided * othersDecided * share * (1 - share)) / (all - 1);
  return { seen: forward, expected: decided * share, variance };
}

function countsOf(some: Some, others: Some) {
  return {
    decided: some.decided,
    forward: some.forward,
    othersDecided: others.decided,
    othersForward: others.forward,
  };
}

/** Sizes of which the others have too few are compared with all there is. */
function kindsOf(
  mine: readonly Some[],
  { theirs, allTheirs }: { readonly theirs: readonly Some[]; readonly allTheirs: Some },
  { fewest }: Rules,
): readonly Pair[] {
  const isFew = (size: number) => (theirs[size]?.count ?? 0) < fewest;
  const alike = mine.flatMap((some, size): readonly Pair[] => {
    const others = theirs[size];
    return isFew(size) || others === undefined ? [] : [[some, others]];
  });
  return [...alike, [together(mine.filter((_, size) => isFew(size))), allTheirs]];
}
