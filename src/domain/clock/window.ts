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

/** What comes once in a while comes on a working day: the first of a week, month or quarter, the last of a week. */
export type Occasion = "first-of-week" | "last-of-week" | "first-of-month" | "first-of-quarter";

/** Whether a day is that one. */
export function isOn(occasion: Occasion, day: Day, calendar: Calendar): boolean {
  const { month, date } = partsOf(day);
  switch (occasion) {
    case "first-of-week":
      return calendar.nextWorkingDay(addDays(day, 1 - weekday(day))) === day;
    case "last-of-week":
      return (
        calendar.isWorkingDay(day) &&
        calendar.nextWorkingDay(addDays(day, 1)) > addDays(day, 7 - weekday(day))
      );
    case "first-of-month":
      return calendar.nextWorkingDay(addDays(day, 1 - date)) === day;
    case "first-of-quarter":
      return month % 3 === 1 && isOn("first-of-month", day, calendar);
  }
}
