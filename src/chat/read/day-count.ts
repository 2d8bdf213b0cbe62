// 2天, 三天: how many days somebody gives.

import { numberSaid } from "./number.ts";
import { spelled } from "./simplified.ts";

/** Null where no number of days is named. */
export function readDayCount(text: string): number | null {
  const found = /(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*个?(?:工作日|天|日)/u.exec(spelled(text))?.[1];
  if (found === undefined) return null;
  return numberSaid(found);
}
