// 抽查: one item looked at by somebody it does not concern; what fails freezes its credit, never a person (rules.md 4, 8).
import type { Calendar } from "../calendar.ts";
import { at, type Day, dayOf } from "../day.ts";
import type { Item } from "../item/item.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";

export type Finding = "true" | "doubtful" | "false";

export type AuditState =
  | "open"
  | "true"
  | "doubtful"
  /** Failed, and its holder may appeal. */
  | "false"
  | "appealed"
  /** It stays failed. */
  | "upheld"
  /** The freeze was taken away, whether somebody had appealed or not. */
  | "lifted"
  /** The item is gone, or nobody is left who may look at it. */
  | "dropped";

export interface Audit {
  readonly id: number;
  readonly no: number;
  /** Monday of the week in which it was drawn. */
  readonly week: Day;
  readonly unitId: number;
  /** Who held it when it was drawn. */
  readonly ownerId: string | null;
  readonly auditorId: string | null;
  readonly drawnAt: number;
  readonly state: AuditState;
  /** The auditor's words. */
  readonly text: string | null;
  readonly judgedBy: string | null;
  readonly judgedAt: number | null;
  /** 回访, a call to the customer: only with the head's yes. */
  readonly callState: "asked" | "allowed" | "refused" | null;
  readonly callAskedId: string | null;
  readonly callText: string | null;
  readonly appealText: string | null;
  readonly appealedAt: number | null;
  /** Who decides about the appeal. */
  readonly askedId: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly decidedText: string | null;
  readonly version: number;
}

export type NewAudit = Omit<Audit, "id" | "version">;

/** As it is drawn. */
export function drawnAudit(
  given: Pick<Audit, "no" | "week" | "unitId" | "ownerId" | "auditorId" | "drawnAt">,
): NewAudit {
  return {
    ...given,
    state: "open",
    text: null,
    judgedBy: null,
    judgedAt: null,
    callState: null,
    callAskedId: null,
    callText: null,
    appealText: null,
    appealedAt: null,
    askedId: null,
    decidedBy: null,
    decidedAt: null,
    decidedText: null,
  };
}

/** Nobody is paid for it before it is settled; payments are booked all the same. */
export function isFrozen({ state }: Pick<Audit, "state">): boolean {
  return state === "false" || state === "appealed" || state === "upheld";
}

/** From the evidence. What is called false needs its reason. @throws RuleError */
export function judge(
  audit: Audit,
  given: {
    readonly item: Item;
    readonly by: string;
    readonly finding: Finding;
    readonly text: string | null;
    readonly now: number;
  },
): Audit {
  const { item, by, finding, text, now } = given;
  if (audit.state !== "open") throw new RuleError("audit-over", { item, audit });
  if (audit.auditorId !== by || item.ownerId === by) throw new RuleError("audit-not-yours", { item, audit });
  return { ...audit, state: finding, text, judgedBy: by, judgedAt: now };
}

/** 撤销 of what was found: it is to be looked at again. */
export function unjudged(audit: Audit): Audit {
  return { ...audit, state: "open", text: null, judgedBy: null, judgedAt: null };
}

interface Clockwork {
  readonly rules: Rulebook;
  readonly calendar: Calendar;
}

/** Until when its holder may appeal; so long the item's clock stands still at most, unless they do. */
export function appealUntil(judgedAt: number, { rules, calendar }: Clockwork): number {
  return at(
    calendar.addWorkingDays(dayOf(judgedAt), rules.audit.appealWorkingDays),
    rules.cadence.deadlineMinute,
  );
}

/** @throws RuleError */
export function appealed(
  audit: Audit,
  given: {
    readonly item: Item;
    readonly text: string;
    readonly askedId: string;
    readonly now: number;
  } & Clockwork,
): Audit {
  const { item, text, askedId, now } = given;
  if (audit.state === "appealed") throw new RuleError("audit-appealed-already", { item, audit });
  const until = appealUntil(audit.judgedAt ?? now, given);
  if (audit.state !== "false" || now > until) throw new RuleError("audit-appeal-too-late", { item, until });
  return { ...audit, state: "appealed", appealText: text, appealedAt: now, askedId };
}

/**
 * 解冻 and 维持: by whoever the appeal was put to, or by a manager who neither judged it nor holds the item. Lifting needs
 * no appeal; to uphold there has to be one. @throws RuleError
 */
export function decided(
  audit: Audit,
  given: {
    readonly item: Item;
    readonly by: string;
    readonly to: "lifted" | "upheld";
    readonly text: string | null;
    readonly now: number;
  },
): Audit {
  const { item, by, to, text, now } = given;
  if (!isFrozen(audit)) throw new RuleError("audit-not-frozen", { item });
  if (item.ownerId === by) throw new RuleError("audit-own", { item });
  if (audit.judgedBy === by && audit.askedId !== by) throw new RuleError("audit-own-verdict", { item });
  if (to === "upheld" && audit.state !== "appealed") throw new RuleError("audit-no-appeal", { item });
  return { ...audit, state: to, decidedBy: by, decidedAt: now, decidedText: text };
}
