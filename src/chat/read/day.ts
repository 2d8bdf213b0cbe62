// Days and times as salespeople type them, counted from the sender's day in Shanghai.
import { createCalendar } from "../../domain/calendar.ts";
import {
  addDays,
  civil,
  type Day,
  dayOf,
  lastDayOfMonth,
  minuteOfDay,
  partsOf,
  weekday,
} from "../../domain/day.ts";
import { endOfMonth, endOfNamedMonth, endOfWeek, monthAfter, numberOf, partOfMonth } from "./day-sums.ts";
import { festivalDay } from "./festival.ts";
import { CHINESE_NUMBER, NUMERALS } from "./number.ts";
import { spelled } from "./simplified.ts";

export interface When {
  readonly day: Day;
  /** Minutes since midnight; null where no time was said. */
  readonly minute: number | null;
  /** It lies before today. */
  readonly past: boolean;
}

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

const N = `\\d{1,3}|${CHINESE_NUMBER}|半|俩|仨`;
const TIME = `\\s*(?<part>凌晨|清晨|早上|一大早|一早|上午|中午|下午|傍晚|晚上|今早|早|晚)?\\s*(?:(?<hour>\\d{1,2}|[零一二两三四五六七八九十]{1,3})\\s*(?:[:](?<colon>\\d{2})|[点时](?<minute>半|一刻|三刻|\\d{1,2}分?|${CHINESE_NUMBER}分)?(?:整|钟)?)|(?<=晚上|中午|上午|下午|早上|晚|早))?`;

type Groups = Readonly<Record<string, string | undefined>>;
type Rule = readonly [pattern: RegExp, day: (groups: Groups, today: Day, now: number) => Day | null | When];

const rule = (pattern: string, day: Rule[1]): Rule => [new RegExp(pattern + TIME, "u"), day];

/** 三号线, 2号机: no day. */
const THINGS = "线|楼|店|厂|门|商机|客户|单|机|仓|车间|库|院|馆|位|方案|产品|柜|炉|泵|[之以]?内";
/** 9.18万, 版本2.10, 报价9.18: no day. */
const NO_DECIMAL = "(?<![\\d.A-Za-z#]|(?:报价|金额|价格|合同|预算|回款|利润|版本|评分|打了?)\\s*)";
const UNITS = "\\s*(?:[万亿元千百折倍米分个版寸%wWkK亩吨]|平)";

