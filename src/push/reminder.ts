// The shape of a file in handlers/reminders: when it may speak, and everything it has to say today.
import type { Store } from "../../db/store.ts";
import type { Calendar } from "../domain/calendar.ts";
import type { Day } from "../domain/day.ts";
import type { Rulebook } from "../domain/rulebook.ts";

export interface ReminderScene {
  readonly now: number;
  readonly today: Day;
  readonly store: Store;
  readonly rules: Rulebook;
  readonly calendar: Calendar;
}

export interface ReminderNotice {
  readonly to: { readonly member: string } | { readonly department: number };
  readonly block: string;
  /** What tells several notices of one block to one receiver apart. */
  readonly of?: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The deadlines it speaks of: what was delivered about them decides later (rules.md 5). */
  readonly about?: readonly { readonly no: number; readonly deadlineAt: number }[];
  /** The items of a numbered list, which the receiver may answer by number until the next one. */
  readonly numbered?: readonly number[];
}

export interface Reminder {
  /** Minutes of a working day: not before, and no more after (rules.md 5, window). */
  readonly from: number;
  readonly until: number;
  /** Everything that should be said today, told once: a restart or a second instance says nothing again. */
  collect(scene: ReminderScene): Promise<readonly ReminderNotice[]>;
}

/** Types a reminder; a file in handlers/reminders exports its result. */
export function reminder(shape: Reminder): Reminder {
  return shape;
}
