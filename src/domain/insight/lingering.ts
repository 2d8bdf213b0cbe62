// Single items that stay longer in their stage than comparable ones did (rules.md 11; A28).
import { groupedBy } from "../grouped.ts";
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

/** How long an open item has been where it is. */
export type Staying = Pick<Lingering, "no" | "stage" | "ageMs">;

/**
 * Those on the way to a contract, in somebody's hands, that have been in their stage longest: of each stage so many, and whichever
 * are named.
 */
export function longestIn(
  own: readonly Seen[],
  given: {
    readonly window: Pick<Window, "asOf">;
    readonly standstills: Standstills;
    readonly most: number;
    readonly named: ReadonlySet<number>;
  },
): readonly Staying[] {
  const { window, standstills, most, named } = given;
  const staying = own
    .filter(({ left, stay }) => left === null && stay.stage >= 1 && stay.stage <= 5 && isHeld(stay))
    .map(({ stay }) => ({
      no: stay.no,
      stage: stay.stage,
      ageMs: ageMs(stay, window.asOf, standstills.of(stay)),
    }))
    .sort((one, other) => one.stage - other.stage || other.ageMs - one.ageMs || one.no - other.no);
  return [...groupedBy(staying, ({ stage }) => stage).values()].flatMap((some) =>
    some.filter(({ no }, index) => index < most || named.has(no)),
  );
}

function isHeld({ ownerId, awaySince }: Seen["stay"]): boolean {
  return ownerId !== null && awaySince === null;
}
