// Every day named in a text, one after the other, with the words around it.
import { addDays, type Day, dayOf, weekday } from "../../domain/day.ts";
import type { Fen } from "../../domain/money.ts";
import { isCountedFrom } from "./counted-from.ts";
import { type DayRead, readDay } from "./day.ts";
import { namedOnce } from "./day-said-twice.ts";
import { withHoursBehind } from "./hour-behind.ts";
import { latelyAt } from "./remembered.ts";
import { spelled } from "./simplified.ts";

export type DayFound = DayRead;

/** More than a sentence holds. */
const MOST = 20;

/** In the order of the text, offsets into the whole of it. */
export const readDays = latelyAt((text, now): readonly DayFound[] => {
  const days: DayFound[] = [];
  for (let from = 0; from < text.length && days.length < MOST; ) {
    const found = readDay(text.slice(from), now);
    if (found === null || found.end === 0) break;
    const words = text.slice(from + found.start, from + found.end);
    const placed = { ...found, start: from + found.start, end: from + found.end };
    if (!isCountedFrom(text, { start: placed.start, words }))
      days.push(inItsWeek(placed, { words, before: days, text, now }));
    from += found.end;
  }
  return withHoursBehind(text, namedOnce(spelled(text), days, dayOf(now)), now);
});

interface Context {
  readonly words: string;
  readonly before: readonly DayFound[];
  readonly text: string;
  readonly now: number;
}

const WEEKDAY = /^(?:周|星期|礼拜)[一二三四五六日天]/u;
const NEXT_WEEKDAY = /^下个?(?:周|星期|礼拜)[一二三四五六日天]/u;
const AND = /^(?:上午|下午)?(?:、|和|或者?|还是|要么|到|至|[-~])$/u;
/** 下周哪天都行,先定周三 */
const ANY_OF_NEXT =
  /下个?(?:周|星期|礼拜)[一二三四五六日天、和或]{0,5}(?:哪天|随便|什么时候|都(?:行|可以|成|有空|在))[^;。!?\n]{0,12}$/u;
const WE_FIRST = /(?:我们?|咱们?)(?:就|还是|也)?(?:先|不干?等|等不及|提前|趁)[^,;。!?]{0,4}$/u;
const FIRST_BEHIND = /^(?:[上下]午|早上)?(?:我们?|咱们?)?(?:就|再|还是|也|照样)*先(?!不|别|放|等|生)/u;
const ONLY_THEN = /才(?![^,;。]{0,2}[完好能够行])|之后|以后|然后|回来/u;

/** 下礼拜一到礼拜三, 礼拜天才回国,让我礼拜二再约: a weekday is of the week that is spoken of, or behind the day that has to come first. */
function inItsWeek(day: DayFound, { words, before, text, now }: Context): DayFound {
  if (!("value" in day) || !WEEKDAY.test(words)) return day;
  const last = before.at(-1);
  if (isBefore(text, day, last)) return day;
  if (ANY_OF_NEXT.test(text.slice(0, day.start)))
    return on(day, addDays(mondayAfter(now), fromMonday(day.value.day)));
  if (last === undefined || !("value" in last)) return day;
  const week = before.findLast(({ start }) => NEXT_WEEKDAY.test(text.slice(start)));
  if (week !== undefined && "value" in week)
    return on(day, addDays(week.value.day, fromMonday(day.value.day) - fromMonday(week.value.day)));
  // 周一或周二, on a Tuesday: of the same week; and the Tuesday that is named again.
  const again = before.find((one) => text.slice(one.start, one.end).trim() === words.trim());
  if (again !== undefined && "value" in again) return on(day, again.value.day);
  const isNext =
    last.value.day > day.value.day &&
    fromMonday(last.value.day) < fromMonday(day.value.day) &&
    AND.test(text.slice(last.end, day.start));
  if (isNext) return on(day, addDays(day.value.day, 7));
  // 月底才回来…周四我过去: a week later it would be before that day just the same.
  const later = addDays(day.value.day, 7);
  const isFirst = last.value.day > day.value.day && last.value.day < later;
  return isFirst && ONLY_THEN.test(text.slice(last.end, day.start)) ? on(day, later) : day;
}

/** 月底才有结果,我周四先去摸摸底, 我先不干等礼拜五打个电话: what is done before the day that was named is of no later week. */
function isBefore(text: string, { start, end }: DayFound, last: DayFound | undefined): boolean {
  if (last === undefined) return false;
  return WE_FIRST.test(text.slice(last.end, start)) || FIRST_BEHIND.test(text.slice(end));
}

function mondayAfter(now: number): Day {
  const today = dayOf(now);
  return addDays(today, 7 - fromMonday(today));
}

function fromMonday(day: Day): number {
  return (weekday(day) + 6) % 7;
}

function on(found: Extract<DayFound, { readonly value: unknown }>, day: Day): DayFound {
  return { ...found, value: { ...found.value, day, past: false } };
}

/** What is to be asked back about a day or an amount, with the words that were unclear. */
export interface Unclear {
  readonly ask: string;
  readonly words: string;
  /** What is likely meant, to be offered; absent where nobody can tell. */
  readonly likelyFen?: Fen;
  readonly likelyDay?: Day;
}

/** What is to be asked back about a day; null where it is one. */
export function unclearDay(day: DayFound & { readonly ask: string }): Unclear;
export function unclearDay(day: DayFound | undefined): Unclear | null;
export function unclearDay(day: DayFound | undefined): Unclear | null {
  if (day === undefined || !("ask" in day)) return null;
  const { ask, words, likely } = day;
  return { ask, words, ...(likely === undefined ? {} : { likelyDay: likely }) };
}
