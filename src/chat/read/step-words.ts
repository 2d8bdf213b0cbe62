// The words of a next step: what a verb alone is of (合同周三寄), and how long before a day we are there (我提前一天到).
import { daysBefore } from "./moment.ts";

/** 合同周三寄 is 合同寄: a verb alone says nothing to whoever reads it on the day. */
export function withObject(words: string, before: string): string {
  const object = words.length > 1 ? undefined : OBJECT.exec(before)?.[1];
  return `${object ?? ""}${words}`;
}

const OBJECT =
  /(合同|报价单?|方案|样品|样本|资料|标书|发票|定金|首款|尾款|款|货|设备|材料|文件|名单|案例)\s*$/u;

/** 31号开供应商会 我提前一天到温州: so many days before it. */
export function daysAhead(words: string): number {
  return WE_ARE_AHEAD.test(words) ? daysBefore(words) : 0;
}

const WE_ARE_AHEAD = /我们?(?:会|要|再|就)?提[前早](?:[一二两三四五六七]|\d)天(?=到|去|过|走|出发|赶|上门)/u;

/** 挑, 接着, 派: what is done next, in other words. */
export const MORE_STEPS =
  /^\s*(?:上午|下午|一早|早上|晚上)?[^,;。!?]{0,3}?(?:挑|接着|继续|直接|当面|碰|磨|杀|带|派|陪我(?=去|跑|过|上门)|听|等我|试|盯|跑|逮|找|弄|面对面)/u;
/** 周五我调休 */
export const WE_ARE_AWAY =
  /^\s*(?:上午|下午)?\s*(?:我们?|咱们?)(?:要|得|正好|刚好|又|都)*(?:调休|休[息假]|请[^,;。!?\s]{0,4}假|年假|体检|不在|没空|没时间|有事|出差|去不[了成])/u;

/** 对了我周五请半天假 */
export function isOurLeave(
  folded: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const behind = folded.slice(end);
  return (
    WE_ARE_AWAY.test(behind) ||
    (/(?:我|本人)(?:要|想|得)?$/u.test(folded.slice(0, start)) && LEAVE.test(behind))
  );
}

const LEAVE =
  /^(?:上午|下午)?(?:要|想|得)?(?:请[^,;。!?\s]{0,4}假|休[^,;。!?\s]{0,3}(?:假|息)|调休|年假|轮休)/u;

/** 问下周三能不能过去一趟,我说行: what was asked, without the asking. */
export const WHETHER = /^(?:能不能|能否|可不可以|可否|行不行|有没有空|有空没有?)[,\s]*/u;

export const EDGES = /^[\s,，;；:：、。”"'」』]+|[\s,，;；:：、。”"'」』]+$/g;

/** What is done on the day, of all that is said around it; "" for nothing. */
export function stepWords(said: string): string {
  return said
    .replace(/^(?:[之以]?[前内]|[之以]后|后(?=[打去来见给再过])|左右|[的\s,，:：、])+(?=.)/, "")
    .replace(WHETHER, "")
    .replace(OF_EACH, "")
    .replace(AS_BEFORE, "")
    .replace(EDGES, "")
    .replace(/(?<=^(?:见面|见|面谈|碰头|碰|聊|谈))了$|[吧哈呀呢]+$|^(?:(?:约|定)[好上下]?)?了+$/u, "")
    .replace(AGREED_TO_IT, "");
}

/** 万邦和恒力明天都去一趟: of one of them it is 去一趟. */
const OF_EACH = /^都(?=[去跑打发见联催送约聊谈])/u;
/** 周一照旧: what was agreed for that day stands, its hour too. */
export const AS_BEFORE =
  /^\s*(?:那天|那个|的|见面|面谈|拜访|演示|开?会|约)*\s*(?:还是)?(?:照旧|照常|照原来|照原计划|按原计划|不变|没变|老时间)(?:[的了啊哈吧])?/u;
/** 能不能改到周五,我说行: agreed to, and nothing that is done then. */
const AGREED_TO_IT =
  /^我(?:就|也|当场)*(?:说|回|讲|答应|同意)了?(?:他|她)?(?:行|可以|没问题|好|成|同意)?了?$/u;
