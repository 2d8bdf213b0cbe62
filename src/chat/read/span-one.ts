// 本月, 上上季度, 今年, 去年3月, 近30天, 3到5月: one time a figure is asked of.
import { addDays, type Day, partsOf } from "../../domain/day.ts";
import { fold } from "./fold.ts";
import { numberSaid } from "./number.ts";
import { spelled } from "./simplified.ts";
import { halfSpan, monthsSpan, quarterSpan, type Span, spanFrom, yearSpan } from "./span-units.ts";
import { OF_YEAR, YEAR, yearNamed } from "./span-year.ts";
import { DAYS_IN } from "./unit-days.ts";

export interface SpanRead {
  readonly span: Span;
  /** Where its words stand in the text. */
  readonly start: number;
  readonly end: number;
}

type Found = Readonly<Record<string, string | undefined>>;
interface Said {
  readonly today: Day;
  /** Null where none is named: the year of what was said before, else whichever is meant. */
  readonly year: number | null;
}
type Reader = readonly [string, (found: Found, said: Said) => Span | null];

const COUNT = String.raw`\d{1,3}|[一二两三四五六七八九十]{1,3}`;
const MONTH = `1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]`;
/** 3月8日 is a day. */
const NO_DAY = String.raw`(?!\d|\s*(?:\d+|[一二三四五六七八九十]+)[日号])`;
/** 马上月底了, 签下月度框架: no month before or after. */
const WHICH = `本|这一?个?|当|(?<![马早晚线以之手网])上上?一?个?|(?<![线以之手名剩留放拿签接底部旗])下下?一?个?`;

/** Of two that match, the one that stands first and is the longer; of equals the earlier here. */
const SAID: readonly Reader[] = [
  [
    `${OF_YEAR}(?<![\\d./])(?<month>${MONTH})(?:月份?)?\\s*(?:到|至|-|~|—)\\s*(?<last>${MONTH})月份?${NO_DAY}`,
    monthsBetween,
  ],
  [`${OF_YEAR}(?<month>${MONTH})月份?(?<tenth>[上中下])旬`, tenthOf],
  ["(?:本月|这个月)?(?<tenth>[上中下])旬", tenthOf],
  [`${OF_YEAR}(?<month>${MONTH})月份?${NO_DAY}`, monthNamed],
  [`${OF_YEAR}(?:[qQ](?<quarter>[1-4])|第?(?<spoken>[一二三四1-4])季度?)`, quarterNamed],
  [`${OF_YEAR}前(?<spoken>[二两三23])个?季度?`, firstQuarters],
  [
    `${OF_YEAR}(?<half>[上下])半年`,
    ({ half }, { year, today }) => halfSpan(year ?? partsOf(today).year, half === "上" ? 1 : 2),
  ],
  ["下一?个半年", (_, { today }) => spanFrom(today, "half", 1)],
  [`(?<which>${WHICH})(?<unit>月|季度?|(?:周|星期|礼拜)(?![一二三四五六日天末]))`, fromThisOne],
  ["(?:去年|上一?年)同期", (_, { today }) => sameDaysLastYear(today)],
  [
    "(?:从|自)?(?:这个?|本|当)?月初(?:以来|至今|(?:到|至)(?:现在|今天|今日|目前|如今|这会儿)|到今(?!年)|起|开始)",
    (_, { today }) => spanFrom(today, "month", 0),
  ],
  [
    "年初(?:以来|至今|到(?:现在|今天|目前))|这一?年|全年|(?<!\\d)年度",
    (_, { today }) => yearSpan(partsOf(today).year),
  ],
  [YEAR, (_, { year }) => (year === null ? null : yearSpan(year))],
  [`(?:最?近|过去|这)(?<count>${COUNT})(?<unit>天|日|周|个?星期|个?礼拜|个?月|个?季度|年)`, recent],
  ["(?:最?近|过去|这)半年", (_, { today }) => daysUntil(today, 182)],
  ["今天|今日", (_, { today }) => daysUntil(today, 0)],
  ["昨天|昨日", (_, { today }) => daysUntil(addDays(today, -1), 0)],
  ["前天|前日", (_, { today }) => daysUntil(addDays(today, -2), 0)],
];
const READERS = SAID.map(([words, make]) => [new RegExp(words, "u"), make] as const);

