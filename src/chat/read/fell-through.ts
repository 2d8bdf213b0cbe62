// 说好今天签,结果对方没来: what was agreed for a day did not come about, so the day is none to come.
import { dayOf } from "../../domain/day.ts";
import type { DayFound } from "./days.ts";

const FELL_THROUGH =
  /(?:说好|讲好|约好|定好|约的?|说的?|定的?)[^;。!?\n]{1,14}[,，\s](?:结果|谁知道?|哪知|没想到|临了)[^,，;。\n]{0,8}(?:没|未|不|放|鸽|爽约|临时|变卦|反悔|有事|取消|黄|跑了)/u;

/** Whether a folded text tells of it. */
export function fellThrough(folded: string): boolean {
  return FELL_THROUGH.test(folded);
}

/** 8号, on the 10th. */
export function isOver(words: string, now: number): boolean {
  return daysOver(words, now) > 0;
}

function daysOver(words: string, now: number): number {
  const date = /^\s*(\d{1,2})[号日]\s*$/u.exec(words)?.[1];
  return date === undefined ? 0 : Number(dayOf(now).slice(-2)) - Number(date);
}

/** 8号前给答复, on the 10th: whether that was the other day or is next month nobody can tell, so it is asked. */
export function asJustOver(folded: string, day: DayFound, now: number): DayFound {
  const words = folded.slice(day.start, day.end);
  const over = daysOver(words, now);
  if (!("value" in day) || day.value.past || over <= 0 || over > LATELY) return day;
  const { start, end } = day;
  return { ask: "day-unclear", words: words.trim(), likely: day.value.day, start, end };
}

const LATELY = 7;

/** 我把价格给他发过去了, 我们把样品寄出去了: behind a day, what we have given away on it, however much stands between. */
const GIVEN =
  /^\s*(?:上午|下午|早上|晚上|中午)?(?:我们?|咱们?)?(?:就|又|也|已经|都|刚才?)*[把将][^,;。!?]{1,16}?[发寄送报交传递带拿打讲][^,;。!?再就要得去]{0,4}?(?:(?:过去|过来|出去|回去|上去|到位)了|给(?:[他她]们?|客户|对方|\p{Script=Han}[总工])了)(?!再|就[签给发去])/u;
/** 中午跟吴主任一起吃了饭: in the same breath, however long, what has been done; 吃了饭再谈 is still to come. */
const DONE_TOGETHER =
  /^[^,;。!?]{0,20}?(?:吃|喝|见|聊|谈|碰|通|开|打|跑|走|坐|看|参观|拜访|对|过|签|送|陪)了(?:个|顿|次|面|会|饭|酒|茶|半天|一|两|三|很久|好久|圈|趟)(?![^,;。]{0,6}(?:再|就|之?后))/u;
/** 月初到现在, 上周以来: up to now. */
const UNTIL_NOW = /^\s*(?:以来|至今|[到至](?:现在|今天|今日|目前|如今))/u;

/** 周二见过, 周五定了: it has happened. */
const HAPPENED =
  /^(?!\s*(?:就|已经|也)?(?:约|定)(?:好|上|下)?了(?:$|[\s,。!]))(?:[^\s,;。!?]{0,8}?(?:(?:了|过(?!合同|条款|方案|流程|会|审|一遍))(?![来去])|完了|没)|\s*(?:我|就|刚)*(?:发|给|寄|送|报|交|提|带|拿)(?:给|到|去|过去)?[^\s,;。!?了]{0,6}的(?:资料|方案|报价|样品|样|合同|邮件|案例|参数|图纸|标书|清单)|\s*(?:就|刚|才|上午|下午|晚上)*(?:见|聊|谈|去|来|报|发|给|开|签|打|约|寄|送|交|做|碰|说|定|演示|拜访|沟通|回|问|讲)+的(?!时候|时间|话|那|地方|人)|\s*(?:到|付|打|给|来|回)[,\s]*(?:但|可|结果|到?现在|目前|这会儿|却|一直)*(?:还|都|也)没|[^,;。!?]{0,10}?[聊谈看见讲演测试接流通喝吃处]得(?:还|都|挺|蛮|很|比较|非常|特别|也)*(?:不错|好|可以|行|愉快|顺利|投缘|一般|不太|差|深|细|透|久)|[^;。!?]{0,16}?(?:认可|满意)(?!就|再|后|的话))/;

/** Whether what stands behind a day, folded, says that it has happened. */
export function happened(behind: string): boolean {
  return HAPPENED.test(behind) || DONE_TOGETHER.test(behind) || GIVEN.test(behind) || UNTIL_NOW.test(behind);
}

/** 本来约今天的: it does not hold any more. */
export const MOOT = /(?:本来|原本|原来|原定|原计划|本该|本想)[^,;。!?改推延换挪调]{0,6}$/;
