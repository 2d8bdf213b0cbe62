// 不对,20号去吧; 月底我过去,就三十号: of several days the last one, where what stands before it takes the others back or leaves them open.
import type { DayFound } from "./days.ts";

const TAKES_BACK = /不对|不是不是|说错|口误|呸|[啊哎哦噢]不|(?:^|[,;。!?\s])[哦噢](?!对)/u;
/** 月底吧…就30号: the day itself, within what was only roughly said. */
const MADE_EXACT = /^月[底初中]|^下旬|^[上中]旬/u;
const ITSELF = /(?<!签完|完了|之后)就(?:定|约)?\s*$/u;

/** Whether the last of several days is meant instead of the first. */
export function isLastMeant(folded: string, first: DayFound, last: DayFound): boolean {
  const between = folded.slice(first.end, last.start);
  if (TAKES_BACK.test(between)) return true;
  const isOpen =
    MADE_EXACT.test(folded.slice(first.start, first.end)) && /号/u.test(folded.slice(last.start, last.end));
  return isOpen && ITSELF.test(between) && !/[;。!?\n]/u.test(between);
}
