// A day as one would say it today: 今天, 明天, 周五 11/27, 12/1, 2027/1/3.
import { type Day, daysBetween, partsOf, weekday } from "../../domain/day.ts";

const NEAR = new Map([
  [-1, "昨天"],
  [0, "今天"],
  [1, "明天"],
  [2, "后天"],
]);

function weekdayText(day: Day): string {
  return `周${"一二三四五六日"[weekday(day) - 1] ?? ""}`;
}

/** 周二 3/10, where the weekday is what matters. */
export function weekdayDated(day: Day): string {
  const { month, date } = partsOf(day);
  return `${weekdayText(day)} ${month}/${date}`;
}

export function dayText(day: Day, today: Day): string {
  const ahead = daysBetween(today, day);
  const near = NEAR.get(ahead);
  const { year, month, date } = partsOf(day);
  const short = `${month}/${date}`;
  if (near !== undefined) return near;
  if (ahead > 0 && ahead < 7) return `${weekdayText(day)} ${short}`;
  return year === partsOf(today).year ? short : `${year}/${short}`;
}

/** 明天 3/11: with the date even where the word is near. */
export function dayDated(day: Day, today: Day): string {
  const text = dayText(day, today);
  const { month, date } = partsOf(day);
  return text.includes("/") ? text : `${text} ${month}/${date}`;
}
