// The numbers of what a customer is worth, and of what is looked at to see that it is true (rules.md 4).

export interface QualityRules {
  /** 标: what a customer is to us. */
  readonly value: {
    /** 潜力 is looked at again after so many days, and at most. [L27] */
    readonly reviewDays: number;
    readonly reviewAtMostDays: number;
    /** Not answered, it is asked again after so many days. */
    readonly reviewAgainDays: number;
    /** 高产 is suggested for customers that make so much of what came in within so many days. [L26] */
    readonly topBasisPoints: number;
    readonly revenueDays: number;
    /** What the head has said no to is not suggested again for so many days. */
    readonly refusedDays: number;
  };
  /** 抽查: of a week's new opportunities, so much and at least so many; how long its holder may appeal. */
  readonly audit: {
    readonly shareBasisPoints: number;
    readonly fewest: number;
    readonly appealWorkingDays: number;
    /** A report of the same words for so many customers is worth a look … */
    readonly copiedTimes: number;
    /** … and so is a stage from 2 on, entered so many days ago, of which nothing of the customer's is known … */
    readonly unprovenDays: number;
    /** … and so many items of one person in the last two days of a month, if that is so many times the usual. */
    readonly burstFewest: number;
    readonly burstTimes: number;
    /** Lost so soon after the end of the month in which it was created, in calendar days. */
    readonly lostSoonDays: number;
  };
}

export const QUALITY_RULES: QualityRules = {
  value: {
    reviewDays: 90,
    reviewAtMostDays: 365,
    reviewAgainDays: 30,
    topBasisPoints: 2000,
    revenueDays: 365,
    refusedDays: 180,
  },
  audit: {
    shareBasisPoints: 500,
    fewest: 3,
    appealWorkingDays: 3,
    copiedTimes: 3,
    unprovenDays: 14,
    burstFewest: 5,
    burstTimes: 3,
    lostSoonDays: 3,
  },
};
