// 算了还是下周二吧, 算了 26万: what is said behind it takes the place of what was said before.
import { amountAlone } from "./amount-alone.ts";
import { dayAlone } from "./day-meant.ts";

const NEVER_MIND = /^\s*算了[吧,，。\s]*(?=\S)/u;
/** 算了不改了 takes back what was changed. */
const NOT_CHANGED = /^不[改挪动调降推]了[吧啊哈。!！~\s]*$/u;

/** Without the 算了 it begins with, where a day, an amount or 不改了 follows; else as it was said. */
export function withoutNeverMind(text: string, now: number): string {
  const first = NEVER_MIND.exec(text)?.[0];
  if (first === undefined) return text;
  const rest = text.slice(first.length);
  const isInstead = dayAlone(rest, now) !== null || amountAlone(rest) !== null || NOT_CHANGED.test(rest);
  return isInstead ? rest : text;
}