const RULES: readonly Rule[] = [
  [new RegExp(`(?<count>${N})\\s*(?<unit>个?小时|个?钟头|分钟)(?:之?后|以后)`, "u"), later],
  [
    new RegExp(`(?<count>${N})\\s*个?(?<unit>小时|钟头)[之以]?内`, "u"),
    (groups, today, now) => later(groups, today, now).day,
  ],
  rule(
    "(?<!\\d)(?<year>20\\d{2})(?<month>0[1-9]|1[0-2])(?<date>0[1-9]|[12]\\d|3[01])(?!\\d)",
    ({ year, month, date }) => civil(Number(year), Number(month), Number(date)),
  ),
  rule(
    "(?<year>20\\d{2})\\s*[-年/.]\\s*(?<month>\\d{1,2})\\s*[-月/.]\\s*(?<date>\\d{1,2})[日号]?",
    ({ year, month, date }) => civil(Number(year), Number(month), Number(date)),
  ),
  rule(
    `(?<next>[去今明后]年)?(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})月(?<date>\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?`,
    nearest,
  ),
  rule("(?<![\\d./-])(?<next>[去今明后]年)?(?<month>1[0-2]|0?[1-9])/(?<date>\\d{1,2})(?![\\d/%])", nearest),
  rule(
    "(?<near>大后[天儿]|大前[天儿]|今[天日儿]|今(?=[晚早])|明[天日儿]|明(?=[晚早])|后[天儿日]|昨[天日儿]|昨(?=[晚早夜])|前[天儿]|听日|当天)(?:(?<=儿)个(?!别))?(?![女童子])",
    ({ near = "" }, today) => addDays(today, NEAR[near.replace(/[天日儿]$/u, "")] ?? 0),
  ),
  rule("明后(?:[两2]?天|日)", (_, today) => addDays(today, 2)),
  rule(
    "(?<month>这个?月|本月|下个?月|月)的?(?:最后|末尾)一?个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])",
    ({ month = "", weekday: named = "" }, today) => {
      const last = endOfMonth(today, month.startsWith("下") ? 1 : 0);
      return addDays(last, -((weekday(last) - WEEKDAYS.indexOf(named.replace("天", "日")) - 1 + 7) % 7));
    },
  ),
  rule("(?<weeks>(?:上|下)*)(?<this>这|本)?个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天1-6])", ofWeek),
  rule(`(?<count>${N})\\s*个?(?<unit>工作日|天|日|周|星期|礼拜|月)(?:之?后|以后|[之以]?内)`, afterwards),
  rule(
    "过(?:(?<count>[三四五六七八九十]|\\d{1,2})个?(?<unit>天)|(?<some>\\d{1,2}|[一二两三四五六七八]|俩|仨)个?(?<each>周|星期|礼拜|月))(?:之?后|以后)?(?=再|去|来|找|联系|打|碰|见|约|给|$|[,;。\\s])",
    ({ count, unit, some, each }, today) => afterwards({ count: count ?? some, unit: unit ?? each }, today),
  ),
  rule("(?<week>这个?|本|下个?)(?:周|星期|礼拜)(?:[之以]?内|里)", ({ week = "" }, today) =>
    endOfWeek(today, week.startsWith("下") ? 1 : 0),
  ),
  rule(
    "(?<month>这个?月|本月|下个?月|当月)(?:[之以]?内|里)|(?<![\\d个一二两三四五六七八九十])月内",
    ({ month }, today) => endOfMonth(today, month?.startsWith("下") ? 1 : 0),
  ),
  rule(
    `(?:(?<year>[今明后]年)?(?<month>(?:[上下]个?|这个?|本)(?=月)|\\d{1,2}|[一二三四五六七八九十]{1,2})?月份?(?<third>初|[上中下]旬|中(?![标间国型层小心文秋旬]))|(?<tenth>[上中下]旬))`,
    ({ year, month = "", third, tenth = "" }, today) => partOfMonth(third ?? tenth, { month, year, today }),
  ),
  rule(
    `(?<year>[今明后]年)?(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?[底末]`,
    ({ year, month }, today) => endOfNamedMonth(numberOf(month), { year, today }),
  ),
  rule("(?:(?<month>上个?月|下个?月|这个?月|本月)月?|月)[底末]", ({ month }, today) =>
    endOfMonth(today, month?.startsWith("下") ? 1 : month?.startsWith("上") ? -1 : 0),
  ),
  rule(
    "(?<month>下个?月|这个?月|本月)(?:(?<date>\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})[号日]|(?<bare>二?十[一二三四五六七八九]|[二三]十|廿[一二三四五六七八九]?)(?=$|[\\s,;。!?吧呢前去签见来]))",
    ({ month, date, bare }, today) => {
      const at = monthAfter(today, month?.startsWith("下") ? 1 : 0);
      return civil(at.year, at.month, numberOf(date ?? bare));
    },
  ),
  rule(`(?<![#第编\\d])(?<date>\\d{1,2})[号日](?!${THINGS})`, ({ date }, today) =>
    comingDate(today, Number(date)),
  ),
  rule(
    `(?<![#第编\\d周期拜${NUMERALS}])(?:(?<date>[一二三四五六七八九十廿卅]{1,3})号|(?<full>[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)日(?![后内子期]))(?!${THINGS})`,
    ({ date, full }, today) => comingDate(today, numberOf(date ?? full)),
  ),
  rule(`${NO_DECIMAL}(?<month>1[0-2]|0?[1-9])\\.(?<date>[12]\\d|3[01]|0[1-9])(?![\\d.]|${UNITS})`, nearest),
  rule(
    `${NO_DECIMAL}(?<month>1[0-2]|0?[1-9])\\.(?<date>[1-9])(?=\\s*(?:$|之?前|[去见来到签交谈开]))`,
    nearest,
  ),
  rule("(?:周|礼拜)末", (_, today) => addDays(today, 6 - weekday(today) < 0 ? 0 : 6 - weekday(today))),
];

const UNCLEAR =
  /过完?(?:元旦|春节|年(?![\d一二三四五六七八九十])|清明|五一|端午|中秋|国庆|十一)(?:节|长假|假期)?(?:[之以]?后)?|(?:国庆|春节|元旦|五一|劳动节|中秋|端午|清明|(?<![一二三四五六七八九十])十一|(?<![\d一二两三四五六七八九十几多半去今明后])年|节|假期?)(?:节|长假|假期|小长假)?(?:[之以]?前|[之以]?后)|[\d一二两三四五六七八九十几多半]年(?:之?后|以后)|过(?:几天|阵子|一阵|段时间|两天|些天|些日子)|(?:改|回头|有空|择)(?:天|日)|下个?(?:周|星期|礼拜)(?![一二三四五六日天\d])|下个?月(?![\d一二三四五六七八九十底])|年初|年底前?|年内/u;

