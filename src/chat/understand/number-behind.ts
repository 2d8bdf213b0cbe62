// 万邦金额改43万,7号的面谈挪到下周二: where a clause begins with another item's number, and what is to be changed of it.
import { dayOf, partsOf } from "../../domain/day.ts";
import { fold } from "../read/fold.ts";
import type { Apart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import type { Subject } from "./spoken.ts";

interface Behind {
  /** Where its clause begins, and what is said of it, in the text. */
  readonly at: number;
  readonly from: number;
  readonly subject: Subject;
}

const NUMBER = /^[\s,;。]*(?:另外|还有|然后|再|把|顺便|顺手|对了|[\s,])*#?(\d{1,4})号/u;
const OF_A_FIELD =
  /^(?:那|这)?(?:[单家边张条]|个单子?)?的?(?:金额|报价|价格|合同额|电话|联系人|地址|需求|签约日?|下次)/u;
/** 7号的面谈 is of the seventh, where that is still to come. */
export const MEETING_MOVED =
  /^(?:的|那个)(?:面谈|见面|拜访|演示|会面|会议?|约|回访)[^,;。]{0,4}(?:改|挪|推|提前|延|调|取消|换[成到]|[写记填定放排](?:[成在到]|为))/u;

/** Null where no clause but the first begins so, or that item is none of one's own. */
export async function numberBehind(
  { clauses, text, now }: Apart,
  subjects: readonly Subject[],
  { own }: Surroundings,
): Promise<Behind | null> {
  for (const { start } of clauses.slice(1)) {
    const [said = "", digits] = NUMBER.exec(fold(text.slice(start))) ?? [];
    const from = start + said.length;
    const behind = fold(text.slice(from));
    const no = Number(digits);
    const isItem = OF_A_FIELD.test(behind) || (MEETING_MOVED.test(behind) && isOver(no, now));
    if (said === "" || !isItem || subjects.some((one) => one.no === no)) continue;
    if ((await own()).some((one) => one.no === no))
      return { at: start, from, subject: { token: `#${no}`, no } };
  }
  return null;
}

/** Whether that day of the month has gone by. */
export function isOver(date: number, now: number): boolean {
  return date < partsOf(dayOf(now)).date;
}
