// 会往后挪一个礼拜, 推迟两天, 提前一天: an agreed day that is moved by so many.

import { readChineseNumber } from "./number.ts";
import { DAYS_IN } from "./unit-days.ts";

export interface Shift {
  readonly start: number;
  readonly end: number;
  /** Below 0 for earlier. */
  readonly days: number;
}

const LATER = "往后(?:再)?[挪推延移拖调错]|后推|推后|延后|推迟|顺延|延期|晚";
const EARLIER = "往前[挪提移赶调]|提前|提早|早";
const SHIFT = new RegExp(
  `(?:(?<later>${LATER})|(?<earlier>${EARLIER}))了?(?<count>[一二两三四五六七八九十俩仨]|\\d{1,2})个?(?<unit>天|日|周|礼拜|星期)(?![内之以前后])`,
  "u",
);

/** Of text in half width and simplified; null where nothing is moved. */
export function readShift(text: string): Shift | null {
  const found = SHIFT.exec(text);
  const { later, count = "", unit = "" } = found?.groups ?? {};
  const number = /^\d/.test(count)
    ? Number(count)
    : readChineseNumber(count.replace("俩", "两").replace("仨", "三"));
  if (found === null || number == null || number === 0) return null;
  const days = number * (DAYS_IN[unit] ?? 1);
  return { start: found.index, end: found.index + found[0].length, days: later === undefined ? -days : days };
}
