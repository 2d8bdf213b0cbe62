// 下次 5 3月19日: what comes next of an item by its number, by the field's own word.
import { readDays } from "../read/days.ts";
import { spelled } from "../read/simplified.ts";
import type { Surroundings } from "./around.ts";

const NEXT_OF =
  /^\s*(?:下次|下回)(?:跟进|联系|见面|拜访)?\s*[#\uff03]?(?<no>\d{1,9})(?![\d.:点号月日/-])\s*(?:就|改|定|约)?(?:到|在|成)?\s*/u;

/** The command it is; null where no item of that number is one's own, or no day stands behind it. */
export async function nextFirst(said: string, around: Surroundings): Promise<string | null> {
  const found = NEXT_OF.exec(said);
  if (found === null) return null;
  const no = Number(found.groups?.["no"]);
  const rest = said.slice(found[0].length);
  // 下次 4, and nothing more: the day is asked for.
  const isDay = rest.trim() === "" || readDays(spelled(rest), around.now)[0]?.start === 0;
  if (!isDay || !(await around.keeps(no))) return null;
  return `${around.registry.wordOf("edit")} #${no} ${around.fieldWord("next")} ${rest.trim()}`;
}
