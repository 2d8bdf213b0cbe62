// One item from first touch to tombstone: a lead (线索) that may become an opportunity (商机). rules.md 1–3.
import type { Day } from "../day.ts";
import type { Fen } from "../money.ts";

export type Kind = "lead" | "opportunity";
export type Place = "cleaning" | "pool" | "owned" | "dormant" | "eliminated";
export type Outcome = "open" | "won" | "lost";
export type Stage = 1 | 2 | 3 | 4 | 5 | 6;

/** How the item came in: decides protection, who judges it and where it goes once clean (rules.md 2, 7). */
export type Intake = "marketing" | "reported" | "self-developed" | "imported";

/**
 * The present state of one item. Everything here can be replayed from `history`.
 * Instants are ms since 1970, days are Asia/Shanghai days, money is fen in CNY.
 */
export interface Item {
  readonly no: number;
  readonly customerId: number;
  readonly kind: Kind;
  readonly place: Place;
  readonly stage: Stage | null;
  readonly outcome: Outcome;
  readonly intake: Intake;
  readonly source: string | null;
  /** Who found it (报备, 自拓) or keyed it in (录线索). */
  readonly finderId: string | null;
  readonly ownerId: string | null;
  /** The owner's main department while owned, else the last one; null before anybody had it. */
  readonly departmentId: number | null;
  /** The large department whose pool and manager it belongs to (rules.md 1). */
  readonly largeDepartmentId: number;
  readonly need: string | null;
  /** Why the need matches what we offer: the sentence of the cleaning (rules.md 2). */
  readonly fit: string | null;
  /** 自清洗: judged by the head or the finder because the department has no cleaners. */
  readonly selfCleaned: boolean;
  /** Judged 不合格: in the pool, but neither listed nor claimable. */
  readonly unqualified: boolean;
  /** What the cleaner still waits for (待补), as typed. */
  readonly awaiting: string | null;
  readonly solution: "standard" | "custom" | null;
  readonly expectedFen: Fen | null;
  readonly quotedFen: Fen | null;
  readonly contractFen: Fen | null;
  readonly quotedOn: Day | null;
  readonly competitors: string | null;
  readonly meeting: string | null;
  readonly openPoints: string | null;
  readonly decisionMaker: string | null;
  readonly plannedSigningOn: Day | null;
  readonly signedOn: Day | null;
  readonly lostReason: string | null;
  readonly lostTo: string | null;
  /** The first contact, where a list tells of one before it came to us. */
  readonly begunOn: Day | null;
  readonly createdAt: number;
  /** When its present holder got it; the clock's earliest base (rules.md 5). */
  readonly receivedAt: number;
  readonly lastFollowUpAt: number | null;
  readonly attemptsInARow: number;
  readonly pooledAt: number | null;
  readonly timesReturned: number;
  /** Woken from dormancy: the next owner's clock is that of a new item, whatever the stage (rules.md 2). */
  readonly reactivated: boolean;
  /** What the owner said comes next (下次 …). */
  readonly nextDay: Day | null;
  readonly nextMinute: number | null;
  readonly nextText: string | null;
  /** The date typed, else the deadline of the rule; null where no clock runs. */
  readonly nextDueAt: number | null;
  /** The deadline of the rule, whatever was agreed with the customer; null where no clock runs. */
  readonly deadlineAt: number | null;
  readonly ruleVersion: number;
  /** 宽限, 无变化, 保留: no deadline before 18:00 of this day; gone with the next follow-up that counts. */
  readonly graceUntil: Day | null;
  /** The owner's one 宽限 of the first contact is used up. */
  readonly ownGraceUsed: boolean;
  /** 无变化 so many times running. */
  readonly noChangeInARow: number;
  /** After a 回退: the marks of the stages above this one are to be given anew; null where none was moved back. */
  readonly markedUpTo: Stage | null;
  /** 接管: acts for a time; the owner stays. */
  readonly actingId: string | null;
  /** An attempt without answer silences the nagging until this instant (ms). */
  readonly silentUntil: number | null;
  /** Merged: the number that answers for it; it is nowhere else any more. */
  readonly mergedInto: number | null;
  readonly version: number;
}

/** The latest of expected, quoted and contract amount: what the item is worth as far as we know. */
export function amountOf(item: Pick<Item, "expectedFen" | "quotedFen" | "contractFen">): Fen | null {
  return item.contractFen ?? item.quotedFen ?? item.expectedFen;
}
