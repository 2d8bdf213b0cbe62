// 下月, 明年第一季度, 12月 said in November: a time that is aimed at, which is rather to come than over.
import { type Day, daysBetween, lastDayOfMonth, partsOf } from "../../domain/day.ts";
import { fold } from "./fold.ts";
import { readSpan } from "./span.ts";
import type { SpanRead } from "./span-one.ts";
import type { Span } from "./span-units.ts";

const YEAR_SAID = /\d年|20\d\d|[今去前]年|[本这上当]/u;
/** A month or quarter that was named alone and is over is the next one of that name, if that is nearer. */
const NEAR_DAYS = 183;

export function readSpanAhead(text: string, today: Day): SpanRead | null {
  const read = readSpan(text, today);
  if (read === null || read.span.to >= today || read.span.unit === "days") return read;
  if (YEAR_SAID.test(fold(text).slice(read.start, read.end))) return read;
  const later = yearLater(read.span);
  return daysBetween(today, later.from) <= NEAR_DAYS ? { ...read, span: later } : read;
}

function yearLater({ from, to, unit }: Span): Span {
  const [first, last] = [partsOf(from), partsOf(to)];
  return {
    from: `${first.year + 1}${from.slice(4)}`,
    to: lastDayOfMonth(last.year + 1, last.month),
    unit,
  };
}
