// The clock of an item: base, deadline, and the date that is due next (rules.md 5).
import type { Calendar } from "./calendar.ts";
import { addDays, at, type Day, dayOf, daysBetween } from "./day.ts";
import type { Item, Stage } from "./item.ts";
import { RuleError } from "./rule-error.ts";
import type { Rulebook } from "./rulebook.ts";

export interface Clockwork {
  readonly rules: Rulebook;
  readonly calendar: Calendar;
}

/** An item as far as its clock is concerned; it may have no number yet. */
export type Clocked = Omit<Item, "no" | "version">;

/** What the clock runs from: never empty, never earlier than the present holder's first day (Appendix B). */
export function baseOf(item: Pick<Item, "receivedAt" | "lastFollowUpAt">): number {
  return Math.max(item.receivedAt, item.lastFollowUpAt ?? 0);
}

/** 18:00 of day N after the base's day, moved to the next working day; null where no clock runs. [L54–L56] */
export function deadlineOf(item: Clocked, { rules, calendar }: Clockwork): number | null {
  if (item.place !== "owned" || item.outcome !== "open") return null;
  const { cadence } = rules;
  const base = dayOf(baseOf(item));
  const stage = isNewToItsOwner(item) ? 1 : item.stage;
  const day = deadlineDay(stage ?? 1, base, { rules, calendar });
  return at(calendar.nextWorkingDay(day), cadence.deadlineMinute);
}

function deadlineDay(stage: Stage, base: Day, { rules, calendar }: Clockwork): Day {
  const { cadence, competition } = rules;
  switch (stage) {
    case 1:
      return addDays(base, cadence.firstContactDays);
    case 5:
      return calendar.addWorkingDays(base, cadence.sprintWorkingDays);
    case 6:
      return addDays(base, 30);
    default:
      return addDays(base, cadence.days[stage][competition]);
  }
}

/** The date the owner typed, else the deadline of the rule. */
export function nextDueOf(item: Clocked, clockwork: Clockwork): number | null {
  if (item.place !== "owned" || item.outcome === "lost") return null;
  if (item.nextDay !== null)
    return at(item.nextDay, item.nextMinute ?? clockwork.rules.cadence.deadlineMinute);
  return deadlineOf(item, clockwork);
}

/** The item with its next due date as it now is; what every change of an item ends with. */
export function wound(item: Item, clockwork: Clockwork): Item {
  return { ...item, nextDueAt: nextDueOf(item, clockwork), deadlineAt: deadlineOf(item, clockwork) };
}

/** Whether a date agreed with the customer replaces the rule's deadline in a stage (2–4), or is only kept (1 and 5). */
export function extendsDeadline(stage: Stage | null): stage is 2 | 3 | 4 {
  return stage === 2 || stage === 3 || stage === 4;
}

/** Refuses an agreed date that lies before today, or further ahead than the stage allows. */
export function mustBeAgreeable(item: Item, next: Day, given: { today: Day; rules: Rulebook }): void {
  const ahead = daysBetween(given.today, next);
  if (ahead < 0) throw new RuleError("next-in-the-past", { item, day: next });
  if (!extendsDeadline(item.stage)) return;
  const most = given.rules.cadence.agreedAheadDays[item.stage];
  if (ahead > most) throw new RuleError("next-too-far", { item, day: next, most });
}

/** A reactivated item runs the seven days of a new one until its owner has followed up, whatever its stage. */
function isNewToItsOwner(item: Clocked): boolean {
  return item.reactivated && (item.lastFollowUpAt ?? 0) < item.receivedAt;
}
