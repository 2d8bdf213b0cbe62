// 3月8日, 3/1-3/5, 3月1号到5号: days a figure is asked of, the latest that have begun.
import { addDays, civil, type Day, partsOf } from "../../domain/day.ts";
import { spelled } from "./simplified.ts";
import type { SpanRead } from "./span-one.ts";

const DATE = (n: 1 | 2): string =>
  String.raw`(?:(?<year${n}>20\d\d)\s*[年/.-]\s*)?(?<month${n}>1[0-2]|0?[1-9])\s*[月/]\s*(?<date${n}>[123]\d|0?[1-9])(?!\d)[日号]?`;
const DAYS = new RegExp(
  String.raw`(?<![\d/.])${DATE(1)}(?:\s*(?:到|至|-|~|—)\s*(?:${DATE(2)}|(?<alone>[123]\d|0?[1-9])[日号]))?`,
  "u",
);
/** So near ahead a day without its year is rather that one than last year's. */
const NEAR = 31;

/** Null where no day is named, or there is none like it. */
export function readDaysAgo(text: string, today: Day): SpanRead | null {
  const match = DAYS.exec(spelled(text));
  const said = match?.groups ?? {};
  const from = dayOf(said["year1"], said["month1"], said["date1"], { today });
  if (match === null || from === null) return null;
  const month = said["month2"] ?? said["month1"];
  const isRange = said["date2"] !== undefined || said["alone"] !== undefined;
  const to = isRange ? dayOf(said["year2"], month, said["date2"] ?? said["alone"], { today, from }) : from;
  if (to === null || to < from) return null;
  return { span: { from, to, unit: "days" }, start: match.index, end: match.index + match[0].length };
}

function dayOf(
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
  { today, from }: { readonly today: Day; readonly from?: Day },
): Day | null {
  const base = partsOf(from ?? today).year;
  const inYear = (which: number) => civil(which, Number(month), Number(date));
  if (year !== undefined) return inYear(Number(year));
  const day = inYear(base);
  if (from !== undefined) return day !== null && day < from ? inYear(base + 1) : day;
  return day !== null && day > addDays(today, NEAR) ? inYear(base - 1) : day;
}
