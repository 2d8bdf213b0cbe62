// Weeks, months, quarters, halves and years as their first and last day.
import { addDays, civil, type Day, lastDayOfMonth, partsOf, weekday } from "../../domain/day.ts";

/** Both days belong to it. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  /** What kind of time it is, so that it can be named again. */
  readonly unit: "week" | "month" | "quarter" | "half" | "year" | "days";
}

/** From the first month of a year to the last, as one unit. */
export function monthsSpan(year: number, [first, last]: readonly [number, number], unit: Span["unit"]): Span {
  return {
    from: civil(year, first, 1) ?? `${year}-01-01`,
    to: lastDayOfMonth(year, last),
    unit,
  };
}

export function quarterSpan(year: number, quarter: number): Span {
  return monthsSpan(year, [quarter * 3 - 2, quarter * 3], "quarter");
}

export function halfSpan(year: number, half: 1 | 2): Span {
  return monthsSpan(year, half === 1 ? [1, 6] : [7, 12], "half");
}

export function yearSpan(year: number): Span {
  return monthsSpan(year, [1, 12], "year");
}

/** So many weeks, months, quarters or halves after the one that is under way. */
export function spanFrom(today: Day, unit: "week" | "month" | "quarter" | "half", by: number): Span {
  if (unit === "week") {
    const monday = addDays(today, 1 - weekday(today) + by * 7);
    return { from: monday, to: addDays(monday, 6), unit };
  }
  const { year, month } = partsOf(today);
  const months = { month: 1, quarter: 3, half: 6 }[unit];
  const index = Math.floor((year * 12 + month - 1) / months) + by;
  const first = index * months;
  const which = (first % 12) + 1;
  return monthsSpan(Math.floor(first / 12), [which, which + months - 1], unit);
}
