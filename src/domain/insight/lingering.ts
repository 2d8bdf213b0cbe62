// Single items that stay longer in their stage than comparable ones did (rules.md 11; A28).
import { groupedBy } from "../grouped.ts";
import { ageMs, type Standstills } from "./dwell.ts";
import type { Dwell } from "./funnel.ts";
import type { Seen, Window } from "./seen.ts";
import type { StayStage } from "./stay.ts";
import type { Usual } from "./usual.ts";

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
  usual: Usual,
  given: {
    readonly window: Pick<Window, "asOf">;
    readonly standstills: Standstills;
    readonly fewest: number;
  },
): readonly Lingering[] {
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

export function isHeld({ ownerId, awaySince }: Seen["stay"]): boolean {
  return ownerId !== null && awaySince === null;
}

/** As somebody calls about it: the days it is late, and what is usual where it is. */
export interface Waiting extends Pick<Staying, "no" | "ageMs"> {
  /** 0 where it is not late. */
  readonly days: number;
  /** Null where nothing is known of its stage. */
  readonly usual: Dwell | null;
}

/** Longer there than eight in ten of the comparable ones, however few they are. */
export function isBeyond({ ageMs, usual }: Pick<Waiting, "ageMs" | "usual">): boolean {
  return usual !== null && usual.p80Ms !== null && ageMs > usual.p80Ms;
}

/** What is late first, the longest before all; then what is farthest past what is usual. */
export function worstFirst<One extends Waiting>(waiting: readonly One[]): readonly One[] {
  return [...waiting].sort(
    (one, other) =>
      other.days - one.days ||
      Number(isBeyond(other)) - Number(isBeyond(one)) ||
      timesUsual(other) - timesUsual(one) ||
      other.ageMs - one.ageMs ||
      one.no - other.no,
  );
}

function timesUsual({ ageMs, usual }: Waiting): number {
  const usualMs = usual?.p80Ms ?? usual?.medianMs ?? null;
  return usualMs === null ? 0 : ageMs / usualMs;
}
