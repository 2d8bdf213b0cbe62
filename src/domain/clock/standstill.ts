// How long something is past its day, how long nothing has been heard of an item, and of a day that was agreed (rules.md 5, Manners).
import type { Calendar } from "../calendar.ts";
import { addDays, at, type Day, dayOf, daysBetween } from "../day.ts";
import type { Item } from "../item/item.ts";
import { baseOf, dueOf } from "./cadence.ts";
import { isPausedDay, type Pause } from "./pauses.ts";

type Span = Pick<Pause, "beganAt" | "endedAt">;

/** 超N天. */
export interface Lateness {
  /** When it was due, ms, and the day of it. */
  readonly at: number;
  readonly day: Day;
  /** The days since on which its clock ran, today among them; at least one. */
  readonly days: number;
  /** And those on which it stood still: together they are the days of the calendar. */
  readonly rested: number;
}

/** Null where its day is not over. A payment is the customer's: no pause of ours stops it. */
export function latenessOf(
  item: Pick<Item, "outcome" | "stage" | "nextDueAt" | "deadlineAt">,
  { today, pauses }: { readonly today: Day; readonly pauses: readonly Span[] },
): Lateness | null {
  const due = dueOf(item);
  if (due === null || dayOf(due) >= today) return null;
  const all = daysBetween(dayOf(due), today);
  const days = Math.max(1, runningDays(dayOf(due), today, item.outcome === "won" ? [] : pauses));
  return { at: due, day: dayOf(due), days, rested: all - days };
}

/** The days behind one up to another, with that one, on which a clock ran: as a deadline counts them. */
export function runningDays(from: Day, to: Day, pauses: readonly Span[]): number {
  const some = between(from, to, pauses);
  let count = daysBetween(from, to);
  if (some.length > 0)
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isPausedDay(day, some)) count--;
  return count;
}

function between(from: Day, to: Day, pauses: readonly Span[]): readonly Span[] {
  // Most items have none, and a company's late ones are many.
  if (pauses.length === 0) return pauses;
  const [since, until] = [at(addDays(from, 1)), at(addDays(to, 1))];
  return pauses.filter(({ beganAt, endedAt }) => beganAt < until && (endedAt === null || endedAt > since));
}

export interface Silence {
  /** The working days that are over without a word, on which its clock ran. */
  readonly silent: number;
  /** Whether some of them stood still: the last working day may have been one. */
  readonly rested: boolean;
}

/** Between the last word, or the day it came into these hands, and today. */
export function silenceOf(
  item: Pick<Item, "receivedAt" | "lastFollowUpAt">,
  {
    today,
    calendar,
    pauses,
  }: { readonly today: Day; readonly calendar: Calendar; readonly pauses: readonly Span[] },
): Silence {
  const last = dayOf(baseOf(item));
  const some = between(last, today, pauses);
  let [silent, rested] = [0, false];
  for (let day = addDays(last, 1); day < today; day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day)) continue;
    if (isPausedDay(day, some)) rested = true;
    else silent++;
  }
  return { silent, rested };
}

/** Days since a day that was to come; 0 while it has not passed, or where none was named. */
export function daysPast(day: Day | null, today: Day): number {
  return day === null || day >= today ? 0 : daysBetween(day, today);
}
