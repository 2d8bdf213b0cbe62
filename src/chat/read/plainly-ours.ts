// A day on which we do something by the words that touch it, whatever the rest sounds like: 我周四去, 先记31号, 周五见钱工, 周五客户来参观.
import type { DayFound } from "./days.ts";
import { WE_ARE_AWAY } from "./step-words.ts";
import { isOurs } from "./whose-day.ts";

const HOUR = "\\s*(?:上午|下午|一早|早上|晚上)?\\s*";
/** What we do is what comes next, whatever others do on other days. */
export const OURS = new RegExp(`^${HOUR}(?:我们?|咱们?)(?!的)`, "u");
/** 先记31号, 约在周四: by whoever sets it down. */
const SET_DOWN = /(?:先|就|暂时?)(?:记|写|挂|按|定|约|排)[在到成为]*\s*$|(?:约|定|安排|排)[在到于]\s*$/u;
/** 下下周一见钱工, 周四约了王磊 */
const WE_MEET = new RegExp(
  `^${HOUR}(?:再|去|要)*(?:见|拜访|约了?|找|会会|面谈|给)(?:老?\\p{Script=Han}(?:总|工|姐|哥|经理|主任|厂长)?|客户|对方|他们?)`,
  "u",
);
/** 周五客户来参观, 周四他们来公司; 后天他把人都叫上一起谈 */
const THEY_COME = new RegExp(
  `^${HOUR}(?:客户|对方|他们?|她们?|\\p{Script=Han}{1,2}[总工])?(?:要|会|都|一起|准备|想|一定|肯定|应该|可能|准|答应)*(?:过?来(?:我们?|咱们?|公司|参观|考察|看|谈|签|拿|访|厂|上海|展厅|开会|交流|聊|$)|到(?:我们?|咱们?|公司))|^${HOUR}[^,;。!?\\s]{1,14}一起(?:谈|聊|碰|看|开会|吃|见|过)`,
  "u",
);

export function isPlainlyOurs(folded: string, day: DayFound): boolean {
  const [before, after] = [folded.slice(0, day.start), folded.slice(day.end)];
  if (WE_ARE_AWAY.test(after)) return false;
  return (
    OURS.test(after) ||
    isOurs(folded, day) ||
    SET_DOWN.test(before) ||
    WE_MEET.test(after) ||
    THEY_COME.test(after)
  );
}
