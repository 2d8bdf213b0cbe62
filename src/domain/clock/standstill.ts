// How long nothing has been heard of an item, and of a day that was agreed (rules.md 5, Manners).
import type { Calendar } from "../calendar.ts";
import { addDays, type Day, dayOf, daysBetween } from "../day.ts";
import type { Item } from "../item/item.ts";
import { baseOf } from "./cadence.ts";

/** The working days that are over without a word: those between the last one, or the day it came into these hands, and today. */
export function silentWorkingDays(
  item: Pick<Item, "receivedAt" | "lastFollowUpAt">,
  { today, calendar }: { readonly today: Day; readonly calendar: Calendar },
): number {
  let count = 0;
  for (let day = addDays(dayOf(baseOf(item)), 1); day < today; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) count++;
  return count;
}

/** Days since a day that was to come; 0 while it has not passed, or where none was named. */
export function daysPast(day: Day | null, today: Day): number {
  return day === null || day >= today ? 0 : daysBetween(day, today);
}
