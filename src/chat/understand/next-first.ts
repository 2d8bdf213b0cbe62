// 下次 5 3月19日: what comes next of an item by its number, by the field's own word.
import { readDays } from "../read/days.ts";
import { fold } from "../read/fold.ts";
import { spelled } from "../read/simplified.ts";
import type { Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { nextCommand } from "./next-command.ts";
import { PERSON_SAID } from "./said-of.ts";

const NEXT_OF =
  /^\s*(?:下次|下回)(?:跟进|联系|见面|拜访)?\s*[#\uff03]?(?<no>\d{1,9})(?!\d|\s*[.:点号月日/-])\s*(?:就|改|定|约)?(?:到|在|成)?\s*/u;

const TO_WHOM = `(?:他|她|他们|客户|${PERSON_SAID})`;
const THING = "(?:资料|样品?|样本|方案|报价单?|合同|案例|标书|图纸|发票)";
const ACT = `(?:见${TO_WHOM}?面?|见面|面谈|拜访${TO_WHOM}?|上门|过去|回访|联系|跟进|沟通|演示|开会|签约|签合同|报价|视频|[打通]?个?电话|[送发寄给带交][个份]?${THING}(?:给${TO_WHOM})?)`;
/** 周五下午 见面, 周五我去送资料: a step of ours, or nothing; 周五不行了, 周五他出差, 周五吗 say something else. */
const STEP = new RegExp(
  `^[\\s,，]*(?:早上|上午|中午|下午|晚上|我们?|再|就|先|过去|去|到)*[\\s,，]*(?:[给跟和]${TO_WHOM})?${ACT}?[\\s。.!！]*$`,
  "u",
);

/** The command it is; null where no item of that number is one's own, or no day stands behind it. */
export function nextFirst(said: string, around: Surroundings): Promise<string | null> | null {
  const found = NEXT_OF.exec(said);
  return found === null ? null : nextOf(found, said, around);
}

async function nextOf(found: RegExpExecArray, said: string, around: Surroundings): Promise<string | null> {
  const no = Number(found.groups?.["no"]);
  const rest = said.slice(found[0].length);
  // 下次 2 周五吗: what comes next of it is looked up.
  if (readDays(spelled(rest), around.now)[0]?.start === 0 && asks(fold(rest)))
    return (await around.keeps(no)) ? `${around.registry.wordOf("show")} #${no}` : null;
  if (!isDayAlone(spelled(rest), around.now) || !(await around.keeps(no))) return null;
  return nextCommand(no, rest.trim(), around);
}

/** Whether nothing but a day is said, with an hour and a step of ours at most. */
function isDayAlone(rest: string, now: number): boolean {
  // 下次 4, and nothing more: the day is asked for.
  if (rest.trim() === "") return true;
  const [day, another] = readDays(rest, now);
  return day?.start === 0 && another === undefined && STEP.test(rest.slice(day.end));
}
