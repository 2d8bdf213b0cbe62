// 周三下午, where 「下周」是哪天? was asked: a day that is answered lies within the span that was asked about.
import { civil, type Day, dayOf } from "../../domain/day.ts";
import { monthAfter, numberOf } from "./day-sums.ts";
import { readDays } from "./days.ts";
import { festivalDay } from "./festival.ts";
import { spelled } from "./simplified.ts";

const WEEK = /(?<next>下+)个?(?:周|星期|礼拜)$/u;
const NEXT_MONTH = /下个?月$/u;
const WEEKDAY = /^(?:周|星期|礼拜)(?<day>[一二三四五六日天末])/u;
const DATE = /^(?<date>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})[号日]/u;
const PART_OF_MONTH = /^(?:(?:这个|本|当)?月)?(?=[底末初中]|[上中下]旬)/u;

/** The answer, with the week or the month that was asked about; as it was said where it names its own, or none was asked. */
export function dayWithin(asked: string, said: string, now: number): string {
  const folded = spelled(said);
  const span = spelled(asked).trim();
  const [first] = readDays(folded, now);
  if (first === undefined || !("value" in first)) return said;
  const words = folded.slice(first.start);
  const put = (day: string, length: number) =>
    `${said.slice(0, first.start)}${day}${said.slice(first.start + length)}`;
  const weekday = WEEKDAY.exec(words);
  const next = WEEK.exec(span)?.groups?.["next"];
  if (next !== undefined)
    return weekday === null
      ? said
      : put(`${next}周${weekday.groups?.["day"]?.replace("末", "六")}`, weekday[0].length);
  const date = DATE.exec(words);
  if (NEXT_MONTH.test(span)) {
    const part = PART_OF_MONTH.exec(words);
    if (part !== null) return put("下个月", part[0].length);
    return date === null && weekday === null ? said : put("下个月", 0);
  }
  const festival = festivalDay(span, dayOf(now));
  if (festival === null || date === null) return said;
  const day = nearFestival(festival, {
    date: numberOf(date.groups?.["date"]),
    isBefore: span.endsWith("前"),
  });
  return day === null ? said : put(day, date[0].length);
}

/** 8号 of 国庆后 is the first one behind it, of 中秋前 the last one before it. */
function nearFestival(
  festival: Day,
  { date, isBefore }: { readonly date: number; readonly isBefore: boolean },
): Day | null {
  for (const months of isBefore ? [0, -1] : [0, 1]) {
    const { year, month } = monthAfter(festival, months);
    const day = civil(year, month, date);
    if (day !== null && (isBefore ? day <= festival : day >= festival)) return day;
  }
  return null;
}

/** The span a text ends in that names no day yet (下次 下周); null where it ends in none. */
export function spanAtEnd(
  text: string,
  now: number,
): { readonly words: string; readonly start: number } | null {
  const last = readDays(spelled(text), now).at(-1);
  const isAtEnd = last !== undefined && "ask" in last && last.end === text.length;
  return isAtEnd ? { words: text.slice(last.start, last.end), start: last.start } : null;
}

/** The span that was left open in what somebody told; null where each day is plain. */
export function spanIn(text: string, now: number): string | null {
  const open = readDays(spelled(text), now).find((day) => "ask" in day);
  return open === undefined ? null : text.slice(open.start, open.end);
}
