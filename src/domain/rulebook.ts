// Every number of the rules with its default (rules.md, bold = the article's). Rules never hold a number of their own.

export type Competition = "low" | "medium" | "high";

export interface Rulebook {
  readonly version: number;
  readonly competition: Competition;
  readonly cadence: {
    /** Stage 1, and every newly received or reactivated item: calendar days. [L54] */
    readonly firstContactDays: number;
    /** Calendar days of stages 2, 3 and 4 by the department's competition level. */
    readonly days: Readonly<Record<2 | 3 | 4, Readonly<Record<Competition, number>>>>;
    /** Stage 5, in working days. [L55] */
    readonly sprintWorkingDays: number;
    /** How far ahead a date agreed with the customer may lie, in calendar days. */
    readonly agreedAheadDays: Readonly<Record<2 | 3 | 4, number>>;
    readonly deadlineMinute: number;
    readonly attemptsThatCount: number;
    readonly minimumOwnText: number;
  };
  readonly pool: {
    readonly claimsADay: number;
    readonly ownedAtOnce: number;
    readonly untouchedLimit: number;
    readonly untouchedDays: number;
    readonly coolOffOwnReturnDays: number;
    readonly coolOffAutomaticDays: number;
    readonly reservedAboveFen: number;
    readonly reservedWorkingMinutes: number;
    readonly coldestShown: number;
    /** Delivered warnings before the clock returns an item. */
    readonly noticesBeforeReturn: number;
    /** A rep's own find is not returned in its first days. */
    readonly ownFindKeptDays: number;
  };
  readonly cleaning: { readonly sendBackWorkingDays: number };
  readonly confirmMinutes: number;
  readonly undoMinutes: number;
}

/** Version 1: the defaults. An item keeps the version under which its clock started (rules.md 9). */
export const DEFAULT_RULEBOOK: Rulebook = {
  version: 1,
  competition: "medium",
  cadence: {
    firstContactDays: 7,
    days: {
      2: { low: 30, medium: 14, high: 7 },
      3: { low: 21, medium: 10, high: 5 },
      4: { low: 14, medium: 7, high: 3 },
    },
    sprintWorkingDays: 1,
    agreedAheadDays: { 2: 30, 3: 30, 4: 14 },
    deadlineMinute: 18 * 60,
    attemptsThatCount: 3,
    minimumOwnText: 4,
  },
  pool: {
    claimsADay: 10,
    ownedAtOnce: 80,
    untouchedLimit: 5,
    untouchedDays: 3,
    coolOffOwnReturnDays: 7,
    coolOffAutomaticDays: 15,
    reservedAboveFen: 500_000_00,
    reservedWorkingMinutes: 30,
    coldestShown: 5,
    noticesBeforeReturn: 2,
    ownFindKeptDays: 30,
  },
  cleaning: { sendBackWorkingDays: 2 },
  confirmMinutes: 10,
  undoMinutes: 10,
};
