// The clock of an item: base, deadline, and the date that is due next (rules.md 5).
import type { Calendar } from "../calendar.ts";
import { addDays, at, type Day, dayOf } from "../day.ts";
import type { Item, Stage } from "../item/item.ts";
import type { Rulebook } from "../rulebook.ts";
import { isOpenEnded, isPausedDay, isQuietDay, type Pause } from "./pauses.ts";

export interface Clockwork {
  readonly rules: Rulebook;
  readonly calendar: Calendar;
  /** The times in which this item's clock stands still; none when not given. */
  readonly pauses?: readonly Pause[];
}

/** An item as far as its clock is concerned; it may have no number yet. */
export type Clocked = Omit<Item, "no" | "version">;

/** What the rule's deadline is made of. */
export type Running = Pick<
  Clocked,
  | "place"
  | "outcome"
  | "stage"
  | "reactivated"
  | "receivedAt"
  | "lastFollowUpAt"
  | "graceUntil"
  | "intake"
  | "createdAt"
>;

/** What the clock runs from: never empty, never earlier than the present holder's first day (Appendix B). */
export function baseOf(item: Pick<Item, "receivedAt" | "lastFollowUpAt">): number {
  return Math.max(item.receivedAt, item.lastFollowUpAt ?? 0);
}

/**
 * 18:00 of day N after the base's day, moved to the next working day; paused days are not counted, and no deadline
 * falls on one, before a grace ends, or within the first days of an imported item. Null where no clock runs. [L54–L56]
 */
export function deadlineOf(item: Running, clockwork: Clockwork): number | null {
  if (item.place !== "owned" || item.outcome !== "open") return null;
  if (isOpenEnded(clockwork.pauses ?? [])) return null;
  const stage = isNewToItsOwner(item) ? 1 : (item.stage ?? 1);
  const counted = { days: cadenceDays(stage, clockwork.rules), working: stage === 5 };
  const day = dayAfter(dayOf(baseOf(item)), counted, clockwork);
  const free = [item.graceUntil, lookedAtUntil(item, clockwork.rules)].reduce<Day>(
    (latest, other) => (other !== null && other > latest ? other : latest),
    day,
  );
  return at(nextFreeDay(free, clockwork), clockwork.rules.cadence.deadlineMinute);
}

/** Nothing of a list is late while the rules only look at it: whoever had it before was never told of them. */
function lookedAtUntil({ intake, createdAt }: Running, { notices }: Rulebook): Day | null {
  return intake === "imported" ? addDays(dayOf(createdAt), notices.observedDays) : null;
}

/** How many days a stage's clock runs; working days in stage 5. */
export function cadenceDays(stage: Stage, { cadence, competition }: Rulebook): number {
  switch (stage) {
    case 1:
      return cadence.firstContactDays;
    case 5:
      return cadence.sprintWorkingDays;
    case 6:
      return 30;
    default:
      return cadence.days[stage][competition];
  }
}

/** When a head is asked what becomes of an item of stages 2–4: 2 × cadence after the base, not before an agreed date. */
export function decisionDueOf(item: Item, clockwork: Clockwork): number | null {
  if (item.place !== "owned" || item.outcome !== "open" || !extendsDeadline(item.stage)) return null;
  if (item.nextDueAt === null || item.deadlineAt === null) return null;
  const { rules } = clockwork;
  const days = cadenceDays(item.stage, rules) * rules.escalation.decisionTimes;
  const day = dayAfter(dayOf(baseOf(item)), { days, working: false }, clockwork);
  const decision = at(nextFreeDay(day, clockwork), rules.cadence.deadlineMinute);
  return Math.max(decision, item.nextDueAt, item.deadlineAt);
}

/** The N-th day after a day, paused ones left out; working days only where the rule counts those. */
function dayAfter(
  base: Day,
  { days, working }: { days: number; working: boolean },
  clockwork: Clockwork,
): Day {
  const { calendar, pauses = [] } = clockwork;
  if (pauses.length === 0) return working ? calendar.addWorkingDays(base, days) : addDays(base, days);
  let day = base;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (!isPausedDay(day, pauses) && (!working || calendar.isWorkingDay(day))) left--;
  }
  return day;
}

function nextFreeDay(day: Day, { calendar, pauses = [] }: Clockwork): Day {
  let free = calendar.nextWorkingDay(day);
  while (isPausedDay(free, pauses)) free = calendar.nextWorkingDay(addDays(free, 1));
  return free;
}

/**
 * The date the owner typed, else the deadline of the rule; neither before a grace ends. In stages 2–4 a date agreed
 * with the customer holds for so many days after the base at most: further ahead it is kept, and asked about earlier.
 */
export function nextDueOf(item: Clocked, clockwork: Clockwork): number | null {
  if (item.place !== "owned" || item.outcome === "lost") return null;
  if (item.nextDay === null) return deadlineOf(item, clockwork);
  const { rules } = clockwork;
  const typed = at(item.nextDay, item.nextMinute ?? rules.cadence.deadlineMinute);
  if (item.outcome === "won") return typed;
  // What was agreed for a day of a 静默 stands, and is due when the customer may be spoken to again.
  if (isQuietDay(item.nextDay, clockwork.pauses ?? []))
    return at(nextFreeDay(item.nextDay, clockwork), rules.cadence.deadlineMinute);
  if (item.graceUntil !== null && item.graceUntil > item.nextDay) return deadlineOf(item, clockwork) ?? typed;
  if (!extendsDeadline(item.stage)) return typed;
  const days = rules.cadence.agreedAheadDays[item.stage];
  const furthest = dayAfter(dayOf(baseOf(item)), { days, working: false }, clockwork);
  if (item.nextDay <= furthest) return typed;
  const latest = item.graceUntil !== null && item.graceUntil > furthest ? item.graceUntil : furthest;
  return at(nextFreeDay(latest, clockwork), rules.cadence.deadlineMinute);
}

/** When it is late: the date agreed in stages 2–4 and of a payment, else the rule's deadline, whatever was typed. */
export function dueOf(item: Pick<Item, "outcome" | "stage" | "nextDueAt" | "deadlineAt">): number | null {
  if (item.outcome === "won" || extendsDeadline(item.stage)) return item.nextDueAt;
  return item.deadlineAt === null || item.nextDueAt === null
    ? (item.deadlineAt ?? item.nextDueAt)
    : Math.min(item.deadlineAt, item.nextDueAt);
}

/** The deadline that will act, and so the one that answers name: a date typed in stages 1 and 5 only stands beside it. */
export function actingDeadlineOf(
  item: Pick<Item, "outcome" | "stage" | "nextDueAt" | "deadlineAt">,
): number | null {
  if (item.outcome === "won" || extendsDeadline(item.stage)) return item.nextDueAt;
  return item.deadlineAt ?? item.nextDueAt;
}

/** The item with its next due date and the version it follows as they now are; what every change of an item ends with. */
export function wound(item: Item, clockwork: Clockwork): Item {
  return {
    ...item,
    nextDueAt: nextDueOf(item, clockwork),
    deadlineAt: deadlineOf(item, clockwork),
    ruleVersion: clockwork.rules.version,
  };
}

/** Whether a date agreed with the customer replaces the rule's deadline in a stage (2–4), or is only kept (1 and 5). */
export function extendsDeadline(stage: Stage | null): stage is 2 | 3 | 4 {
  return stage === 2 || stage === 3 || stage === 4;
}

/** A reactivated item runs the seven days of a new one until its owner has followed up, whatever its stage. */
function isNewToItsOwner(item: Running): boolean {
  return item.reactivated && (item.lastFollowUpAt ?? 0) < item.receivedAt;
}
