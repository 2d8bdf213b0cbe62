// Of what time figures are asked: 本月, 3月1日到5日, 2025. What names a time and is not understood is asked about, never left out.
import { type Day, dayOf } from "../../domain/day.ts";
import type { Arg } from "../arg.ts";
import { readDaysAgo } from "../read/days-ago.ts";
import { fold } from "../read/fold.ts";
import { readSpan } from "../read/span.ts";
import type { SpanRead } from "../read/span-one.ts";
import { type Span, yearSpan } from "../read/span-units.ts";
import { UsageError } from "../usage-error.ts";

/** 业绩 2025 */
const YEAR_ALONE = /(?<![\d.#])(?<year>20\d\d)(?=$|\s)/u;
/** Names a time that no reader knows. */
const UNREAD =
  /国庆|春节|元旦|五一|中秋|端午|清明|双十一|双11|618|过年|(?<!\d)[\d一二三四五六七八九十]{1,2}年(?![以来多前的])|前(?:几|两|[一三四五六\d]+)个?(?:天|周|星期|礼拜|月|年)|[年月季]初|年中|那个?(?:月|周|年|季度)/u;

/** The time that is named anywhere in the words, without it in the rest; null where none is. @throws UsageError */
export function whenArg(): Arg<Span | null> {
  return {
    async take(text, { now }) {
      const today = dayOf(now);
      const read = timeIn(text, today);
      const rest = read === null ? text : `${text.slice(0, read.start)} ${text.slice(read.end)}`.trim();
      const unread = UNREAD.exec(fold(rest))?.[0];
      if (unread !== undefined) throw new UsageError("which-time", { words: unread });
      const other = read === null ? null : timeIn(rest, today);
      if (read !== null && other !== null && !within(read.span, other.span))
        throw new UsageError("one-time", {
          first: text.slice(read.start, read.end).trim(),
          second: rest.slice(other.start, other.end).trim(),
        });
      return { value: read?.span ?? null, rest };
    },
  };
}

/** What stands first of all that can be a time. */
function timeIn(text: string, today: Day): SpanRead | null {
  const alone = YEAR_ALONE.exec(fold(text));
  const year: SpanRead | null =
    alone === null
      ? null
      : { span: yearSpan(Number(alone[0])), start: alone.index, end: alone.index + alone[0].length };
  const days = readDaysAgo(text, today);
  // 3/1-3/5 is no month, though a month may be read out of it.
  const [first] = [days, readSpan(text, today), year]
    .filter((read) => read !== null)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return first ?? null;
}

/** 今天是周五,这周签了多少: a day of the time that is asked of says nothing else. */
function within(one: Span, other: Span): boolean {
  return (one.from <= other.from && other.to <= one.to) || (other.from <= one.from && one.to <= other.to);
}
