// What came of some acts when they were played again under other numbers.

export interface Played {
  /** How many there were. */
  readonly of: number;
  /** The items, or customers, whose act would have been stopped, or would have asked somebody. */
  readonly stopped: readonly number[];
}

/**
 * What a number stops or asks: claims refused, a 静默 refused or put to the head, pushes that come too soon, first words that
 * an owner or their head is reminded of, and what goes on from a head to the manager.
 */
export type ActKind = "claims" | "quiets" | "heads" | "pushes" | "firsts" | "firstsOfHeads" | "managers";

export interface ActsForecast {
  readonly kind: ActKind;
  readonly of: number;
  readonly before: number;
  readonly after: number;
  /** Of how many people's. */
  readonly people: number;
}
