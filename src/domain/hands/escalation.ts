// 上调: attention up the line, step by step, until a follow-up or a decision ends it (rules.md 6; article L55).
import type { Calendar, Span } from "../calendar.ts";
import { type Clockwork, decisionDueOf } from "../clock/cadence.ts";
import type { Item } from "../item/item.ts";
import type { Rulebook } from "../rulebook.ts";

/** Stage 5 without a follow-up; 2 × cadence in stages 2–4; a payment that is late. */
export type EscalationKind = "sprint" | "decision" | "payment";

export type EscalationAnswer =
  | "received"
  | "visit"
  | "resource"
  | "grace"
  | "take-over"
  | "together"
  | "keep";

export interface Escalation {
  readonly id: number;
  /** Item, kind and the deadline it speaks of: opened once. */
  readonly key: string;
  readonly no: number;
  readonly kind: EscalationKind;
  /** The deadline (ms) that passed. */
  readonly since: number;
  readonly openedAt: number;
  /** Who was asked in the department's name; null where nobody could be. */
  readonly headId: string | null;
  readonly toldHeadAt: number | null;
  readonly answer: EscalationAnswer | null;
  readonly answeredBy: string | null;
  readonly answeredAt: number | null;
  readonly managerId: string | null;
  readonly toldManagerAt: number | null;
  /** When it first stood in the manager's weekly list. */
  readonly listedAt: number | null;
  readonly closedAt: number | null;
  readonly closedBy: string | null;
}

export interface Fresh {
  readonly kind: EscalationKind;
  readonly since: number;
}

/** What an item gives reason to take up the line now; null when nothing. */
export function reasonFor(
  item: Item,
  { now, ...clockwork }: Clockwork & { readonly now: number },
): Fresh | null {
  const sprint = item.stage === 5 && item.outcome === "open" ? item.deadlineAt : null;
  if (item.place === "owned" && sprint !== null && sprint <= now) return { kind: "sprint", since: sprint };
  const decision = decisionDueOf(item, clockwork);
  if (decision !== null && decision <= now) return { kind: "decision", since: decision };
  const payment = item.outcome === "won" ? item.nextDueAt : null;
  if (item.place !== "owned" || payment === null) return null;
  const { calendar, rules } = clockwork;
  const late = calendar.addWorkingDaysTo(payment, rules.escalation.paymentLateWorkingDays);
  return late <= now ? { kind: "payment", since: payment } : null;
}

/** Whether the reason is still the same: a follow-up, a payment, a grace or another holder has ended it otherwise. */
export function stands(
  escalation: Pick<Escalation, "kind" | "since" | "openedAt">,
  item: Item,
  given: Clockwork & { readonly now: number },
): boolean {
  // A clock that was set back ends nothing.
  const reason = reasonFor(item, { ...given, now: Math.max(given.now, escalation.openedAt) });
  return reason !== null && reason.kind === escalation.kind && reason.since === escalation.since;
}

/** How far the asking has come: what was sent is not yet heard. */
export interface Heard {
  /** When the head's message was delivered; null before. */
  readonly heardAt: number | null;
  /** Times in which nobody could answer. */
  readonly outages: readonly Span[];
}

/** When the manager is told, as it stands now; null while an answer holds or the head has not heard of it. */
export function managerDueAt(
  {
    kind,
    answer,
    answeredAt,
    toldManagerAt,
  }: Pick<Escalation, "kind" | "answer" | "answeredAt" | "toldManagerAt">,
  { heardAt, outages, calendar, rules }: Heard & Pick<Clockwork, "calendar" | "rules">,
): number | null {
  if (toldManagerAt !== null) return null;
  const minutes = rules.escalation;
  if (answer === "received" && answeredAt !== null)
    return calendar.addWorkingMinutes(answeredAt, minutes.acknowledgedMinutes, outages);
  if (answer !== null || heardAt === null) return null;
  const wait = kind === "decision" ? minutes.decisionMinutes : minutes.headMinutes;
  return calendar.addWorkingMinutes(heardAt, wait, outages);
}

/** When it moves to the manager's weekly list, without a further push; null before the manager was told or once they answered. */
export function listDueAt(
  escalation: Escalation,
  { calendar, rules }: { readonly calendar: Calendar; readonly rules: Rulebook },
): number | null {
  const { toldManagerAt, answer, answeredAt } = escalation;
  if (toldManagerAt === null) return null;
  if (answer !== null && answeredAt !== null && answeredAt > toldManagerAt) return null;
  return calendar.addWorkingMinutes(toldManagerAt, rules.escalation.managerMinutes);
}
