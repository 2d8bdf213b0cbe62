// Which of one's own reminders is meant: 2, 第2条, #12, 全部, or words and days of it (取消提醒).
import type { Day } from "../../domain/day.ts";
import { readDays } from "./days.ts";
import { fold } from "./fold.ts";

export type ReminderReference =
  | { readonly by: "line"; readonly number: number }
  | { readonly by: "no"; readonly number: number }
  | { readonly by: "words"; readonly words: string; readonly days: readonly Day[] }
  | { readonly by: "all" };

const ALL = /^(?:全部|所有|都)/;

/** Null where nothing is named. `now` in ms. */
export function readReminderReference(text: string, now: number): ReminderReference | null {
  const words = fold(text).trim();
  if (words === "") return null;
  if (ALL.test(words)) return { by: "all" };
  const line = /^(?:第\s*)?(\d{1,3})\s*[条个]?$/.exec(words)?.[1];
  if (line !== undefined) return { by: "line", number: Number(line) };
  const no = /^#(\d+)$/.exec(words)?.[1];
  if (no !== undefined) return { by: "no", number: Number(no) };
  const days = readDays(words, now).flatMap((day) => ("value" in day ? [day.value.day] : []));
  return { by: "words", words, days };
}
