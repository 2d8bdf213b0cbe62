// The hours in which the bot speaks unasked: 9:00–20:00 on working days (rules.md 5, Window and caps).
import type { Calendar } from "../calendar.ts";
import { addDays, at, type Day, dayOf, minuteOfDay, partsOf, weekday } from "../day.ts";

/** Minutes of the day. */
export const OPENS = 9 * 60;
export const CLOSES = 20 * 60;

/** The instant (ms) itself while the window is open, else its next opening. */
export function withinWindow(instant: number, calendar: Calendar): number {
  const day = dayOf(instant);
  const minute = minuteOfDay(instant);
  if (calendar.isWorkingDay(day) && minute < CLOSES) return minute < OPENS ? at(day, OPENS) : instant;
  return at(calendar.nextWorkingDay(addDays(day, 1)), OPENS);
}

/** Whether what comes once a week comes on a day: on its first working day. */
export function isFirstOfWeek(day: Day, calendar: Calendar): boolean {
  return calendar.nextWorkingDay(addDays(day, 1 - weekday(day))) === day;
}

/** Whether what ends a week comes on a day: on its last working day. */
export function isLastOfWeek(day: Day, calendar: Calendar): boolean {
  return (
    calendar.isWorkingDay(day) && calendar.nextWorkingDay(addDays(day, 1)) > addDays(day, 7 - weekday(day))
  );
}

/** Whether what comes once a month comes on a day: on its first working day. */
export function isFirstOfMonth(day: Day, calendar: Calendar): boolean {
  return calendar.nextWorkingDay(addDays(day, 1 - partsOf(day).date)) === day;
}
