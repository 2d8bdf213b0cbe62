// The numbers of what is counted, compared and foretold (rules.md 4, 11; Appendix A.3, A.4, A.9).
import type { Fen } from "./money.ts";

export interface InsightRules {
  readonly insight: {
    /** What a target of new opportunities asks of how good they are, where one is offered: basis points. */
    readonly floor: { readonly leastComplete: number; readonly mostSentBack: number };
    /** Nothing is said of fewer than so many. */
    readonly fewest: number;
    /** The upper ends of the tiers of order amounts but the highest. */
    readonly tiersFen: readonly Fen[];
    readonly pyramid: {
      /** Basis points of the count, and of the amount. */
      readonly baseAtLeast: number;
      readonly topAtMost: number;
    };
    /** Shares in basis points: from here on most is of one sort, and by so much demand has moved. */
    readonly mix: { readonly mostly: number; readonly shift: number };
    readonly unusual: {
      /** So many times as long as comparable ones, or so many times less of it moves on … */
      readonly times: number;
      /** … and farther off than chance would have it, in standard deviations. */
      readonly deviations: number;
      /** Unasked nothing is said in a week that chance makes of all that is looked at more often than this. */
      readonly chance: number;
      /** How long what was arranged may take to show, in days. */
      readonly patienceDays: number;
      /** Where somebody asks for it (找原因), so much is worth a look already. */
      readonly worthALook: number;
    };
    /** What is looked at where no time is named, and what it is compared with, in days. */
    readonly recentDays: number;
    readonly comparedDays: number;
    /** One's own rates count from so many decided ones on (倒推). */
    readonly ownRatesFrom: number;
    /** The last safe day to enter a stage leaves so much of the dwell that comparable ones needed: basis points. */
    readonly safeShare: number;
  };
}

export const INSIGHT_RULES: InsightRules = {
  insight: {
    floor: { leastComplete: 9000, mostSentBack: 1000 },
    fewest: 8,
    tiersFen: [10_000_000, 50_000_000],
    pyramid: { baseAtLeast: 5000, topAtMost: 6000 },
    mix: { mostly: 6000, shift: 1500 },
    unusual: { times: 1.5, deviations: 3, chance: 0.05, patienceDays: 28, worthALook: 1.5 },
    recentDays: 90,
    comparedDays: 365,
    ownRatesFrom: 20,
    safeShare: 7000,
  },
};
