// 30天, 两个月, 半年, 到12/31, 取消: how long a customer is to be left in peace, and why (contract.md, 静默).
import { type Day, dayOf, daysBetween } from "../../domain/day.ts";
import { type DayFound, readDays, type Unclear, unclearDay } from "./days.ts";
import { CHINESE_NUMBER, numberSaid } from "./number.ts";
import { spelled } from "./simplified.ts";
import { DAYS_IN } from "./unit-days.ts";

export type QuietTimeRead =
  | { readonly kind: "off"; readonly reason: string }
  | { readonly kind: "time"; readonly days: number | null; readonly reason: string };

const OFF = /^\s*(?:取消|解除|结束|恢复|撤回|不用了|到此为止|关闭)(?:静默)?/u;
/** 取消静默 #12: the word itself ends it. */
export function endsQuiet(word: string): boolean {
  return /^(?:取消|解除|结束|不)/u.test(word);
}

/** 3天后再看 is a plan, not a length. */
const LENGTH = new RegExp(
  `(?<count>\\d{1,4}|${CHINESE_NUMBER}|半|俩|仨)\\s*个?(?<half>半)?(?<unit>天|日|周|星期|礼拜|月|季度|年)(?<more>半)?(?!\\s*[之以]?[后前]|[份底初中])`,
  "u",
);
const COUNTS: Readonly<Record<string, number>> = { 半: 0.5, 俩: 2, 仨: 3 };

/** `days` is null where no length was said; a day that is not clear is asked back about. */
export function readQuietTime(text: string, now: number): QuietTimeRead | Unclear {
  const words = spelled(text);
  const off = OFF.exec(words);
  if (off !== null) return { kind: "off", reason: tidy(text.slice(off[0].length)) };
  const length = LENGTH.exec(words);
  if (length?.groups !== undefined) {
    const { count = "", unit = "", half, more } = length.groups;
    const number = COUNTS[count] ?? numberSaid(count) ?? 0;
    const days = Math.ceil(
      (number + (half === undefined && more === undefined ? 0 : 0.5)) * (DAYS_IN[unit] ?? 1),
    );
    return { kind: "time", days, reason: without(text, length.index, length.index + length[0].length) };
  }
  const until = readDays(words, now).find(({ start }) => UNTIL.test(words.slice(0, start)));
  const unclear = unclearDay(until);
  if (unclear !== null) return unclear;
  if (until === undefined || !("value" in until)) return { kind: "time", days: null, reason: tidy(text) };
  const start = words.slice(0, until.start).search(UNTIL);
  return { kind: "time", days: daysUntil(until, now), reason: without(text, start, until.end) };
}

const UNTIL = /[到至]\s*$/u;

/** That day is the first on which the customer may be spoken to again. */
function daysUntil(found: Extract<DayFound, { value: unknown }>, now: number): number {
  const day: Day = found.value.day;
  return daysBetween(dayOf(now), day);
}

function without(text: string, start: number, end: number): string {
  return [tidy(text.slice(0, start)), tidy(text.slice(end))].filter((part) => part !== "").join(" ");
}

function tidy(words: string): string {
  return words
    .replace(/^[\s,，:：;；。、]+|[\s,，;；、]+$/gu, "")
    .replace(/^(?:因为|原因是?|理由是?)[:：\s]*/u, "");
}
