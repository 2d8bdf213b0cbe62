// 国庆后, 春节前, 年底: the day that is likely meant, by the calendar, to be asked about.
import { createCalendar } from "../../domain/calendar.ts";
import { civil, type Day, partsOf } from "../../domain/day.ts";
import { besideFestival, FESTIVALS, type Festival } from "../../domain/holidays.ts";

const NAMES: readonly (readonly [words: RegExp, festival: Festival])[] = [
  [/元旦/u, "new-year"],
  [/春节|年/u, "spring"],
  [/清明/u, "qingming"],
  [/五一|劳动/u, "labour"],
  [/端午/u, "dragon-boat"],
  [/中秋/u, "mid-autumn"],
  [/国庆|十一/u, "national"],
];

/** As announced; a year that is not is asked about all the same. */
const calendar = createCalendar();

/** Null for what names no festival (改天, 下周). 节后 is the next one. */
export function festivalDay(words: string, today: Day): Day | null {
  if (/^年[底内]/u.test(words)) return civil(partsOf(today).year, 12, 31);
  if (/^年初|^(?:[改回有择下]|[\d一二两三四五六七八九十几多半]年)|^过[几阵一段两些]/u.test(words))
    return null;
  const side = /前$/u.test(words) ? "before" : "after";
  const named = NAMES.find(([name]) => name.test(words))?.[1];
  const days = (named === undefined ? FESTIVALS : [named]).map((festival) =>
    besideFestival(festival, { side, today, calendar }),
  );
  return days.filter((day) => day !== null).sort()[0] ?? null;
}
