// 会往后挪一个礼拜, 推迟两天, 改到下午两点半: what was agreed is moved by so many days, or to another hour of its day.

import { readClock } from "./day.ts";
import { numberSaid } from "./number.ts";
import { DAYS_IN } from "./unit-days.ts";

export interface Shift {
  readonly start: number;
  readonly end: number;
  /** Below 0 for earlier. */
  readonly days: number;
  /** Minutes since midnight; null where the hour stays. */
  readonly minute: number | null;
  /** 推迟一小时: by so many minutes on the same day. */
  readonly by?: number;
}

const LATER = "往后(?:再)?[挪推延移拖调错顺拨]|后推|推后|延后|推迟|顺延|延期|晚";
const EARLIER = "往前[挪提移赶调顺拨]|提前|提早|早";
const SHIFT = new RegExp(
  `(?:(?<later>${LATER})|(?<earlier>${EARLIER}))了?(?<count>[一二两三四五六七八九十俩仨]|\\d{1,2})个?(?<unit>天|日|周|礼拜|星期)(?![内之以前后]|(?:再|就|先|给我|跟我|帮我)?(?:提醒|通知|叫|喊|催|告诉|说|准备))`,
  "u",
);

/** Of text in half width and simplified; null where nothing is moved. */
export function readShift(text: string): Shift | null {
  const found = SHIFT.exec(text);
  const { later, count = "", unit = "" } = found?.groups ?? {};
  const number = numberSaid(count.replace("俩", "两").replace("仨", "三"));
  if (found === null || number == null || number === 0) return toAnHour(text) ?? byMinutes(text);
  const by = number * (DAYS_IN[unit] ?? 1);
  const days = later === undefined ? -by : by;
  return { start: found.index, end: found.index + found[0].length, days, minute: null };
}

/** 改到, 推到, 提前到: what stands behind it is when it is now. */
export const MOVED_TO = /(?:改|挪|推|延|换|调|移|推迟|延后|提前|提早|顺延)[到成至为在]\s*/u;

/** 改到下午两点半: the day stays; 改到明天下午 names another, and is none. */
function toAnHour(text: string): Shift | null {
  const moved = MOVED_TO.exec(text);
  if (moved === null) return null;
  const from = moved.index + moved[0].length;
  const clock = readClock(text.slice(from), 0);
  if (clock === null || clock.start > 0 || !("value" in clock)) return null;
  return { start: moved.index, end: from + clock.end, days: 0, minute: clock.value.minute };
}

const HOURS = new RegExp(
  `(?:(?<later>${LATER})|(?<earlier>${EARLIER}))了?(?<count>[一二两三四五六]|半|\\d{1,2})个?(?<half>半)?(?<unit>小时|钟头|刻钟|分钟)`,
  "u",
);
const MINUTES: Readonly<Record<string, number>> = { 小时: 60, 钟头: 60, 刻钟: 15, 分钟: 1 };

/** 推迟一小时, 提前半个钟头. */
function byMinutes(text: string): Shift | null {
  const found = HOURS.exec(text);
  const { later, count = "", half, unit = "" } = found?.groups ?? {};
  const number = count === "半" ? 0.5 : (numberSaid(count) ?? 0);
  const minutes = (number + (half === undefined ? 0 : 0.5)) * (MINUTES[unit] ?? 0);
  if (found === null || minutes === 0) return null;
  const by = later === undefined ? -minutes : minutes;
  return { start: found.index, end: found.index + found[0].length, days: 0, minute: null, by };
}
