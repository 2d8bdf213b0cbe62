// 62万,26万是蓝海的: right behind an amount, the right one, and whose the one was that was said in its place.
import type { Apart } from "./apart.ts";

const OTHERS = /^(?:那边|那家|那单|家|他们)?的(?:价|数|报价|金额)?(?=$|[\s,，。;；!！])/u;

/** 62万,不是26万: the same without whose it is; null where an amount alone, or nobody, is named so. */
export function saidAsNot({ text, names, amounts }: Apart): string | null {
  const [right, wrong, more] = amounts;
  const [whose, another] = names;
  if (right === undefined || wrong === undefined || whose === undefined) return null;
  if (more !== undefined || another !== undefined || whose.start < wrong.end) return null;
  const behind = OTHERS.exec(text.slice(whose.end))?.[0];
  if (behind === undefined || text.slice(wrong.end, whose.start).trim() !== "是") return null;
  const between = text.slice(right.end, wrong.start);
  if (!/^(?:才对|[的吧啊])?[\s,，。;；]+(?:[那这]个?|刚才?的?|前面的?)?$/u.test(between)) return null;
  return `${text.slice(0, right.end)}，不是${text.slice(wrong.start, wrong.end)}${text.slice(whose.end + behind.length)}`;
}
