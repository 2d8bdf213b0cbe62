// 从周五改到下周一, 改周四了: the day that something is moved to; 何工想提前到明天 moves nothing yet.
import type { DayFound } from "./days.ts";

const MOVED_TO = /(?:(?:改|挪|推|延|提前|换|调)(?:到|成|至|在)|[改换])\s*$/u;
const WISHES =
  /(?:想|要求|希望|能不能|可不可以|可能要?)[^,;。!?]{0,4}(?:改|挪|推|延|提前|提早|换|调)(?:到|成|至|在)?\s*$/u;

const MOVES = "(?:改|挪|推|延|提前|提早|换|调)(?:到|成|至|在)?\\s*$";
/** 先别挪到周五, 估计得挪到周五, 如果陈总没空就挪到周五: forbidden, guessed, or on a condition. */
const NOT_YET = new RegExp(
  `(?:(?<![特分区级性类])别|不要|不用|甭|[先暂]不|估计|说不定|也许|恐怕|八成)[^,;。!?]{0,8}${MOVES}|` +
    `(?:如果|要是|万一|假如)(?![^。;!?\\n]*[了过])[^。;!?\\n]*${MOVES}`,
  "u",
);

/** 改周四的方案 speaks of that day's. */
export function isMovedTo(folded: string, { start, end }: DayFound): boolean {
  return MOVED_TO.test(folded.slice(0, start)) && !/^\s*的/u.test(folded.slice(end));
}

/** Whether a day is only wished for in the place of the one that is agreed. */
export function isWished(folded: string, { start, end }: DayFound): boolean {
  const before = folded.slice(0, start);
  return (WISHES.test(before) || NOT_YET.test(before)) && !AGREED_TO.test(folded.slice(end));
}

/** 想推到16号,我说行 */
const AGREED_TO =
  /^[^;。!?\n]*(?:我(?:们|这边)?(?:就|也)?(?:说)?(?:行|可以|好的?|没问题|同意|答应)|(?:答应|同意|说定|定)了)/u;
