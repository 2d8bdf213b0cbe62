// 说好今天签,结果对方没来: what was agreed for a day did not come about, so the day is none to come.
import { dayOf } from "../../domain/day.ts";
import type { DayFound } from "./days.ts";

const FELL_THROUGH =
  /(?:说好|讲好|约好|定好|约的?|说的?|定的?)[^;。!?\n]{1,14}[,，\s](?:结果|谁知道?|哪知|没想到|临了)[^,，;。\n]{0,8}(?:没|未|不|放|鸽|爽约|临时|变卦|反悔|有事|取消|黄|跑了)/u;

/** Whether a folded text tells of it. */
export function fellThrough(folded: string): boolean {
  return FELL_THROUGH.test(folded);
}

/** 8号, on the 10th. */
export function isOver(words: string, now: number): boolean {
  return daysOver(words, now) > 0;
}

function daysOver(words: string, now: number): number {
  const date = /^\s*(\d{1,2})[号日]\s*$/u.exec(words)?.[1];
  return date === undefined ? 0 : Number(dayOf(now).slice(-2)) - Number(date);
}

/** 8号前给答复, on the 10th: whether that was the other day or is next month nobody can tell, so it is asked. */
export function asJustOver(folded: string, day: DayFound, now: number): DayFound {
  const words = folded.slice(day.start, day.end);
  const over = daysOver(words, now);
  if (!("value" in day) || day.value.past || over <= 0 || over > LATELY) return day;
  const { start, end } = day;
  return { ask: "day-unclear", words: words.trim(), likely: day.value.day, start, end };
}

const LATELY = 7;
