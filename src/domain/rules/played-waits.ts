// First words and heads' answers of the past, under other numbers of minutes: whom a message would have reached (rules.md 5, 6, 9.2).
import type { Calendar, Span } from "../calendar.ts";
import { type Escalation, managerDueAt } from "../hands/escalation.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Played } from "./played.ts";

/** A lead of marketing's that came into somebody's hands for the first time. */
export interface PastFirst {
  readonly no: number;
  readonly ownerId: string;
  readonly departmentId: number;
  readonly receivedAt: number;
  /** The first word or call, the step that needed none, or when it left those hands; null while it waits. */
  readonly overAt: number | null;
}

/** Something that a head was asked to look at, with all that became of it. */
export interface PastAsking extends Pick<Escalation, "no" | "kind" | "answer" | "answeredAt" | "closedAt"> {
  /** Whose item it was; "" where nobody has it any more. */
  readonly ownerId: string;
  readonly departmentId: number;
  /** When the head's message was delivered. */
  readonly heardAt: number;
}

interface Given {
  readonly rules: Rulebook;
  readonly calendar: Calendar;
  readonly from: number;
  readonly now: number;
}

type Minutes = "firstResponseMinutes" | "firstResponseHeadMinutes";

/** Nobody had said a word after so many working minutes. */
export function lateFirst(
  firsts: readonly PastFirst[],
  given: Given & { readonly minutes: Minutes },
): Played {
  const { rules, calendar, from, now, minutes } = given;
  const late = firsts.filter(({ receivedAt, overAt }) => {
    const due = calendar.addWorkingMinutes(receivedAt, rules.notices[minutes]);
    return due >= from && due <= now && (overAt === null || overAt > due);
  });
  return { of: firsts.length, stopped: late.map(({ no }) => no) };
}

/** The manager would have been asked: no answer by then, or 收到 and nothing since. */
export function reachedManagers(
  asked: readonly PastAsking[],
  { outages, ...given }: Given & { readonly outages: readonly Span[] },
): Played {
  const { now } = given;
  const reached = asked.filter((one) => {
    const { answer, answeredAt, closedAt } = one;
    const isBefore = (due: number | null) => due !== null && due <= now && due < (closedAt ?? Infinity);
    const dueBy = (some: Pick<Escalation, "answer" | "answeredAt">) =>
      managerDueAt({ ...one, ...some, toldManagerAt: null }, { ...given, heardAt: one.heardAt, outages });
    const unanswered = dueBy({ answer: null, answeredAt: null });
    if (isBefore(unanswered) && (unanswered ?? 0) < (answeredAt ?? Infinity)) return true;
    return isBefore(dueBy({ answer, answeredAt }));
  });
  return { of: asked.length, stopped: reached.map(({ no }) => no) };
}
