// The twelve rules and the numbers each is made of (rules.md 9); what figures are read by is no rule that anybody keeps.
import type { NumberPath, RuleKey, RuleNumber } from "./number.ts";

type About = Omit<RuleNumber, "path">;

const days = (least: number, most: number) => ({ unit: "days", least, most }) as const;
const workingDays = (least: number, most: number) => ({ unit: "workingDays", least, most }) as const;
const workingMinutes = (least: number, most: number) => ({ unit: "workingMinutes", least, most }) as const;
const minutes = (least: number, most: number) => ({ unit: "minutes", least, most }) as const;
const count = (least: number, most: number) => ({ unit: "count", least, most }) as const;
const times = (least: number, most: number) => ({ unit: "times", least, most }) as const;
const multiple = (least: number, most: number) => ({ unit: "multiple", least, most }) as const;
const fen = (least: number, most: number) => ({ unit: "fen", least, most }) as const;
const share = (least: number, most: number) => ({ unit: "share", least, most }) as const;

/** A department's own, and an item keeps the one its clock started under. */
const kept = { scope: "department", since: "base" } as const;
/** A department's own, asked when somebody does something. */
const asked = { scope: "department", since: "now" } as const;
/** Everybody's. */
const common = { scope: "company", since: "now" } as const;
const more = { looser: "more" } as const;
const less = { looser: "less" } as const;
const neither = { looser: null } as const;

