// 下周二,也就是17日; 3月18日(周三)上午九点; 周五(13日): a day that is named twice in one breath is one.
import { type Day, weekday } from "../../domain/day.ts";
import type { DayRead } from "./day.ts";

const BETWEEN = /^\s*(?:[,(]\s*)?(?:也?就是|即|也是|是)?\s*$/u;
/** 周三(18日): the date says which one; 周三,18日 may be two. */
const PLAINLY = /[(即]|就是/u;
const CLOSES = /^\s*\)/u;
const WEEKDAY = /^(?:周|星期|礼拜)[一二三四五六日天]/u;

/** With the words of both; those that differ, stand farther apart or are not to come (今天周二) are left as they are. */
export function namedOnce(text: string, days: readonly DayRead[], today: Day): readonly DayRead[] {
  const found: DayRead[] = [];
  for (const day of days) {
    const last = found.at(-1);
    const once = last === undefined ? null : together(text, [last, day], today);
    if (once === null) found.push(day);
    else found[found.length - 1] = once;
  }
  return found;
}

function together(text: string, [one, other]: readonly [DayRead, DayRead], today: Day): DayRead | null {
  if (!("value" in one) || !("value" in other)) return null;
  const between = text.slice(one.end, other.start);
  if (!BETWEEN.test(between) || one.value.day <= today || other.value.day <= today) return null;
  const [first, second] = [one.value.minute, other.value.minute];
  if (first !== null && second !== null && first !== second) return null;
  const isWeekdayFirst = WEEKDAY.test(text.slice(one.start));
  const isWeekdayBehind = WEEKDAY.test(text.slice(other.start));
  const isAlike = weekday(one.value.day) === weekday(other.value.day);
  const isDated = isAlike && isWeekdayFirst !== isWeekdayBehind && (isWeekdayBehind || PLAINLY.test(between));
  if (one.value.day !== other.value.day && !isDated) return null;
  const closing = between.includes("(") ? (CLOSES.exec(text.slice(other.end))?.[0].length ?? 0) : 0;
  const day = isWeekdayFirst ? other.value.day : one.value.day;
  return { ...one, end: other.end + closing, value: { ...one.value, day, minute: first ?? second } };
}
