// 下月, 明年第一季度, 12月 said in November: a time that is aimed at, which is rather to come than over.
import { addDays, type Day, daysBetween, lastDayOfMonth, partsOf } from "../../domain/day.ts";
import { fold } from "./fold.ts";
import { readSpan, type Span, type SpanRead } from "./span.ts";

const NEXT =
  /下一?个?(?<unit>月|季度?)(?!\d)|下一?个(?<half>半年)|明年(?!\s*(?:[Qq第]|[上下]半|[\d一二三四五六七八九十]{1,3}(?:月|季)))/u;
/** 明年3月, 明年Q1: the same in the year after. */
const NEXT_YEAR = /明年(?=\s*(?:[Qq第]|[上下]半|[\d一二三四五六七八九十]{1,3}(?:月|季)))\s*/u;
const YEAR_SAID = /20\d\d|[今去]年|[本这上当]/u;
/** A month or quarter that was named alone and is over is the next one of that name, if that is nearer. */
const NEAR_DAYS = 183;

export function readSpanAhead(text: string, today: Day): SpanRead | null {
  const folded = fold(text);
  const { year } = partsOf(today);
  const nextYear = NEXT_YEAR.exec(folded);
  if (nextYear !== null) {
    const behind = nextYear.index + nextYear[0].length;
    const read = readSpan(`${year + 1}年${text.slice(behind)}`, today);
    const added = `${year + 1}年`.length;
    if (read?.start === 0)
      return { span: read.span, start: nextYear.index, end: behind + Math.max(0, read.end - added) };
  }
  const next = NEXT.exec(folded);
  if (next !== null)
    return {
      span: nextOf(next.groups?.["unit"] ?? next.groups?.["half"], today),
      start: next.index,
      end: next.index + next[0].length,
    };
  const read = readSpan(text, today);
  if (read === null || read.span.to >= today || read.span.unit === "days") return read;
  if (YEAR_SAID.test(folded.slice(read.start, read.end))) return read;
  const later = yearLater(read.span);
  return daysBetween(today, later.from) <= NEAR_DAYS ? { ...read, span: later } : read;
}

function nextOf(unit: string | undefined, today: Day): Span {
  const { year, month } = partsOf(today);
  if (unit === undefined) return { from: `${year + 1}-01-01`, to: `${year + 1}-12-31`, unit: "year" };
  const months = unit === "月" ? 1 : unit === "半年" ? 6 : 3;
  const first = Math.floor((month - 1) / months) * months + months;
  const last = first + months - 1;
  const from = addDays(lastDayOfMonth(year, first), 1);
  const to = lastDayOfMonth(year + Math.floor(last / 12), (last % 12) + 1);
  return { from, to, unit: unit === "月" ? "month" : unit === "半年" ? "half" : "quarter" };
}

function yearLater({ from, to, unit }: Span): Span {
  const [first, last] = [partsOf(from), partsOf(to)];
  return {
    from: `${first.year + 1}${from.slice(4)}`,
    to: lastDayOfMonth(last.year + 1, last.month),
    unit,
  };
}
