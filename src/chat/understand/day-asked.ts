// 今天礼拜几, 20号是周几: a date is asked for, and nothing else.
import { type Day, dayOf } from "../../domain/day.ts";
import { readDays } from "../read/days.ts";
import { spelled } from "../read/simplified.ts";

/** The day that is asked about; null where something else is. */
export function dayAsked(text: string, now: number): Day | null {
  const said = spelled(text).trim();
  const found = ASKED.exec(said);
  if (found === null) return null;
  const words = (found.groups?.["which"] ?? "").replace(/[是的,\s]+$/u, "");
  if (words === "" || /^(?:今天|现在|今儿)$/u.test(words)) return dayOf(now);
  const [day, another] = readDays(words, now);
  return day !== undefined &&
    another === undefined &&
    "value" in day &&
    day.start === 0 &&
    day.end === words.length
    ? day.value.day
    : null;
}

const ASKED =
  /^(?:请问|那|话说)?(?<which>[^,;。!?]{0,8}?)(?:是|到底是)?(?:几月)?(?:几号|星期几|礼拜几|周几|什么日子|几月几日)[了啊呀呢来着的]*[?？]?$/u;
