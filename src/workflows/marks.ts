// The marks a sentence gives for a move forward: generous for the target stage, strict for those in between.
import { type MarkRead, readMark, readSkippedMark } from "../chat/read/mark.ts";
import type { Item, Stage } from "../domain/item/item.ts";
import { type Marks, NO_MARKS } from "../domain/item/stages.ts";
import { askedBack } from "./asked-back.ts";

export interface MarksRead {
  readonly marks: Marks;
  readonly skipReason: string | null;
}

/** Reads every mark between the item's stage and the target; what is vague is asked back. */
export function readMarks(text: string, given: { item: Item; to: Stage; now: number }): MarksRead {
  const { item, to, now } = given;
  const target = readMark(text, to, now);
  if (target.unclear !== null) throw askedBack(target.unclear);
  const between = ([2, 3, 4, 5] as const).filter((stage) => stage > (item.stage ?? 0) && stage < to);
  const reads = [target, ...between.map((stage) => readSkippedMark(text, stage, now))];
  const skipReason = reads.find((read) => read.skipReason !== null)?.skipReason ?? null;
  return { marks: reads.reduce(filledUp, NO_MARKS), skipReason };
}

function filledUp(marks: Marks, read: MarkRead): Marks {
  const said: Marks = { ...read, meeting: read.meeting?.text ?? null };
  const names = Object.keys(NO_MARKS) as (keyof Marks)[];
  return Object.fromEntries(names.map((name) => [name, marks[name] ?? said[name]])) as unknown as Marks;
}
