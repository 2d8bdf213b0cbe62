// 是25号, right behind a day that was agreed: that day put right, and no line of a list.
import type { Surroundings } from "./around.ts";

const DAY = /^\s*(?<is>应该是|其实是|是)?\s*(?<date>[12]?\d|3[01])号[\s吧哈啊。!！]*$/u;

/** Whether a number alone is the day of what was just agreed; an item or a line that has it is chosen, unless the day is named as what it is. */
export async function isDayOfAct(text: string, around: Surroundings): Promise<boolean> {
  const { is, date } = DAY.exec(text)?.groups ?? {};
  if (date === undefined) return false;
  const act = await around.lastAct();
  if (act?.no == null || !(act.text !== null || act.field === "next")) return false;
  if ((await around.item(act.no))?.nextDay == null || (await around.listed(Number(date))) !== null)
    return false;
  return is !== undefined || (await around.item(Number(date))) === null;
}
