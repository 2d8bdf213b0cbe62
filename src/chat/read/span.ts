// 本月, 上季度, 今年, 近30天, 2026年3月, 3月到5月: the days a figure is asked of.
import { addDays, civil, type Day, lastDayOfMonth, partsOf, weekday } from "../../domain/day.ts";
import { fold } from "./fold.ts";
import { readChineseNumber } from "./number.ts";
import { spelled } from "./simplified.ts";
import { DAYS_IN } from "./unit-days.ts";

/** Both days belong to it. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  /** What kind of time it is, so that it can be named again. */
  readonly unit: "week" | "month" | "quarter" | "half" | "year" | "days";
}

export interface SpanRead {
  readonly span: Span;
  /** Where its words stand in the text. */
  readonly start: number;
  readonly end: number;
}

type Reader = readonly [
  RegExp,
  (found: Readonly<Record<string, string | undefined>>, today: Day) => Span | null,
];

const NUMBER = String.raw`\d{1,3}|[一二两三四五六七八九十]{1,3}`;
const MONTH = String.raw`(?:(?<year>20\d\d)[年/.-]\s*)?(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?`;

/** The longer words first; of two that match, the one that stands first and is the longer. */
const READERS: readonly Reader[] = [
  [
    new RegExp(`${MONTH}\\s*(?:到|至|-|~)\\s*(?<last>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?`),
    monthsOf,
  ],
  [
    new RegExp(`${MONTH}(?!\\d|\\s*\\d+[日号])`),
    ({ year, month }, today) => monthSpan(monthIn(month), year, today),
  ],
  [/(?:(?<year>20\d\d)年?\s*)?(?:[qQ](?<number>[1-4])|第?(?<word>[一二三四1-4])季度?)/, quarterNamed],
  [
    /(?<which>本|这个?|当|上个?|上一个?)季度?/,
    ({ which }, today) => quarterSpan(today, isLast(which) ? -1 : 0),
  ],
  [/(?<which>本|这个?|当|上个?|上一个?)月/, ({ which }, today) => monthBack(today, isLast(which) ? 1 : 0)],
  [
    /(?<which>本|这个?|当|上个?|上一个?)(?:周|星期|礼拜)(?![一二三四五六日天])/,
    ({ which }, today) => weekSpan(today, isLast(which) ? 1 : 0),
  ],
  [/(?:(?<year>20\d\d)年?|今年|(?<past>去年))?\s*(?<half>[上下])半年/, halfNamed],
  [/今年|本年度?|全年/, (_, today) => yearSpan(partsOf(today).year)],
  [/去年/, (_, today) => yearSpan(partsOf(today).year - 1)],
  [/(?<year>20\d\d)年(?!\s*\d)/, ({ year }) => yearSpan(Number(year))],
  [new RegExp(`(?:最?近|过去)(?<count>${NUMBER})(?<unit>天|日|周|个?星期|个?礼拜|个?月|个?季度|年)`), recent],
  [/(?:最?近|过去)半年/, (_, today) => ({ from: addDays(today, -182), to: today, unit: "days" })],
  [/今天|今日/, (_, today) => ({ from: today, to: today, unit: "days" })],
  [/昨天|昨日/, (_, today) => ({ from: addDays(today, -1), to: addDays(today, -1), unit: "days" })],
];

/** Null where no such time is named. A month or quarter of no year is the latest one that has begun. */
export function readSpan(text: string, today: Day): SpanRead | null {
  const folded = fold(text);
  const found = READERS.flatMap(([words, make]) => {
    const match = words.exec(folded) ?? words.exec(spelled(folded));
    const span = match === null ? null : make(match.groups ?? {}, today);
    return match === null || span === null
      ? []
      : [{ span, start: match.index, end: match.index + match[0].length }];
  });
  const [first] = found.sort((a, b) => a.start - b.start || b.end - a.end);
  return first ?? null;
}

function isLast(which = ""): boolean {
  return which.startsWith("上");
}

function monthsOf(
  { year, month, last }: Readonly<Record<string, string | undefined>>,
  today: Day,
): Span | null {
  const first = monthSpan(monthIn(month), year, today);
  if (first === null) return null;
  const { year: from } = partsOf(first.from);
  const until = monthIn(last);
  const end =
    until === null ? null : lastDayOfMonth(until < partsOf(first.from).month ? from + 1 : from, until);
  return end === null ? null : { from: first.from, to: end, unit: "days" };
}

function monthIn(words: string | undefined): number | null {
  const number = numberIn(words);
  return number >= 1 && number <= 12 ? number : null;
}

/** 0 for what is no number. */
function numberIn(words = ""): number {
  return /^\d+$/.test(words) ? Number(words) : (readChineseNumber(words) ?? 0);
}

function monthSpan(month: number | null, year: string | undefined, today: Day): Span | null {
  if (month === null) return null;
  const now = partsOf(today);
  const which = year === undefined ? (month > now.month ? now.year - 1 : now.year) : Number(year);
  const from = civil(which, month, 1);
  return from === null ? null : { from, to: lastDayOfMonth(which, month), unit: "month" };
}

function monthBack(today: Day, months: number): Span {
  const { year, month } = partsOf(today);
  const index = year * 12 + month - 1 - months;
  const [of, which] = [Math.floor(index / 12), (index % 12) + 1];
  return { from: civil(of, which, 1) ?? today, to: lastDayOfMonth(of, which), unit: "month" };
}

function quarterSpan(today: Day, by: number): Span {
  const { year, month } = partsOf(today);
  const index = year * 4 + Math.floor((month - 1) / 3) + by;
  return quarterOf(Math.floor(index / 4), (index % 4) + 1);
}

function quarterOf(year: number, quarter: number): Span {
  const from = civil(year, quarter * 3 - 2, 1) ?? "1970-01-01";
  return { from, to: lastDayOfMonth(year, quarter * 3), unit: "quarter" };
}

function quarterNamed(
  { year, number, word }: Readonly<Record<string, string | undefined>>,
  today: Day,
): Span {
  const which = numberIn(number ?? word);
  const now = partsOf(today);
  const begun = which <= Math.floor((now.month - 1) / 3) + 1;
  return quarterOf(year === undefined ? (begun ? now.year : now.year - 1) : Number(year), which);
}

function halfNamed({ year, past, half }: Readonly<Record<string, string | undefined>>, today: Day): Span {
  const now = partsOf(today).year;
  const which = year === undefined ? (past === undefined ? now : now - 1) : Number(year);
  const months = half === "上" ? ([1, 6] as const) : ([7, 12] as const);
  return { from: civil(which, months[0], 1) ?? today, to: lastDayOfMonth(which, months[1]), unit: "half" };
}

function weekSpan(today: Day, weeks: number): Span {
  const monday = addDays(today, 1 - weekday(today) - weeks * 7);
  return { from: monday, to: addDays(monday, 6), unit: "week" };
}

function yearSpan(year: number): Span {
  return { from: `${year}-01-01`, to: `${year}-12-31`, unit: "year" };
}

function recent(
  { count, unit = "天" }: Readonly<Record<string, string | undefined>>,
  today: Day,
): Span | null {
  const days = numberIn(count) * (DAYS_IN[unit.replace("个", "")] ?? 1);
  return days === 0 ? null : { from: addDays(today, 1 - days), to: today, unit: "days" };
}