/** The first number of a rule is the one meant where none is named: 改规则 回收 5天. */
const CATALOGUE: { readonly [Rule in RuleKey]: { readonly [Path in NumberPath]?: About } } = {
  return: {
    "cadence.firstContactDays": { ...days(1, 60), ...more, ...kept },
    "pool.noticesBeforeReturn": { ...times(1, 5), ...more, ...kept },
    "grace.ownDays": { ...days(1, 14), ...more, ...kept },
    "escalation.appealDays": { ...days(1, 10), ...more, ...kept },
    "poolLife.archiveDays": { ...days(7, 365), ...more, ...common },
    "poolLife.archiveReturns": { ...times(1, 10), ...more, ...common },
    "poolLife.eliminateDays": { ...days(30, 1095), ...more, ...common },
    "poolLife.eliminateActivations": { ...times(1, 10), ...more, ...common },
    "poolLife.eliminateAgainDays": { ...days(7, 365), ...more, ...common },
    "poolLife.atOnce": { ...count(1, 50), ...more, ...common },
  },
  cadence: {
    competition: { unit: "level", least: 1, most: 3, ...less, ...kept },
    ...cadences([2, 3, 4]),
    "cadence.agreedAheadDays.2": { ...days(7, 120), ...more, ...kept },
    "cadence.agreedAheadDays.3": { ...days(7, 120), ...more, ...kept },
    "cadence.agreedAheadDays.4": { ...days(7, 120), ...more, ...kept },
    "escalation.decisionTimes": { ...multiple(1, 6), ...more, ...kept },
    "escalation.decisionMinutes": { ...workingMinutes(60, 5400), ...more, ...kept },
    "grace.headDays": { ...days(1, 14), ...more, ...asked },
    "grace.headDaysAtMost": { ...days(1, 60), ...more, ...asked },
    "cadence.attemptsThatCount": { ...times(1, 10), ...more, ...kept },
    "cadence.minimumOwnText": { unit: "characters", least: 1, most: 20, ...less, ...kept },
  },
  sprint: {
    "cadence.sprintWorkingDays": { ...workingDays(1, 10), ...more, ...kept },
    "escalation.headMinutes": { ...workingMinutes(30, 2700), ...more, ...kept },
    "escalation.acknowledgedMinutes": { ...workingMinutes(60, 5400), ...more, ...kept },
    "escalation.managerMinutes": { ...workingMinutes(60, 5400), ...more, ...kept },
    "grace.noChangeRunning": { ...times(1, 10), ...more, ...kept },
    "grace.noChangeWorkingDaysAhead": { ...workingDays(1, 20), ...more, ...kept },
    "escalation.paymentLateWorkingDays": { ...workingDays(1, 30), ...more, ...kept },
  },
  claim: {
    "pool.claimsADay": { ...count(1, 100), ...more, ...asked },
    "pool.untouchedLimit": { ...count(1, 50), ...more, ...asked },
    "pool.untouchedDays": { ...days(1, 30), ...more, ...asked },
    "pool.reservedAboveFen": { ...fen(0, 10_000_000_000), ...more, scope: "department", since: "pooled" },
    "pool.reservedWorkingMinutes": {
      ...workingMinutes(5, 540),
      ...less,
      scope: "department",
      since: "pooled",
    },
    "poolLife.pagesADay": { unit: "pages", least: 1, most: 1000, ...more, ...common, mayBeNone: true },
    "looks.anHour": { ...times(5, 300), ...more, ...common },
    "looks.nearAtMost": { ...count(1, 20), ...more, ...common },
  },
  hold: {
    "pool.ownedAtOnce": { ...count(5, 500), ...more, ...asked },
    "pool.coldestShown": { ...count(1, 10), ...neither, ...asked },
    "holding.medianTimes": { ...multiple(1, 6), ...more, ...common },
    "holding.longestDays": { ...days(30, 730), ...more, ...common },
    "holding.fewestWon": { ...count(3, 100), ...neither, ...common },
    "poolLife.ringDays": { ...days(7, 120), ...less, ...common },
    "poolLife.roundDays": { ...days(14, 365), ...less, ...common },
    "poolLife.roundClaims": { ...times(2, 10), ...more, ...common },
    "poolLife.parkedTimes": { ...times(2, 10), ...more, ...common },
  },
  coolOff: {
    "pool.coolOffOwnReturnDays": { ...days(0, 90), ...less, ...asked },
    "pool.coolOffAutomaticDays": { ...days(0, 90), ...less, ...asked },
  },
  protect: {
    "pool.ownFindKeptDays": { ...days(0, 180), ...more, scope: "department", since: "created" },
    "notices.observedDays": { ...days(0, 90), ...more, scope: "company", since: "created" },
    "cleaning.sendBackWorkingDays": { ...workingDays(1, 10), ...more, ...kept },
    "cleaning.keptMinutes": { ...minutes(5, 240), ...more, ...common },
    "transfer.offerWorkingDays": { ...workingDays(1, 10), ...more, ...kept },
    "transfer.halfWorkingDays": { ...workingDays(1, 9), ...more, ...kept },
    importUndoHours: { unit: "hours", least: 1, most: 168, ...more, ...common },
    undoMinutes: { ...minutes(1, 60), ...more, ...common },
    confirmMinutes: { ...minutes(1, 60), ...more, ...common },
    "audit.shareBasisPoints": { ...share(0, 10_000), ...less, ...common },
    "audit.fewest": { ...count(0, 50), ...less, ...common },
    "audit.appealWorkingDays": { ...workingDays(1, 20), ...more, ...common },
    "audit.copiedTimes": { ...times(2, 20), ...more, ...common },
    "audit.unprovenDays": { ...days(3, 90), ...more, ...common },
    "audit.burstFewest": { ...count(2, 100), ...more, ...common },
    "audit.burstTimes": { ...multiple(2, 20), ...more, ...common },
    "audit.lostSoonDays": { ...days(1, 30), ...less, ...common },
  },
  quiet: {
    "peace.quietDays": { ...days(7, 90), ...more, ...common },
    "peace.quietLeastDays": { ...days(1, 30), ...less, ...common },
    "peace.quietMostDays": { ...days(7, 365), ...more, ...common },
    "peace.quietAloneDays": { ...days(7, 365), ...more, ...common },
    "peace.consentWorkingDays": { ...workingDays(1, 10), ...more, ...common },
  },
  push: {
    "peace.pushOnceDays": { ...days(1, 365), ...less, ...common },
    "peace.pushTwiceDays": { ...days(2, 730), ...less, ...common },
  },
  split: {
    "split.rounds": { ...times(1, 10), ...more, ...common },
    "split.negotiationWorkingDays": { ...workingDays(1, 20), ...more, ...common },
    "split.choiceWorkingDays": { ...workingDays(1, 10), ...more, ...common },
    "split.decisionWorkingDays": { ...workingDays(1, 20), ...more, ...common },
    "split.approvalWorkingDays": { ...workingDays(1, 10), ...more, ...common },
    "split.othersAtMost": { ...count(1, 10), ...more, ...common },
  },
  mentor: {
    "mentoring.capBasisPoints": { ...share(100, 5000), ...more, ...common },
    "mentoring.shareBasisPoints": { ...share(0, 5000), ...more, ...common },
    "mentoring.confirmWorkingDays": { ...workingDays(1, 20), ...more, ...common },
    "mentoring.talkBackDays": { ...days(1, 180), ...more, ...common },
    "mentoring.praiseDays": { ...days(1, 180), ...more, ...common },
    "mentoring.fewestTalks": { ...times(1, 100), ...less, ...common },
    "mentoring.fewestMentees": { ...count(1, 50), ...less, ...common },
    "mentoring.leastLiftBasisPoints": { ...share(0, 10_000), ...less, ...common },
    "mentoring.fewestDeals": { ...count(1, 100), ...neither, ...common },
  },
  notice: {
    "notices.moreADay": { ...count(0, 20), ...less, ...common },
    "notices.postsADay": { ...count(1, 20), ...less, ...common },
    "notices.firstResponseMinutes": { ...workingMinutes(5, 540), ...more, ...kept },
    "notices.firstResponseHeadMinutes": { ...workingMinutes(30, 1620), ...more, ...kept },
    "notices.celebrationMinutes": { ...minutes(0, 120), ...more, ...common },
    "notices.largePaymentFen": { ...fen(0, 10_000_000_000), ...more, ...common },
    "notices.heeding.leastShare": { ...share(0, 10_000), ...neither, ...common },
    "notices.heeding.fewest": { ...count(1, 500), ...neither, ...common },
    "notices.heeding.withinDays": { ...days(1, 14), ...neither, ...common },
    "notices.heeding.ofDays": { ...days(7, 90), ...neither, ...common },
    "notices.heeding.leftAloneDays": { ...days(7, 365), ...neither, ...common },
    "value.reviewDays": { ...days(7, 365), ...more, ...common },
    "value.reviewAtMostDays": { ...days(30, 1095), ...more, ...common },
    "value.reviewAgainDays": { ...days(7, 180), ...more, ...common },
    "value.topBasisPoints": { ...share(100, 10_000), ...neither, ...common },
    "value.revenueDays": { ...days(90, 1095), ...neither, ...common },
    "value.refusedDays": { ...days(30, 730), ...more, ...common },
  },
};

