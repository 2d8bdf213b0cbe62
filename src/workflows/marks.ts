// The marks a sentence gives for a move forward: generous for the target stage, strict for those in between.
import { dated } from "../chat/read/dated.ts";
import { readDays } from "../chat/read/days.ts";
import { readFollowUp } from "../chat/read/follow-up.ts";
import { type MarkRead, quotedIn, readMark, readSkippedMark } from "../chat/read/mark.ts";
import { dayOf } from "../domain/day.ts";
import type { Item, Stage } from "../domain/item/item.ts";
import { type Appointed, type Marks, NO_MARKS } from "../domain/item/stages.ts";
import { askedBack } from "./asked-back.ts";

export interface MarksRead {
  readonly marks: Marks;
  readonly skipReason: string | null;
  /** The day agreed on for what comes next; the day of signing is a mark of its own. */
  readonly next: Appointed | null;
}

/** Reads every mark between the item's stage and the target; what is vague is asked back. */
export function readMarks(text: string, given: { item: Item; to: Stage; now: number }): MarksRead {
  const { item, to, now } = given;
  const target = readMark(text, to, now);
  if (target.unclear !== null) throw askedBack(target.unclear);
  const between = ([2, 3, 4, 5] as const).filter((stage) => stage > (item.stage ?? 0) && stage < to);
  const reads = [target, ...between.map((stage) => readSkippedMark(text, stage, now))];
  const skipReason = reads.find((read) => read.skipReason !== null)?.skipReason ?? null;
  const said = reads.reduce((filled, read) => filledUp(filled, read, now), NO_MARKS);
  // 推进 到4 报价33万, quoted before: the price is another one now.
  const isQuotedAgain = to > QUOTED && (item.stage ?? 0) >= QUOTED && said.contractFen === null;
  const marks = isQuotedAgain ? { ...said, quotedFen: said.quotedFen ?? quotedIn(text) } : said;
  return { marks, skipReason, next: agreedIn(text, { marks, to, now }) };
}

/** The stage that begins with one. */
const MEETING: Stage = 2;
const QUOTED: Stage = 3;

/** 约了周四面谈, 报价28万 周五回话; null where no day to come is named, and of a contract, whose days are payments. */
function agreedIn(
  text: string,
  { marks, to, now }: { readonly marks: Marks; readonly to: Stage; readonly now: number },
): Appointed | null {
  const { next } = readFollowUp(text, now);
  // Asked for the meeting, a day alone is its day: 下周二王磊.
  if (to === MEETING && next === null && marks.meeting !== null) return dayAlone(text, now);
  if (to === 6 || next === null || next.day < dayOf(now) || next.day === marks.plannedSigningOn) return null;
  return next;
}

function dayAlone(text: string, now: number): Appointed | null {
  const [first, another] = readDays(text, now);
  if (first === undefined || another !== undefined || !("value" in first) || first.value.day < dayOf(now))
    return null;
  const { day, minute } = first.value;
  const words = `${text.slice(0, first.start)} ${text.slice(first.end)}`
    .replace(/[\s,，。;；]+/gu, " ")
    .trim();
  return { day, minute, text: words === "" ? null : words };
}

/** A meeting is read for weeks: it is kept with its date. */
function filledUp(marks: Marks, read: MarkRead, now: number): Marks {
  const said: Marks = { ...read, meeting: read.meeting === null ? null : dated(read.meeting.text, now) };
  const names = Object.keys(NO_MARKS) as (keyof Marks)[];
  return Object.fromEntries(names.map((name) => [name, marks[name] ?? said[name]])) as unknown as Marks;
}
