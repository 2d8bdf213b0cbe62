// What is usual in a stage: how long comparable ones stay there, and of how many that is known (rules.md 11).
import { type Dwell, dwellOf } from "./funnel.ts";
import type { Seen } from "./seen.ts";
import type { StayStage } from "./stay.ts";

export type Usual = ReadonlyMap<StayStage, Dwell>;

export const ON_THE_WAY: readonly StayStage[] = [1, 2, 3, 4, 5];

/** Of comparable ones; where those of a stage are too few, of all there are: its `n` says of how many. */
export function usualIn(
  comparable: readonly Seen[],
  { all, fewest }: { readonly all: readonly Seen[]; readonly fewest: number },
): Usual {
  return new Map(
    ON_THE_WAY.map((stage) => {
      const theirs = dwellIn(comparable, stage);
      return [stage, theirs.n < fewest ? dwellIn(all, stage) : theirs];
    }),
  );
}

/** Of those whose time there is known. */
export function dwellIn(seen: readonly Seen[], stage: StayStage): Dwell {
  return dwellOf(
    seen.flatMap(({ stay, exposure }) => (stay.stage === stage && exposure !== null ? [exposure] : [])),
  );
}
