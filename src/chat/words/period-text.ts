// A time as one calls it: 11月, 第4季度, 2025年, 11/1–11/15.
import { addDays, type Day, lastDayOfMonth, partsOf } from "../../domain/day.ts";

/** The year where it is another one than today's; always where no today is given. */
export function periodText(
  { from, to }: { readonly from: Day; readonly to: Day },
  today: Day | null,
): string {
  const [first, last] = [partsOf(from), partsOf(to)];
  const year = today !== null && first.year === partsOf(today).year ? "" : `${first.year}年`;
  const isWhole =
    first.date === 1 && first.year === last.year && to === lastDayOfMonth(last.year, last.month);
  if (isWhole && first.month === last.month) return `${year}${first.month}月`;
  if (isWhole && first.month === 1 && last.month === 12) return `${first.year}年`;
  if (isWhole && first.month % 3 === 1 && last.month === first.month + 2)
    return `${year}第${Math.ceil(last.month / 3)}季度`;
  if (isWhole && last.month - first.month === 5 && first.month % 6 === 1)
    return `${year}${first.month === 1 ? "上" : "下"}半年`;
  const day = ({ month, date }: typeof first) => `${month}/${date}`;
  if (from === to) return `${year}${day(first)}`;
  return `${year}${day(first)}–${last.year === first.year ? "" : `${last.year}/`}${day(last)}`;
}

/** By its days, without a year where they are the latest of that name. */
export function daysText({ from, to }: { readonly from: Day; readonly to: Day }, today: Day): string {
  if (from <= addDays(today, -365)) return periodText({ from, to }, today);
  const [first, last] = [partsOf(from), partsOf(to)];
  return `${first.month}/${first.date}–${last.month}/${last.date}`;
}