/** Null where no such time is named. A month or quarter of no year is the latest one that has begun, or of the year given. */
export function readOneSpan(text: string, today: Day, given: number | null = null): SpanRead | null {
  const folded = fold(text);
  const found = READERS.flatMap(([words, make]) => {
    const match = words.exec(folded) ?? words.exec(spelled(folded));
    if (match === null) return [];
    const groups = match.groups ?? {};
    const span = make(groups, { today, year: yearNamed(groups, today) ?? given });
    return span === null ? [] : [{ span, start: match.index, end: match.index + match[0].length }];
  });
  const [first] = found.sort((a, b) => a.start - b.start || b.end - a.end);
  return first ?? null;
}

/** 0 for what is no number. */
function numberIn(words = ""): number {
  return numberSaid(words) ?? 0;
}

/** The year said, else the latest in which that month has begun; null for what is no month. */
function monthIn(words: string | undefined, { year, today }: Said): { year: number; month: number } | null {
  const month = numberIn(words);
  const now = partsOf(today);
  if (month < 1 || month > 12) return null;
  return { year: year ?? (month > now.month ? now.year - 1 : now.year), month };
}

function monthNamed({ month }: Found, said: Said): Span | null {
  const found = monthIn(month, said);
  return found === null ? null : monthsSpan(found.year, [found.month, found.month], "month");
}

function monthsBetween({ month, last }: Found, said: Said): Span | null {
  const first = monthIn(month, said);
  if (first === null) return null;
  const until = monthIn(last, { ...said, year: first.year });
  if (until === null) return null;
  const year = until.month < first.month ? first.year + 1 : first.year;
  return {
    from: monthsSpan(first.year, [first.month, first.month], "days").from,
    to: monthsSpan(year, [until.month, until.month], "days").to,
    unit: "days",
  };
}

const TENTHS: Readonly<Record<string, readonly [number, number | null]>> = {
  上: [1, 10],
  中: [11, 20],
  下: [21, null],
};

function tenthOf({ month, tenth = "" }: Found, said: Said): Span | null {
  const found = month === undefined ? partsOf(said.today) : monthIn(month, said);
  const [first, last] = TENTHS[tenth] ?? [1, null];
  if (found === null) return null;
  const { from, to } = monthsSpan(found.year, [found.month, found.month], "days");
  return { from: addDays(from, first - 1), to: last === null ? to : addDays(from, last - 1), unit: "days" };
}

function quarterNamed({ quarter, spoken }: Found, { year, today }: Said): Span {
  const which = numberIn(quarter ?? spoken);
  const now = partsOf(today);
  const begun = which <= Math.ceil(now.month / 3);
  return quarterSpan(year ?? (begun ? now.year : now.year - 1), which);
}

/** 前三季度: from January on. */
function firstQuarters({ spoken }: Found, { year, today }: Said): Span {
  const last = spoken === "三" || spoken === "3" ? 9 : 6;
  return monthsSpan(year ?? partsOf(today).year, [1, last], "days");
}

function fromThisOne({ which = "", unit = "" }: Found, { today }: Said): Span {
  const away = (which.match(/下/gu)?.length ?? 0) - (which.match(/上/gu)?.length ?? 0);
  return spanFrom(today, unit === "月" ? "month" : unit.startsWith("季") ? "quarter" : "week", away);
}

/** The days of this month until today, a year ago. */
function sameDaysLastYear(today: Day): Span {
  const { year, month, date } = partsOf(today);
  const { from, to } = monthsSpan(year - 1, [month, month], "days");
  const until = addDays(from, date - 1);
  return { from, to: until < to ? until : to, unit: "days" };
}

function recent({ count, unit = "天" }: Found, { today }: Said): Span | null {
  const days = numberIn(count) * (DAYS_IN[unit.replace("个", "")] ?? 1);
  return days === 0 ? null : daysUntil(today, days - 1);
}

function daysUntil(last: Day, before: number): Span {
  return { from: addDays(last, -before), to: last, unit: "days" };
}
