// The migrations in their order; a released one is never edited.
import { First1764000000000 } from "./1764000000000-first.ts";
import { Pushing1767000000000 } from "./1767000000000-pushing.ts";
import { Companions1768000000000 } from "./1768000000000-companions.ts";
import { Transfers1768100000000 } from "./1768100000000-transfers.ts";
import { Splits1768200000000 } from "./1768200000000-splits.ts";
import { Mentoring1768300000000 } from "./1768300000000-mentoring.ts";
import { Cards1768400000000 } from "./1768400000000-cards.ts";
import { Identities1768500000000 } from "./1768500000000-identities.ts";
import { Leases1769210000000 } from "./1769210000000-leases.ts";
import { MarkedUpTo1769500000000 } from "./1769500000000-marked-up-to.ts";
import { HistoryBy1769600000000 } from "./1769600000000-history-by.ts";
import { ForeignIds1795858200000 } from "./1795858200000-foreign-ids.ts";
import { Acts1795859528171 } from "./1795859528171-acts.ts";
import { Looks1795859900000 } from "./1795859900000-looks.ts";
import { Mentions1795860100000 } from "./1795860100000-mentions.ts";
import { PhoneKeys1795860200000 } from "./1795860200000-phone-keys.ts";
import { CleaningTurns1795861000000 } from "./1795861000000-cleaning-turns.ts";
import { PaymentsByDay1795862000000 } from "./1795862000000-payments-by-day.ts";
import { CustomerNames1795900100000 } from "./1795900100000-customer-names.ts";
import { Merges1795900100001 } from "./1795900100001-merges.ts";
import { Imports1795900200000 } from "./1795900200000-imports.ts";
import { CustomerPeace1795900300000 } from "./1795900300000-customer-peace.ts";
import { Wechat1795900310000 } from "./1795900310000-wechat.ts";
import { PoolLife1795901000000 } from "./1795901000000-pool-life.ts";
import { Quality1795902000000 } from "./1795902000000-quality.ts";
import { CustomerValue1795903000000 } from "./1795903000000-customer-value.ts";
import { Stays1795910000000 } from "./1795910000000-stays.ts";
import { Results1795911000000 } from "./1795911000000-results.ts";
import { UnwantedNotices1795912000000 } from "./1795912000000-unwanted-notices.ts";
import { Anomalies1795920000000 } from "./1795920000000-anomalies.ts";
import { TicketsAsked1795921000000 } from "./1795921000000-tickets-asked.ts";
import { LooksKind1795922000000 } from "./1795922000000-looks-kind.ts";
import { ImportProblems1795923000000 } from "./1795923000000-import-problems.ts";
import { Sheets1795924000000 } from "./1795924000000-sheets.ts";
import { Rules1795925000000 } from "./1795925000000-rules.ts";
import { RuleExceptions1795925100000 } from "./1795925100000-rule-exceptions.ts";
import { RuleProposals1795925200000 } from "./1795925200000-rule-proposals.ts";
import { HeldByIndex1795929000000 } from "./1795929000000-held-by-index.ts";
import { Begun1795930000000 } from "./1795930000000-begun.ts";
import { SetUpSteps1795930100000 } from "./1795930100000-set-up-steps.ts";
import { MarkWords1795930200000 } from "./1795930200000-mark-words.ts";
import { PayingByIndex1795931100000 } from "./1795931100000-paying-by-index.ts";
import { ImportOwners1795931700000 } from "./1795931700000-import-owners.ts";
import { Seats1795931800000 } from "./1795931800000-seats.ts";
import { Hands1795931810000 } from "./1795931810000-hands.ts";
import { AskedByIndex1795931900000 } from "./1795931900000-asked-by-index.ts";

export const MIGRATIONS = [
  First1764000000000,
  Pushing1767000000000,
  Companions1768000000000,
  Transfers1768100000000,
  Splits1768200000000,
  Mentoring1768300000000,
  Cards1768400000000,
  Identities1768500000000,
  Leases1769210000000,
  MarkedUpTo1769500000000,
  HistoryBy1769600000000,
  ForeignIds1795858200000,
  Acts1795859528171,
  Looks1795859900000,
  Mentions1795860100000,
  PhoneKeys1795860200000,
  CleaningTurns1795861000000,
  PaymentsByDay1795862000000,
  CustomerNames1795900100000,
  Merges1795900100001,
  Imports1795900200000,
  CustomerPeace1795900300000,
  Wechat1795900310000,
  PoolLife1795901000000,
  CustomerValue1795903000000,
  Quality1795902000000,
  Stays1795910000000,
  Results1795911000000,
  UnwantedNotices1795912000000,
  Anomalies1795920000000,
  TicketsAsked1795921000000,
  LooksKind1795922000000,
  ImportProblems1795923000000,
  Sheets1795924000000,
  Rules1795925000000,
  RuleExceptions1795925100000,
  RuleProposals1795925200000,
  HeldByIndex1795929000000,
  Begun1795930000000,
  SetUpSteps1795930100000,
  MarkWords1795930200000,
  PayingByIndex1795931100000,
  ImportOwners1795931700000,
  Seats1795931800000,
  Hands1795931810000,
  AskedByIndex1795931900000,
];
