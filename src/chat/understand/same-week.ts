// 换成周四, right after 下周三: the Thursday of that week.
import { addDays, type Day, weekday } from "../../domain/day.ts";

const WEEKDAY = /^(?:周|星期|礼拜)([一二三四五六日天])$/u;

const WITH_HOUR = /^((?:周|星期|礼拜)[一二三四五六日天])(.*)$/u;

/** 说错了,是周二上午, right behind 下周一上午: the same, with the part of the day or the hour; never today, nor a day that is over. */
export function sameWeekAt(words: string, agreed: Day | null, today: Day): string | null {
  const [, weekdaySaid = "", behind = ""] = WITH_HOUR.exec(words) ?? [];
  const day = sameWeek(weekdaySaid, agreed, today);
  if (day === null) return null;
  return `${day === today ? addDays(day, DAYS_OF_WEEK) : day} ${behind}`.trim();
}

const DAYS_OF_WEEK = 7;

/** The day of the week that was agreed; null where no weekday is said alone, or it is over. */
export function sameWeek(words: string, agreed: Day | null, today: Day): Day | null {
  const index =
    agreed === null ? -1 : "一二三四五六日".indexOf(WEEKDAY.exec(words)?.[1]?.replace("天", "日") ?? "-");
  if (agreed === null || index < 0) return null;
  const day = addDays(agreed, index + 1 - weekday(agreed));
  return day < today ? null : day;
}
