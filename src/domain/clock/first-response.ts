// 首响: how long a lead of marketing's may wait for its first word (rules.md 5, First response).
import type { Calendar } from "../calendar.ts";
import type { Item } from "../item/item.ts";

interface Waiting {
  readonly now: number;
  readonly minutes: number;
  readonly calendar: Calendar;
}

/** The customer has written (ms), and after so many working minutes nobody has told what came of it. */
export function isAnswerDue(item: Item, wroteAt: number, { now, minutes, calendar }: Waiting): boolean {
  if (item.place !== "owned" || item.outcome !== "open") return false;
  const isAnswered = (item.lastFollowUpAt ?? 0) >= wroteAt || (item.silentUntil ?? 0) > wroteAt;
  return !isAnswered && calendar.addWorkingMinutes(wroteAt, minutes) <= now;
}

/** Claimed or assigned for the first time, and after so many working minutes never followed up nor even called. */
export function isFirstResponseDue(item: Item, { now, minutes, calendar }: Waiting): boolean {
  if (item.place !== "owned" || item.outcome !== "open" || item.intake !== "marketing") return false;
  if (item.timesReturned > 0 || item.reactivated) return false;
  const answered = item.lastFollowUpAt !== null || item.attemptsInARow > 0;
  return !answered && calendar.addWorkingMinutes(item.receivedAt, minutes) <= now;
}
