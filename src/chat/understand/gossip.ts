// 恒力陈总长得好像我高中班主任: how somebody there looks or sounds. Nothing has happened with the customer.
import type { Clause, Part } from "./apart.ts";
import { nameless } from "./by-form.ts";

const LOOKS =
  /^[^,;。]{0,8}(?:长得|长相|笑起来|说话(?:声音)?|声音|嗓门|口音|打扮|发型|穿得|身材|酒量|车技|脾气)[^,;。]{0,4}(?:好?像|特?别?像|跟[^,;。]{1,10}(?:一样|似的|一模一样)|真?好[看听]|帅|漂亮|年轻|大|好|逗|搞笑|可爱)/u;
const MUTTERED =
  /^[\s,]*(?:有一说一|说真的|讲真|不得不说|话说|你还别说|你说|哈+|笑死|每次[^,;。]*我(?:都|就)?(?:想|怕|要|紧张|出戏|忍不住)|我(?:都|就|真|差点)?(?:想|怕|忍不住|出戏|笑))/u;

/** 华测这单赢下来我心里踏实多了,昨晚睡了个整觉: of the speaker's own heart and night. */
const OWN_HEART =
  /(?:我|自己)?(?:心里?|心头)[^,;。]{0,4}(?:踏实|舒坦|舒服|安稳|有底|敞亮|美|高兴|落地)|松了?(?:一?口)气|睡(?:了|个)[^,;。]{0,4}(?:觉|踏实|香)|(?:感谢|谢谢)[^,;。]{0,8}(?:陪伴|陪着|照顾|帮忙|支持)|笑醒|(?:做梦|梦里)[^,;。]{0,4}(?:梦|都|还)|梦到|梦见/u;

/** 哈哈这话陈总也说过: who laughs and talks of what was just said. */
const AMUSED = /^[\s,]*(?:哈{2,}|嘿{2,}|嘻{2,}|呵呵|笑死|太逗了|乐死)/u;

/** Whether it begins with a laugh, behind which news must sound like news. */
export function isAmused({ clauses }: Part): boolean {
  return AMUSED.test(clauses[0]?.text ?? "");
}

/** 云图楼下那家咖啡真不错: what is eaten near by. */
const NEAR_BY =
  /(?:楼下|旁边|附近|对面|门口|食堂|隔壁|楼里)[^,;。]{0,6}(?:咖啡|奶茶|面馆?|饭|菜|餐|火锅|烧烤|小吃|超市|食堂|包子|早点)[^,;。]{0,3}(?:真|还|挺|太|特别|很|好|不错|难吃|便宜|贵)/u;

/** 碰见一个人长得跟万邦的沈经理一模一样: somebody else. */
const ALIKE =
  /(?:有?[个位]|一个)人[^,;。]{0,4}(?:长得|声音|背影|说话)[^,;。]{0,4}(?:跟|像|和)|(?:跟|像|和)[^,;。]{1,12}(?:长得|声音|背影)[^,;。]{0,3}(?:一模一样|似的)|撞脸|双胞胎/u;

/** Whether all of it is of how somebody looks, and what one thinks of it. */
export function isGossip({ clauses }: Part): boolean {
  const said = clauses.map((clause: Clause) => nameless(clause));
  if (said.every((one) => OWN_HEART.test(one)) || said.some((one) => NEAR_BY.test(one) || ALIKE.test(one)))
    return true;
  return said.some((one) => LOOKS.test(one)) && said.every((one) => LOOKS.test(one) || MUTTERED.test(one));
}
