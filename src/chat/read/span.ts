// 本月, 去年11月到今年2月, 一季度和二季度, 今年以来: the days a figure is asked of.
import { addDays, type Day, partsOf } from "../../domain/day.ts";
import { fold } from "./fold.ts";
import { readOneSpan, type SpanRead } from "./span-one.ts";
import type { Span } from "./span-units.ts";

const UNTIL = /^\s*(?:到|至|-|~|—)\s*/u;
const AND = /^\s*(?:和|与|跟|及|、|加)\s*/u;
const UNTIL_NOW = /^\s*(?:以来|至今|(?:到|至)(?:现在|目前|今天|今日|如今)|到今(?!年))/u;

/** Null where no such time is named. A month or quarter of no year is the latest one that has begun. */
export function readSpan(text: string, today: Day): SpanRead | null {
  const folded = fold(text);
  const first = readOneSpan(folded, today);
  if (first === null) return null;
  const rest = folded.slice(first.end);
  const now = UNTIL_NOW.exec(rest);
  if (now !== null) {
    const to = first.span.to < today ? today : first.span.to;
    return { span: joined(first.span, to), start: first.start, end: first.end + now[0].length };
  }
  for (const joint of [UNTIL, AND]) {
    const mark = joint.exec(rest)?.[0];
    const year = partsOf(first.span.from).year;
    const second = mark === undefined ? null : readOneSpan(rest.slice(mark.length), today, year);
    if (mark === undefined || second?.start !== 0) continue;
    const end = first.end + mark.length + second.end;
    const [one, other] = [first.span, second.span].sort((a, b) => (a.from < b.from ? -1 : 1));
    if (one === undefined || other === undefined) continue;
    if (joint === AND && other.from !== addDays(one.to, 1)) continue;
    return { span: joined(one, other.to), start: first.start, end };
  }
  return first;
}

/** The same, named by its days where it is another one. */
function joined(span: Span, to: Day): Span {
  return to === span.to ? span : { from: span.from, to, unit: "days" };
}
