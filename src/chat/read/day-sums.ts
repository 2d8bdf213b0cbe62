// Months, their ends and their parts, counted from today; numbers as they stand before a day's unit.
import { addDays, civil, type Day, lastDayOfMonth, partsOf, weekday } from "../../domain/day.ts";
import { numberSaid } from "./number.ts";

export function endOfMonth(today: Day, ahead: number): Day {
  const { year, month } = monthAfter(today, ahead);
  return lastDayOfMonth(year, month);
}

/** 12月底 is the next one to come; 明年3月底 the one of that year. */
export function endOfNamedMonth(
  month: number,
  { year: said, today }: { readonly year: string | undefined; readonly today: Day },
): Day | null {
  if (!(month >= 1 && month <= 12)) return null;
  const now = partsOf(today);
  const ahead = said === undefined ? (month < now.month ? 1 : 0) : "今明后".indexOf(said.charAt(0));
  return lastDayOfMonth(now.year + ahead, month);
}

export function monthAfter(day: Day, months: number): { year: number; month: number } {
  const { year, month } = partsOf(day);
  const index = year * 12 + (month - 1) + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

const PAIRS: Readonly<Record<string, number>> = { 俩: 2, 仨: 3 };

export function numberOf(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  if (text in PAIRS) return PAIRS[text] ?? Number.NaN;
  return numberSaid(text) ?? Number.NaN;
}

/** Where a part of a month lies: 月初 and 上旬 the 5th, 月中 and 中旬 the 15th, 下旬 the 25th. */
const PARTS: Readonly<Record<string, number>> = { 初: 5, 上旬: 5, 中: 15, 中旬: 15, 下旬: 25 };

/** 月中, 下月初, 12月中旬: of the month named, else of the next one in which it is still to come. */
export function partOfMonth(
  part: string,
  { month, year, today }: { readonly month: string; readonly year: string | undefined; readonly today: Day },
): Day | null {
  const date = PARTS[part] ?? Number.NaN;
  if (/^[下这本上]/.test(month)) {
    const at = monthAfter(today, month.startsWith("下") ? 1 : month.startsWith("上") ? -1 : 0);
    return civil(at.year, at.month, date);
  }
  const now = partsOf(today);
  if (month === "") {
    const ahead = now.date <= date ? 0 : 1;
    const at = monthAfter(today, ahead);
    return civil(at.year, at.month, date);
  }
  const named = numberOf(month);
  if (year !== undefined) return civil(now.year + "今明后".indexOf(year.charAt(0)), named, date);
  const thisYear = civil(now.year, named, date);
  return thisYear !== null && thisYear >= today ? thisYear : civil(now.year + 1, named, date);
}

/** 这周内, 下周内: the Friday of that week; said after it, the Sunday. */
export function endOfWeek(today: Day, ahead: number): Day {
  const friday = addDays(today, 5 - weekday(today) + 7 * ahead);
  return friday >= today ? friday : addDays(friday, 2);
}
