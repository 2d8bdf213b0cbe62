// 新元不是12号,是13号 · 新元的面谈时间我记错了,是13号: what is agreed with somebody who is named, put right.
import { whenOf } from "../read/dated.ts";
import { type Apart, asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { nextCommand } from "./next-command.ts";
import { isDenied } from "./put-right.ts";
import { NOTHING, type Speech } from "./spoken.ts";

/** Speaks of when one meets, and of no other day. */
const OF_MEETING = /面谈|见面|拜访|会|时间|日子|约|下次/u;

/** Offered, for nobody has just agreed on it; null where no day is put right, or it may be another one. */
export async function otherDay(
  no: number,
  { text, days }: Apart,
  around: Surroundings,
): Promise<Speech | null> {
  const said = asRead(text);
  const item = await around.item(no);
  const meant = days.filter((day) => !isDenied(said, day)).at(-1);
  if (item === null || item.nextDay === null || meant === undefined || !("value" in meant)) return null;
  const { day, minute, past } = meant.value;
  const isOfStep = days.some(
    (one) => one !== meant && "value" in one && one.value.day === item.nextDay && isDenied(said, one),
  );
  if (past || day === item.nextDay || !(isOfStep || (days.length === 1 && OF_MEETING.test(said))))
    return null;
  return { ...NOTHING, offers: [nextCommand(no, whenOf(day, minute, item.nextText), around)] };
}
