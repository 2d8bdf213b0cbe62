// 截至 11/15, 截止上月底, 到11月15日为止: as of which day a figure is asked for.
import { addDays, civil, type Day, partsOf } from "../../domain/day.ts";
import { spelled } from "./simplified.ts";

export interface AsOfRead {
  readonly day: Day;
  readonly start: number;
  readonly end: number;
}

const DAY = String.raw`(?:(?<year>20\d\d)\s*[年/.-]\s*)?(?<month>1[0-2]|0?\d)\s*[月/.-]\s*(?<date>[123]\d|0?\d)\s*[日号]?|(?<word>今天|昨天|前天|上个?月[底末])`;
const AS_OF = new RegExp(`(?:截[至止到]?到?|止于?)\\s*(?:${DAY})(?:为止|止)?`, "u");
const UNTIL = new RegExp(`到\\s*(?:${DAY})\\s*(?:为止|止)`, "u");

/** A day without its year is the latest one. Null where none is named, or there is no such day. */
export function readAsOf(text: string, today: Day): AsOfRead | null {
  const folded = spelled(text);
  const match = AS_OF.exec(folded) ?? UNTIL.exec(folded);
  const day = match === null ? null : dayIn(match.groups ?? {}, today);
  return match === null || day === null
    ? null
    : { day, start: match.index, end: match.index + match[0].length };
}

function dayIn(
  { year, month, date, word }: Readonly<Record<string, string | undefined>>,
  today: Day,
): Day | null {
  if (word !== undefined) {
    if (word.startsWith("上")) return addDays(`${today.slice(0, 8)}01`, -1);
    return addDays(today, word === "今天" ? 0 : word === "昨天" ? -1 : -2);
  }
  const now = partsOf(today).year;
  const day = civil(year === undefined ? now : Number(year), Number(month), Number(date));
  return day !== null && year === undefined && day > today
    ? civil(now - 1, Number(month), Number(date))
    : day;
}