/** What makes the words before a day a part of it: 明年12/1, 26年3月5日, 下下月底, 上周末. */
const BEFORE_DAY = /(?:[\d月年一二三四五六七八九十]|(?:[去前后]|大前)年的?|[上下](?:个|一个)?)$/u;
/** What goes on behind it: 周二三去. */
const BEHIND_WEEKDAY = /^[一二三四五六日天](?=$|[\s,;。、]|上午|下午|晚上|都|去|来|见)/u;
const RUN_OF_DAY = /[\d月年一二三四五六七八九十去前后今明上下大个的]*$/u;

const WEEKDAYS = "一二三四五六日";

const NEAR: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  当: 0,
  明: 1,
  听: 1,
  后: 2,
  大后: 3,
};

/** The first day named in a text; vague ones (国庆后, 下周) and impossible ones (2月30号) are asked back. */
export function readDay(text: string, now: number): DayRead | null {
  const folded = spelled(text);
  const today = dayOf(now);
  let best: { match: RegExpExecArray; day: Rule[1] } | null = null;
  for (const [pattern, day] of RULES) {
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
  if (BEFORE_DAY.test(before) && !YEAR_SAID.test(best.match[0])) {
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
  `(?<![\\d一二三四五六七八九十.:])(?<part>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|早|晚)?\\s*(?<hour>\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[:](?<colon>\\d{2})(?!\\d)|[点时](?!建议|意见|要求|问题|左右看)(?<minute>半|一刻|三刻|\\d{1,2}分?|${CHINESE_NUMBER}分)?(?:整|钟)?)`,
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

function later({ count, unit = "" }: Groups, _today: Day, now: number): When {
  const each = unit.includes("分") ? 1 : 60;
  const at = now + (count === "半" ? 30 : numberOf(count) * each) * 60_000;
  return { day: dayOf(at), minute: minuteOfDay(at), past: false };
}

/** 12/1 is the one to come; one that lies less than 60 days back is meant as past. */
function nearest({ next, month, date }: Groups, today: Day): Day | null {
  const { year } = partsOf(today);
  const inYear = (y: number) => civil(y, numberOf(month), numberOf(date));
  if (next !== undefined && next !== "今年") return inYear(year + (YEARS[next] ?? 0));
  const thisYear = inYear(year);
  if (thisYear === null || thisYear >= today || next === "今年") return thisYear ?? inYear(year + 1);
  return thisYear >= addDays(today, -60) ? thisYear : inYear(year + 1);
}

/** 周五 is the coming one, today included; 下周二 lies in the next Monday-to-Sunday week, 上周 in the last. */
function ofWeek({ weeks = "", this: thisWeek, weekday: word = "" }: Groups, today: Day): Day {
  const wanted = /\d/.test(word) ? Number(word) : "一二三四五六日".indexOf(word.replace("天", "日")) + 1;
  const monday = addDays(today, 1 - weekday(today));
  if (weeks !== "") {
    const shift = [...weeks].reduce((sum, character) => sum + (character === "下" ? 7 : -7), 0);
    return addDays(monday, shift + wanted - 1);
  }
  const inWeek = addDays(monday, wanted - 1);
  return thisWeek === undefined && inWeek < today ? addDays(inWeek, 7) : inWeek;
}

const YEARS: Readonly<Record<string, number>> = { 去年: -1, 明年: 1, 后年: 2 };

/** As announced: days counted ahead lie in years that are known. */
const CALENDAR = createCalendar();

function afterwards({ count, unit = "" }: Groups, today: Day): Day | null {
  const number = count === "半" ? null : numberOf(count);
  if (unit === "月") {
    if (number === null) return addDays(today, 15);
    const { date } = partsOf(today);
    const { year, month } = monthAfter(today, number);
    return civil(year, month, Math.min(date, partsOf(lastDayOfMonth(year, month)).date));
  }
  if (unit === "工作日") return number === null ? null : CALENDAR.addWorkingDays(today, number);
  return number === null ? null : addDays(today, number * (/[天日]/u.test(unit) ? 1 : 7));
}

function comingDate(today: Day, date: number): Day | null {
  for (let ahead = 0; ahead < 3; ahead++) {
    const { year, month } = monthAfter(today, ahead);
    const day = civil(year, month, date);
    if (day !== null && day >= today) return day;
  }
  return null;
}

/** Minutes of the time said, null when none was, undefined when there is no such time. */
function minuteOf({ part, hour, colon, minute }: Groups): number | null | undefined {
  if (hour === undefined) return part === undefined ? null : (PARTS[part] ?? null);
  let hours = numberOf(hour);
  const minutes =
    colon !== undefined
      ? Number(colon)
      : minute === undefined
        ? 0
        : (QUARTERS[minute] ?? numberOf(minute.replace("分", "")));
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
