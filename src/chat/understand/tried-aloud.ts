// 占线占线一直占线 智谷这个郑工是在打给谁啊: an attempt, with what one mutters beside it; what is really asked or ordered is none.
import { sifted } from "../read/signs.ts";
import type { Part } from "./apart.ts";
import { MASKS } from "./cue.ts";
import { asks } from "./mood.ts";
import { PERSON_SAID } from "./said-of.ts";

const TRIED = sifted(
  /没个?人(?:接|理|应|在|$)|一个(?:都|也)?没[接回]|没(?:接|打通|通$|回(?!家|来|国|公司)|联系上|找[着到]|见[着到])|不接|打不通|拨不通|无人接听|无法接通|占线|忙音|关机|停机|语音信箱|挂(?:了|断|掉)?我(?:的)?电话|[按摁掐挂]掉|拒接|联系不上|不回(?:我|信息|消息|微信|短信|电话|$)|不在服务区|正在通话/u,
);
const WHO = `(?:那边|那家|那个|这个|那单|这家|这边|这人|人家|他们?|她|这|那|${MASKS.customer}|${PERSON_SAID}|[老小]\\p{Script=Han})`;
const MUTTERED = [
  // 恒力那个, 恒力陈总
  `${WHO}+`,
  // 我服了, 我也是醉了
  "(?:那个|真是?|我|也|是|实在|简直|有点|快|要|都)*(?:服|醉|无语|头大|没招|没辙|郁闷|气死|晕|崩溃|佛|麻|烦死|愁死|急死|累)了?(?:他|个)?",
  // 是在打给谁啊, 这人到底在忙啥
  `${WHO}*(?:一天到晚|整天|${MASKS.day}|到底|究竟|也|都|是|又|在|正)*(?:打给|忙|干|搞|躲|跑|聊|跟)(?:着|去)?(?:什么|啥|谁|哪儿?|哪里|嘛|谁聊)(?:去了|呢)?`,
  `${WHO}*(?:${MASKS.day}|到底|究竟|这)*(?:是|算)?(?:什么|啥|怎么个?)(?:情况|意思|回事|鬼)`,
  `${WHO}*(?:咋|怎么)(?:整|办|弄|搞的?|回事|老这样|这样)[啊呀]?(?:这是)?`,
  "(?:这|都)?(?:是|已经)?第[几\\d一二三四五六七八九十]+(?:次|回|天|个)了?",
  `谁(?:能|会)?(?:联系|找|打)(?:得)?(?:上|到|通)${WHO}*`,
  `${WHO}*(?:是不是)?(?:故意)?(?:躲|不想理|拉黑|屏蔽)(?:着)?我们?(?:呢|了)?`,
  `${WHO}*(?:估计|可能|应该|大概|说是|好像|八成|多半|肯定)[^,;。!?]{1,10}`,
  "(?:再说|先这样|先记着|没办法|急人|烦人|白跑一趟|白打了|真是的)",
].map(
  (pattern) =>
    new RegExp(`^(?:就是说|反正|然后|哎|唉|诶|哦)*(?:${pattern})[\\s吧啊呀呢哦哈了嘛。!?~]*$`, "u"),
);

/** 没接吧恒力, 为什么没接 */
const WONDERS = /[吗吧?？]|为[什啥]|怎么|是不是/u;

/** Whether every piece of it tells that nobody was reached, or is muttered beside that. */
export function isTriedAloud({ clauses }: Part): boolean {
  const pieces = clauses
    .flatMap(({ masked }) => masked.split(/[\s,;。!?]+/u))
    .filter((piece) => piece !== "");
  if (pieces.some((piece) => TRIED.test(piece) && (asks(piece) || WONDERS.test(piece)))) return false;
  const rest = pieces.filter((piece) => !TRIED.test(piece));
  return rest.length < pieces.length && rest.every((piece) => MUTTERED.some((one) => one.test(piece)));
}
