// 线索清洗: a lead becomes an opportunity once, judged against two facts: complete, and the need matches (rules.md 2).
import type { Calendar } from "../calendar.ts";
import { dayOf } from "../day.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Change } from "./change.ts";
import type { Item } from "./item.ts";
import type { RequiredField } from "./quality.ts";

export interface Judgement {
  readonly missing: readonly RequiredField[];
  /** Why the need matches what we offer, in a sentence. */
  readonly fit: string;
  /** The large department whose pool it goes to: named, else the cleaner's. */
  readonly largeDepartmentId: number;
  /** 自清洗: judged by the finder or a head because nobody cleans. */
  readonly selfCleaned: boolean;
  readonly now: number;
}

/** A lead that is kept for a cleaner until an instant (ms). */
export interface Turn {
  readonly no: number;
  readonly memberId: string;
  readonly until: number;
}

/**
 * The queue as one cleaner takes it: without what is kept for others, what is kept for them first, what they passed over
 * last, the longest ago before the others (contract.md, 清洗).
 */
export function queueFor<Lead extends { readonly no: number }>(
  queue: readonly Lead[],
  given: {
    readonly memberId: string;
    readonly kept: readonly Turn[];
    readonly skipped: readonly number[];
  },
): readonly Lead[] {
  const holder = new Map(given.kept.map(({ no, memberId }) => [no, memberId]));
  const place = ({ no }: Lead) => (holder.get(no) === given.memberId ? -1 : given.skipped.indexOf(no) + 1);
  return queue
    .filter(({ no }) => (holder.get(no) ?? given.memberId) === given.memberId)
    .sort((a, b) => place(a) - place(b));
}

/** Refuses what another cleaner has in hand. */
export function mustBeFree(item: Item, turn: Turn | null, cleaner: { readonly userId: string }): void {
  if (turn === null || turn.memberId === cleaner.userId) return;
  throw new RuleError("kept-for-another", { item, memberId: turn.memberId, until: turn.until });
}

/** 合格: marketing's lead goes to the pool, a finder's stays with its finder; either is an opportunity in stage 1. [L13] */
export function qualify(item: Item, given: Judgement): Change {
  mustAwaitJudgement(item);
  if (given.missing.length > 0) throw new RuleError("incomplete", { item, missing: given.missing });
  const cleaned = {
    ...item,
    kind: "opportunity",
    stage: item.stage ?? 1,
    fit: given.fit,
    awaiting: null,
    selfCleaned: given.selfCleaned,
  } as const;
  if (item.place === "owned") return { item: cleaned, what: "cleaned", text: given.fit };
  return {
    item: { ...cleaned, place: "pool", pooledAt: given.now, largeDepartmentId: given.largeDepartmentId },
    what: "cleaned",
    text: given.fit,
  };
}

/** 不合格: to the pool, flagged: neither listed nor claimable, only to dormant. */
export function disqualify(item: Item, given: { readonly reason: string; readonly now: number }): Change {
  mustAwaitJudgement(item);
  return {
    item: { ...item, place: "pool", ownerId: null, pooledAt: given.now, unqualified: true, awaiting: null },
    what: "rejected",
    text: given.reason,
    ...(item.ownerId === null ? {} : { ends: "returned" as const }),
  };
}

/** 待补: stays where it is, with what is waited for. */
export function awaitMore(item: Item, wanted: string): Change {
  mustAwaitJudgement(item);
  return { item: { ...item, awaiting: wanted }, what: "awaiting", text: wanted };
}

/** 退回: the receiver sends a badly cleaned item back within the working days of the rule; counts against the cleaning. */
export function sendBack(
  item: Item,
  given: {
    readonly reason: string;
    readonly now: number;
    readonly rules: Rulebook;
    readonly calendar: Calendar;
  },
): Change {
  if (item.place !== "owned" || item.intake !== "marketing" || item.kind !== "opportunity")
    throw new RuleError("not-sent-back", { item });
  const days = given.rules.cleaning.sendBackWorkingDays;
  const lastDay = given.calendar.addWorkingDays(dayOf(item.receivedAt), days);
  if (dayOf(given.now) > lastDay) throw new RuleError("sent-back-late", { item, days, lastDay });
  return {
    item: { ...item, place: "cleaning", ownerId: null, awaiting: given.reason },
    what: "returned-to-cleaning",
    text: given.reason,
    ends: "returned",
  };
}

/** Refuses what has been judged already. */
export function mustAwaitJudgement(item: Item): void {
  const waits = item.place === "cleaning" || (item.place === "owned" && item.kind === "lead");
  if (!waits) throw new RuleError("already-cleaned", { item });
}
