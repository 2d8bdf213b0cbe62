// Dumps that an earlier version wrote: the tables they do not know, and where what they held is now.
import type { NumberSet, RuleVersion } from "../src/domain/rules/version.ts";
import { FIRST } from "./stores/rules.ts";

/** Tables that dumps of 0.1.0 do not know. */
export const LATER: readonly string[] = [
  "escalations",
  "absences",
  "ownReminders",
  "tickets",
  "calendarDays",
  "companions",
  "botChats",
  "chatOutsiders",
  "textReaders",
  "splits",
  "splitParties",
  "splitVersions",
  "splitAnswers",
  "transfers",
  "mentorships",
  "jointTalks",
  "profits",
  "mentorShares",
  "fundEntries",
  "praises",
  "experts",
  "botIdentities",
  "looks",
  "customerNames",
  "merges",
  "mergedRows",
  "imports",
  "stageWords",
  "quiets",
  "quietConsents",
  "productPushes",
  "wechatContacts",
  "channels",
  "channelMembers",
  "channelHits",
  "ruleVersions",
  "ruleNumbers",
  "ruleExceptions",
  "ruleProposals",
  "ruleVoices",
  "grumbles",
  "customerValues",
  "publicityConsents",
  "products",
  "productNames",
  "verifications",
  "pictures",
  "audits",
  "auditDraws",
  "signs",
  "stays",
  "signings",
  "targets",
  "unwantedNotices",
  "markWords",
  "seats",
  "setUpSteps",
  "anomalies",
];

/** The one number a company could set before the rules had versions; nothing where a dump knows them. */
export function carriedOver(rows: object): {
  readonly ruleVersions?: readonly RuleVersion[];
  readonly ruleNumbers?: readonly NumberSet[];
} {
  const { ruleVersions, companyRules = [] } = rows as {
    readonly ruleVersions?: unknown;
    readonly companyRules?: readonly Limit[];
  };
  if (ruleVersions !== undefined) return {};
  const [limit] = companyRules.filter(({ rule }) => rule === PAGES_A_DAY);
  if (limit === undefined) return { ruleVersions: [], ruleNumbers: [] };
  const { value, byId, at } = limit;
  const no = FIRST + 1;
  return {
    ruleVersions: [
      { no, rule: "claim", departmentId: null, startsAt: at, at, byId, reason: "", emergency: false },
    ],
    ruleNumbers: [{ no, path: PAGES_A_DAY, value }],
  };
}

const PAGES_A_DAY = "poolLife.pagesADay";

interface Limit {
  readonly rule: string;
  readonly value: number | null;
  readonly byId: string;
  readonly at: number;
}
