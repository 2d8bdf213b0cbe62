// Every number of the rules with its default (rules.md, bold = the article's). Rules never hold a number of their own.

import { INSIGHT_RULES, type InsightRules } from "./insight-rules.ts";
import { QUALITY_RULES, type QualityRules } from "./quality-rules.ts";

export type Competition = "low" | "medium" | "high";

export interface Rulebook extends QualityRules, InsightRules {
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
  /** What lies in the pool too long, sleeps, or goes round (rules.md 2, A.6), in calendar days. */
  readonly poolLife: {
    /** 沉寂 is proposed: so long unclaimed, or so often returned. */
    readonly archiveDays: number;
    readonly archiveReturns: number;
    /** 淘汰 is proposed: so long dormant, and so many activations that nobody made anything of. */
    readonly eliminateDays: number;
    readonly eliminateActivations: number;
    /** Proposed for 淘汰 and left alone, it is proposed again after so many days. */
    readonly eliminateAgainDays: number;
    /** More than so many at once ask 确认. */
    readonly atOnce: number;
    /** Handed round by transfers, it is with somebody again within so many days. */
    readonly ringDays: number;
    /** Claimed so often within so many days, and nobody has spoken with the customer. */
    readonly roundDays: number;
    readonly roundClaims: number;
    /** So often it came back to the same one from colleagues who did nothing with it. */
    readonly parkedTimes: number;
    /** Pages of the pool somebody may look at in a day; null for as many as they like. An admin sets it (公海限看). */
    readonly pagesADay: number | null;
  };
  readonly cleaning: {
    readonly sendBackWorkingDays: number;
    /** So long a lead is kept for the cleaner who asked for the next one. */
    readonly keptMinutes: number;
    /** How what was cleaned fared: over so many days back, and compared from so many judgements on. */
    readonly qualityDays: number;
    readonly fewestCompared: number;
  };
  readonly transfer: {
    /** Without everybody's yes by then an offer is over. */
    readonly offerWorkingDays: number;
    /** Who has not answered by then is asked once more. */
    readonly halfWorkingDays: number;
  };
  readonly grace: {
    /** The owner's one 宽限 of a first contact. */
    readonly ownDays: number;
    /** 宽限 by the head, when no number is said, and at most. */
    readonly headDays: number;
    readonly headDaysAtMost: number;
    readonly noChangeRunning: number;
    readonly noChangeWorkingDaysAhead: number;
  };
  readonly escalation: {
    /** From the head's notice to the manager's, in working minutes. */
    readonly headMinutes: number;
    /** 收到 and nothing since. */
    readonly acknowledgedMinutes: number;
    /** A decision of 2 × cadence waits longer. */
    readonly decisionMinutes: number;
    /** From the manager's notice to the weekly list. */
    readonly managerMinutes: number;
    /** A decision is asked for after so many times the cadence. */
    readonly decisionTimes: number;
    readonly paymentLateWorkingDays: number;
    readonly appealDays: number;
  };
  readonly notices: {
    readonly firstResponseMinutes: number;
    readonly firstResponseHeadMinutes: number;
    /** Scheduled messages a person and day beside the morning list. */
    readonly moreADay: number;
    /** Scheduled posts a group and day. */
    readonly postsADay: number;
    readonly observedDays: number;
    /** Acted on within so many days by fewer than this share (basis points) of so many at least, a message of its own rests. */
    readonly heeding: {
      readonly leastShare: number;
      readonly fewest: number;
      readonly withinDays: number;
      readonly ofDays: number;
      /** Wanted back, it is left alone for so long. */
      readonly leftAloneDays: number;
    };
    /** A 喜报 waits so long for a 不发喜报. */
    readonly celebrationMinutes: number;
    readonly largePaymentFen: number;
  };
  readonly holding: {
    /** × the median cycle of what was won, where enough was won to tell; else so many days. */
    readonly medianTimes: number;
    readonly fewestWon: number;
    readonly longestDays: number;
  };
  readonly split: {
    /** Proposals and counter-proposals before the manager picks. */
    readonly rounds: number;
    readonly negotiationWorkingDays: number;
    /** 二选一: until B has picked. */
    readonly choiceWorkingDays: number;
    /** The manager's; then all stays as it is. */
    readonly decisionWorkingDays: number;
    /** Until the next level is asked to approve. */
    readonly approvalWorkingDays: number;
    /** Parties beside the owner. */
    readonly othersAtMost: number;
  };
  readonly mentoring: {
    /** Of a deal's profit, for all its mentors together, at most. */
    readonly capBasisPoints: number;
    /** The same where nobody says another number. */
    readonly shareBasisPoints: number;
    /** A joint talk waits so long for the other's word. */
    readonly confirmWorkingDays: number;
    /** When a talk took place may be said so far back, in calendar days. */
    readonly talkBackDays: number;
    /** A forward move so long after a joint talk is worth a word of praise, in calendar days. */
    readonly praiseDays: number;
    /** What a nomination as expert asks for. */
    readonly fewestTalks: number;
    readonly fewestMentees: number;
    readonly leastLiftBasisPoints: number;
    /** Rates of fewer deals than this are not shown and prove nothing. */
    readonly fewestDeals: number;
  };
  /** 静默, and how often a won customer is told of products, in calendar days. */
  readonly peace: {
    readonly quietDays: number;
    readonly quietLeastDays: number;
    readonly quietMostDays: number;
    /** Longer ones ask the head. */
    readonly quietAloneDays: number;
    /** Without everybody's yes by then it is off. */
    readonly consentWorkingDays: number;
    readonly pushOnceDays: number;
    readonly pushTwiceDays: number;
  };
  /** Looking for duplicates: near names shown at once, and looks an hour before it is slowed. */
  readonly looks: { readonly nearAtMost: number; readonly anHour: number };
  readonly confirmMinutes: number;
  /** So long a whole list that was imported can be taken back. */
  readonly importUndoHours: number;
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
  poolLife: {
    archiveDays: 30,
    archiveReturns: 3,
    eliminateDays: 180,
    eliminateActivations: 2,
    eliminateAgainDays: 28,
    atOnce: 5,
    ringDays: 30,
    roundDays: 60,
    roundClaims: 3,
    parkedTimes: 2,
    pagesADay: null,
  },
  cleaning: { sendBackWorkingDays: 2, keptMinutes: 30, qualityDays: 90, fewestCompared: 8 },
  transfer: { offerWorkingDays: 2, halfWorkingDays: 1 },
  grace: {
    ownDays: 3,
    headDays: 1,
    headDaysAtMost: 14,
    noChangeRunning: 2,
    noChangeWorkingDaysAhead: 5,
  },
  escalation: {
    headMinutes: 240,
    acknowledgedMinutes: 540,
    decisionMinutes: 1080,
    managerMinutes: 540,
    decisionTimes: 2,
    paymentLateWorkingDays: 3,
    appealDays: 1,
  },
  notices: {
    firstResponseMinutes: 30,
    firstResponseHeadMinutes: 240,
    moreADay: 3,
    postsADay: 2,
    observedDays: 14,
    heeding: { leastShare: 2000, fewest: 30, withinDays: 3, ofDays: 30, leftAloneDays: 90 },
    celebrationMinutes: 10,
    largePaymentFen: 100_000_00,
  },
  holding: { medianTimes: 2, fewestWon: 8, longestDays: 180 },
  split: {
    rounds: 3,
    negotiationWorkingDays: 5,
    choiceWorkingDays: 2,
    decisionWorkingDays: 5,
    approvalWorkingDays: 2,
    othersAtMost: 4,
  },
  mentoring: {
    capBasisPoints: 1000,
    shareBasisPoints: 500,
    confirmWorkingDays: 5,
    talkBackDays: 30,
    praiseDays: 30,
    fewestTalks: 10,
    fewestMentees: 3,
    leastLiftBasisPoints: 1000,
    fewestDeals: 8,
  },
  peace: {
    quietDays: 30,
    quietLeastDays: 7,
    quietMostDays: 90,
    quietAloneDays: 30,
    consentWorkingDays: 2,
    pushOnceDays: 14,
    pushTwiceDays: 30,
  },
  ...QUALITY_RULES,
  ...INSIGHT_RULES,
  looks: { nearAtMost: 5, anHour: 30 },
  confirmMinutes: 10,
  importUndoHours: 24,
  undoMinutes: 10,
};
