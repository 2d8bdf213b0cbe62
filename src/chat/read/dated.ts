// What somebody wrote, as it can be read on a later day: 明天 and 周五 become the dates they meant (rules.md 5).
import { type Day, partsOf } from "../../domain/day.ts";
import type { When } from "./day-rules.ts";
import { readDays } from "./days.ts";
import { CHINESE_NUMBER } from "./number.ts";
import { spelled } from "./simplified.ts";

const NEAR = "大后天|大前天|今天|今日|明天|明日|后天|昨天|昨日|前天|当天|今(?=[早晚])|明(?=[早晚])";
const OF_WEEK = "(?:上|下)*(?:这|本)?个?(?:周|星期|礼拜)[一二三四五六日天1-6末]";
const COUNTED = `(?:\\d{1,3}|${CHINESE_NUMBER}|半)\\s*个?(?:天|周|星期|礼拜|月)(?:之?后|以后)`;
const OF_MONTH = "(?:[上下这本]个?)?月(?:\\d{1,2}[号日]|[底末])|\\d{1,2}[号日]";
const RELATIVE = new RegExp(`^(?:${NEAR}|${OF_WEEK}|${COUNTED}|${OF_MONTH})`, "u");
const HOURS_LATER = /(?:小时|钟头|分钟)(?:之?后|以后)$/u;

/** `saidAt` in ms: when it was written. What names its date already, or names none that can be told, is left as it is. */
export function dated(text: string, saidAt: number): string {
  const folded = spelled(text);
  let rest = 0;
  let read = "";
  for (const found of readDays(text, saidAt)) {
    if ("ask" in found) continue;
    const words = folded.slice(found.start, found.end);
    const relative = RELATIVE.exec(words)?.[0];
    const meant = HOURS_LATER.test(words) ? words : relative;
    if (meant === undefined) continue;
    const clock = meant === relative ? "" : clockOf(found.value);
    read += text.slice(rest, found.start) + dateOf(found.value.day) + clock;
    rest = found.start + meant.length;
  }
  return read + text.slice(rest);
}

function dateOf(day: Day): string {
  const { month, date } = partsOf(day);
  return `${month}/${date}`;
}

function clockOf({ minute }: When): string {
  if (minute === null) return "";
  return ` ${timeText(minute)}`;
}

/** 2026-03-13 14:00 面谈: a day with its hour and words, as far as they are known. */
export function whenOf(day: Day, minute: number | null, words: string | null): string {
  return [day, minute === null ? "" : timeText(minute), words ?? ""].filter((part) => part !== "").join(" ");
}

/** 14:00. */
function timeText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