/** The days of a stage at each level of competition: 2 from week to month, 4 from days to weeks. */
function cadences(stages: readonly (2 | 3 | 4)[]): { readonly [Path in NumberPath]?: About } {
  const levels = ["low", "medium", "high"] as const;
  return Object.fromEntries(
    stages.flatMap((stage) =>
      levels.map((level) => [`cadence.days.${stage}.${level}`, { ...days(1, 120), ...more, ...kept }]),
    ),
  );
}

const NUMBERS: ReadonlyMap<NumberPath, RuleNumber & { readonly rule: RuleKey }> = new Map(
  Object.entries(CATALOGUE).flatMap(([rule, numbers]) =>
    Object.entries(numbers).map(([path, about]) => {
      const known = { ...about, path: path as NumberPath, rule: rule as RuleKey };
      return [known.path, known] as const;
    }),
  ),
);

/** The numbers of a rule, the one that is meant where none is named first. */
export function numbersOf(rule: RuleKey): readonly RuleNumber[] {
  return [...NUMBERS.values()].filter((number) => number.rule === rule);
}

/** @throws Error for what is no number of any rule */
export function numberOf(path: NumberPath): RuleNumber & { readonly rule: RuleKey } {
  const found = NUMBERS.get(path);
  if (found === undefined) throw new Error(`${path} is no number of the rulebook`);
  return found;
}

export function isNumberPath(path: string): path is NumberPath {
  return NUMBERS.has(path as NumberPath);
}
