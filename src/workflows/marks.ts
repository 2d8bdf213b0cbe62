// The marks a sentence gives for a move forward: generous for the target stage, strict for those in between.

import { dated } from "../chat/read/dated.ts";
import { type MarkRead, readMark, readSkippedMark } from "../chat/read/mark.ts";
import { UsageError } from "../chat/usage-error.ts";
import type { Item, Stage } from "../domain/item/item.ts";
import { type Marks, NO_MARKS } from "../domain/item/stages.ts";

export interface MarksRead {
  readonly marks: Marks;
  readonly skipReason: string | null;
}

/** Reads every mark between the item's stage and the target; what is vague is asked back. */
export function readMarks(text: string, given: { item: Item; to: Stage; now: number }): MarksRead {
  const { item, to, now } = given;
  const target = readMark(text, to, now);
  if (target.unclear !== null) throw new UsageError(target.unclear.ask, { words: target.unclear.words });
  const between = ([2, 3, 4, 5] as const).filter((stage) => stage > (item.stage ?? 0) && stage < to);
  const reads = [target, ...between.map((stage) => readSkippedMark(text, stage, now))];
  const skipReason = reads.find((read) => read.skipReason !== null)?.skipReason ?? null;
  return { marks: reads.reduce((marks, read) => filledUp(marks, read, now), NO_MARKS), skipReason };
}

/** A meeting is read for weeks: it is kept with its date. */
function filledUp(marks: Marks, read: MarkRead, now: number): Marks {
  const said: Marks = { ...read, meeting: read.meeting === null ? null : dated(read.meeting.text, now) };
  const names = Object.keys(NO_MARKS) as (keyof Marks)[];
  return Object.fromEntries(names.map((name) => [name, marks[name] ?? said[name]])) as unknown as Marks;
}
