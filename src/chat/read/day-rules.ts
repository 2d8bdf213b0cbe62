// How days are said, one rule a form, each counted from the sender's day in Shanghai.
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
import { CHINESE_NUMBER, NUMERALS } from "./number.ts";

export interface When {
  readonly day: Day;
  /** Minutes since midnight; null where no time was said. */
  readonly minute: number | null;
  /** It lies before today. */
  readonly past: boolean;
}

/** 半, 一刻, 40, 二十分; 二十 and 零五 where nothing is counted with them (十点二十个人). */
export const MINUTES = `半|一刻|三刻|\\d{1,2}分?|${CHINESE_NUMBER}分|(?:[二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九])(?![一二三四五六七八九十百千万多来几个家位台人元块号日周月年])`;
/** 1 for Monday. */
const weekdayOf = (named: string): number => WEEKDAYS.indexOf(named.replace("天", "日")) + 1;
const N = `\\d{1,3}|${CHINESE_NUMBER}|半|俩|仨`;
const TIME = `\\s*(?<part>凌晨|清晨|早上|一大早|一早|上午|中午|下午|傍晚|晚上|今早|早|晚)?\\s*(?:(?<hour>\\d{1,2}|[零一二两三四五六七八九十]{1,3})\\s*(?:[:](?<colon>\\d{2})|[点时](?<minute>${MINUTES})?(?:整|钟)?)|(?<=晚上|中午|上午|下午|早上|晚|早))?`;

export type Groups = Readonly<Record<string, string | undefined>>;
export type Rule = readonly [
  pattern: RegExp,
  day: (groups: Groups, today: Day, now: number) => Day | null | When,
];

const rule = (pattern: string, day: Rule[1]): Rule => [new RegExp(pattern + TIME, "u"), day];

/** 星湖街28号, 东吴路12号: a house. */
const NO_STREET = "(?<!(?:路|街|弄|巷|胡同|(?<![知渠报频管味])道)\\s?)";
/** 三号线, 2号机: no day. */
const THINGS = "线|楼|店|厂|门|商机|客户|单|机|仓|车间|库|院|馆|位|方案|产品|柜|炉|泵|[之以]?内";
/** 9.18万, 版本2.10, 报价9.18: no day. */
const NO_DECIMAL =
  "(?<![\\d.A-Za-z#]|(?:报价|金额|价格|合同|预算|回款|利润|版本|评分|打了?|[少多降涨减加让砍差便宜贵](?:了|出)?|还差)\\s*)";
/** 19.8w 软件13 实施6.8 and 24.6万,软件16.5,硬件3.12: what an amount is made of, unless something is done on it. */
const ON_IT = "之?前|[去见来到签交谈开]";
const NO_PART = `(?:(?<!\\d(?:[wW]|万|[kK]|千)[^。;!?\\n]{0,40})|(?=\\d+\\.\\d+\\s*(?:${ON_IT})))`;
const UNITS = "\\s*(?:[万亿元千百折倍米分个版寸%wWkK亩吨]|平)";

export const RULES: readonly Rule[] = [
  [new RegExp(`(?<count>${N})\\s*(?:个(?<half>半))?(?<unit>个?小时|个?钟头|分钟)(?:之?后|以后)`, "u"), later],
  [new RegExp(`过(?<count>${N})\\s*(?<unit>个?小时|个?钟头|分钟)(?=[叫喊提催再])`, "u"), later],
  [
    new RegExp(`(?<count>${N})\\s*个?(?<unit>小时|钟头)[之以]?内`, "u"),
    (groups, today, now) => later(groups, today, now).day,
  ],
  rule(
    "(?<![\\dA-Za-z])(?<year>20\\d{2})(?<month>0[1-9]|1[0-2])(?<date>0[1-9]|[12]\\d|3[01])(?!\\d)",
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
  rule("(?<weeks>下+|上+)个?(?:周|星期|礼拜)的?今[天儿]", ({ weeks = "" }, today) =>
    addDays(today, (weeks.startsWith("下") ? 7 : -7) * weeks.length),
  ),
  rule("明后(?:[两2]?天|日)", (_, today) => addDays(today, 2)),
  rule(
    "(?<month>这个?月|本月|下个?月|月)[底末]?的?(?:最后|末尾)的?[那这一]?一?个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])",
    ({ month = "", weekday: named = "" }, today) => {
      const last = endOfMonth(today, month.startsWith("下") ? 1 : 0);
      return addDays(last, -((weekday(last) - weekdayOf(named) + 7) % 7));
    },
  ),
  rule(
    "(?<month>这个?月|本月|下个?月)的?(?:头一?|(?<nth>第[一二三四]))个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])",
    ({ month = "", nth = "第一", weekday: named = "" }, today) => {
      const first = addDays(endOfMonth(today, month.startsWith("下") ? 0 : -1), 1);
      const weeks = "一二三四".indexOf(nth.charAt(1));
      return addDays(first, ((weekdayOf(named) - weekday(first) + 7) % 7) + weeks * 7);
    },
  ),
  rule(
    "(?<weeks>(?:(?<!一)[上下][上下]*)?)(?<this>这|本)?个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天1-6])",
    ofWeek,
  ),
  rule(
    `(?<count>${N})\\s*个?(?<unit>工作日|天|日|周|星期|礼拜|月)(?:之?后|以后|[之以]?内|里头?|以里)`,
    afterwards,
  ),
  rule(
    "过(?:(?<count>[三四五六七八九]|十[一二三四五]?|二十|\\d{1,2})个?(?<unit>天)|(?<some>\\d{1,2}|[一二两三四五六七八]|俩|仨|半(?=个?月))个?(?<each>周|星期|礼拜|月))(?:之?后|以后)?(?=我们?(?:再|就|去|来|找|联系|打|约|给)|再|去|来|找|联系|打|碰|见|约|给|$|[,;。\\s])",
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
  rule("(?<month>下个?月|这个?月|本月|当月|月)[底末]?的?(?:最后|末尾)一天", ({ month }, today) =>
    endOfMonth(today, month?.startsWith("下") ? 1 : 0),
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
  rule(`(?<![#第编\\d])${NO_STREET}(?<date>\\d{1,2})[号日](?!${THINGS})`, ({ date }, today) =>
    comingDate(today, Number(date)),
  ),
  rule(
    `(?<![#第编\\d周期拜${NUMERALS}])${NO_STREET}(?:(?<date>[一二三四五六七八九十廿卅]{1,3})号|(?<full>[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)日(?![后内子期]))(?!${THINGS})`,
    ({ date, full }, today) => comingDate(today, numberOf(date ?? full)),
  ),
  rule(
    `${NO_DECIMAL}${NO_PART}(?<month>1[0-2]|0?[1-9])\\.(?<date>[12]\\d|3[01]|0[1-9])(?![\\d.]|${UNITS})`,
    nearest,
  ),
  rule(`${NO_DECIMAL}${NO_PART}(?<month>1[0-2]|0?[1-9])\\.(?<date>[1-9])(?=\\s*(?:$|${ON_IT}))`, nearest),
  rule("(?:周|礼拜)末", (_, today) => addDays(today, 6 - weekday(today) < 0 ? 0 : 6 - weekday(today))),
];

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

function later({ count, half, unit = "" }: Groups, _today: Day, now: number): When {
  const each = unit.includes("分") ? 1 : 60;
  const more = half === undefined ? 0 : each / 2;
  const at = now + (count === "半" ? 30 : numberOf(count) * each + more) * 60_000;
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
