// 从周五改到下周一, 改周四了: the day that something is moved to; 何工想提前到明天 moves nothing yet.
import type { DayFound } from "./days.ts";

const MOVED_TO = /(?:(?:改|挪|推|延|提前|换|调)(?:到|成|至|在)|[改换])\s*$/u;
const WISHES =
  /(?:想|要求|希望|能不能|可不可以|可能要?)[^,;。!?]{0,4}(?:改|挪|推|延|提前|提早|换|调)(?:到|成|至|在)?\s*$/u;

/** 改周四的方案 speaks of that day's. */
export function isMovedTo(folded: string, { start, end }: DayFound): boolean {
  return MOVED_TO.test(folded.slice(0, start)) && !/^\s*的/u.test(folded.slice(end));
}

/** Whether a day is only wished for in the place of the one that is agreed. */
export function isWished(folded: string, { start, end }: DayFound): boolean {
  return WISHES.test(folded.slice(0, start)) && !AGREED_TO.test(folded.slice(end));
}

/** 想推到16号,我说行 */
const AGREED_TO =
  /^[^;。!?\n]*(?:我(?:们|这边)?(?:就|也)?(?:说)?(?:行|可以|好的?|没问题|同意|答应)|(?:答应|同意|说定|定)了)/u;
