// Single items that stay longer in their stage than comparable ones did (rules.md 11; A28).
import { ageMs, type Standstills } from "./dwell.ts";
import { dwellOf } from "./funnel.ts";
import type { Seen, Window } from "./seen.ts";
import type { StayStage } from "./stay.ts";

export interface Lingering {
  readonly no: number;
  readonly stage: StayStage;
  readonly ageMs: number;
  /** What half, and eight in ten, of the comparable ones needed. */
  readonly usualMs: number | null;
  readonly p80Ms: number;
}

/**
 * Open items on the way to a contract that are past the 80th percentile of their stage, the farthest past it first. What was
 * imported has been there at least since then.
 */
export function lingeringIn(
  own: readonly Seen[],
  comparable: readonly Seen[],
  given: { readonly window: Window; readonly standstills: Standstills; readonly fewest: number },
): readonly Lingering[] {
  const usual = new Map(
    ([1, 2, 3, 4, 5] as const).map((stage) => [
      stage as StayStage,
      dwellOf(
        comparable.flatMap(({ stay, exposure }) =>
          stay.stage === stage && exposure !== null ? [exposure] : [],
        ),
      ),
    ]),
  );
  return own
    .flatMap(({ stay, left }) => {
      const { n = 0, medianMs = null, p80Ms = null } = usual.get(stay.stage) ?? {};
      if (left !== null || p80Ms === null || n < given.fewest) return [];
      const age = ageMs(stay, given.window.asOf, given.standstills.of(stay));
      return age <= p80Ms ? [] : [{ no: stay.no, stage: stay.stage, ageMs: age, usualMs: medianMs, p80Ms }];
    })
    .sort((one, other) => other.ageMs / other.p80Ms - one.ageMs / one.p80Ms || one.no - other.no);
}
