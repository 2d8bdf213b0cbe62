// Days and times as salespeople type them, counted from the sender's day in Shanghai.
import { addDays, type Day, dayOf, minuteOfDay } from "../../domain/day.ts";
import { type Groups, MINUTES, RULES, type Rule, type When } from "./day-rules.ts";
import { numberOf } from "./day-sums.ts";
import { festivalDay } from "./festival.ts";
import { sieve } from "./signs.ts";
import { spelled } from "./simplified.ts";

export type DayRead =
  | { readonly value: When; readonly start: number; readonly end: number }
  | {
      readonly ask: "day-unclear" | "impossible-day";
      readonly words: string;
      /** What is likely meant, to be asked about; absent where nobody can tell. */
      readonly likely?: Day;
      readonly start: number;
      readonly end: number;
    };

const UNCLEAR =
  /过完?(?:元旦|春节|年(?![\d一二三四五六七八九十])|清明|五一|端午|中秋|国庆|十一)(?:节|长假|假期)?(?:[之以]?后)?|(?:国庆|春节|元旦|五一|劳动节|中秋|端午|清明|(?<![一二三四五六七八九十])十一|(?<![\d一二两三四五六七八九十几多半去今明后])年|节|假期?)(?:节|长假|假期|小长假)?(?:[之以]?前|[之以]?后)|[\d一二两三四五六七八九十几多半]年(?:之?后|以后)|过(?:几天|阵子|一阵|段时间|两天|些天|些日子)|(?:改|回头|有空|择)(?:天|日)|下+个?(?:周|星期|礼拜)(?![一二三四五六日天\d])|下个?月(?![\d一二三四五六七八九十底])|年初|年底前?|年内/u;

/** What makes the words before a day a part of it: 明年12/1, 26年3月5日, 下下月底, 上周末. */
const BEFORE_DAY =
  /(?:[\d月年一二三四五六七八九十]|(?:[去前后]|大前)年的?|(?<![一系接约碰遇见搭赶够找])[上下](?:个|一个)?)$/u;
/** 李四下周一去交材料: whose name ends so. */
const CALLED_SO = /[张王李赵刘陈孙周吴郑何马朱胡林郭](?:[一二三四五六七八九十])$/u;
/** What goes on behind it: 周二三去. */
const BEHIND_WEEKDAY = /^[一二三四五六日天](?=$|[\s,;。、]|上午|下午|晚上|都|去|来|见)/u;
const RUN_OF_DAY = /[\d月年一二三四五六七八九十去前后今明上下大个的]*$/u;

const rulesFor = sieve(RULES, ([pattern]) => pattern);

/** The first day named in a text; vague ones (国庆后, 下周) and impossible ones (2月30号) are asked back. */
export function readDay(text: string, now: number): DayRead | null {
  const folded = spelled(text);
  const today = dayOf(now);
  let best: { match: RegExpExecArray; day: Rule[1] } | null = null;
  for (const [pattern, day] of rulesFor(folded)) {
    const match = pattern.exec(folded);
    if (match === null) continue;
    const earlier = best === null || match.index < best.match.index;
    const longer =
      best !== null && match.index === best.match.index && match[0].length > best.match[0].length;
    if (earlier || longer) best = { match, day };
  }
  const unclear = UNCLEAR.exec(folded);
  if (unclear !== null && (best === null || unclear.index < best.match.index)) {
    const likely = festivalDay(unclear[0], today);
    return { ...asked("day-unclear", unclear), ...(likely === null ? {} : { likely }) };
  }
  if (best === null) return null;
  const groups: Groups = best.match.groups ?? {};
  const found = best.day(groups, today, now);
  if (found === null) return asked("impossible-day", best.match);
  const start = best.match.index;
  const end = start + best.match[0].trimEnd().length;
  if (typeof found !== "string") return { value: found, start, end };
  const before = folded.slice(0, start);
  if (BEFORE_DAY.test(before) && !CALLED_SO.test(before) && !YEAR_SAID.test(best.match[0])) {
    const from = start - (RUN_OF_DAY.exec(before)?.[0].length ?? 0);
    return { ask: "day-unclear", words: folded.slice(from, end), start: from, end };
  }
  const goesOn = groups["weekday"] === undefined ? null : BEHIND_WEEKDAY.exec(folded.slice(end));
  if (goesOn !== null)
    return { ask: "day-unclear", words: folded.slice(start, end + 1), start, end: end + 1 };
  const minute = minuteOf(groups);
  if (minute === undefined) return asked("impossible-day", best.match);
  return { value: { day: found, minute, past: found < today }, start, end };
}

const CLOCK_ALONE = new RegExp(
  `(?<![\\d一二三四五六七八九十.:])(?<part>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|早|晚)?\\s*(?<hour>\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[:](?<colon>\\d{2})(?!\\d)|[点时](?!建议|意见|要求|问题|左右看)(?<minute>${MINUTES})?(?:整|钟)?)`,
  "u",
);

/** A time of day by itself, 17点 or 下午3点半: today, or tomorrow where it is over. For places where a time is expected. */
export function readClock(text: string, now: number): DayRead | null {
  const folded = spelled(text);
  const match = CLOCK_ALONE.exec(folded);
  if (match === null) return null;
  const minute = minuteOf(match.groups ?? {});
  if (minute === undefined || minute === null) return asked("impossible-day", match);
  const today = dayOf(now);
  const day = minute > minuteOfDay(now) ? today : addDays(today, 1);
  const end = match.index + match[0].trimEnd().length;
  return { value: { day, minute, past: false }, start: match.index, end };
}

function asked(ask: "day-unclear" | "impossible-day", match: RegExpExecArray): DayRead {
  return { ask, words: match[0].trim(), start: match.index, end: match.index + match[0].length };
}

/** 2026年12月1日 names its year itself. */
const YEAR_SAID = /^20\d{2}/;

/** Minutes of the time said, null when none was, undefined when there is no such time. */
function minuteOf({ part, hour, colon, minute }: Groups): number | null | undefined {
  if (hour === undefined) return part === undefined ? null : (PARTS[part] ?? null);
  let hours = numberOf(hour);
  const minutes =
    colon !== undefined
      ? Number(colon)
      : minute === undefined
        ? 0
        : (QUARTERS[minute] ?? numberOf(minute.replace("分", "").replace(/^[零〇](?=.)/u, "")));
  if (/下午|傍晚|晚/.test(part ?? "") && hours < 12) hours += 12;
  if (part === "中午" && hours < 11) hours += 12;
  // Nobody is called at half past three at night: 明天3点半 is in the afternoon; 03:30 says what it says.
  if (part === undefined && hours >= 1 && hours <= LAST_OF_AFTERNOON && !hour.startsWith("0")) hours += 12;
  if (hours > 24 || minutes > 59 || Number.isNaN(hours) || Number.isNaN(minutes)) return undefined;
  return (hours * 60 + minutes) % 1440;
}

const LAST_OF_AFTERNOON = 6;
const QUARTERS: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 };
const PARTS: Readonly<Record<string, number | null>> = {
  凌晨: null,
  清晨: null,
  早上: null,
  上午: null,
  中午: 720,
  下午: null,
  傍晚: null,
  晚上: null,
  今早: null,
  早: null,
  晚: null,
};
