// 恒力陈总长得好像我高中班主任: how somebody there looks or sounds. Nothing has happened with the customer.
import type { Clause, Part } from "./apart.ts";
import { nameless } from "./by-form.ts";

const LOOKS =
  /^[^,;。]{0,8}(?:长得|长相|笑起来|说话(?:声音)?|声音|嗓门|口音|打扮|发型|穿得|身材|酒量|车技|脾气)[^,;。]{0,4}(?:好?像|特?别?像|跟[^,;。]{1,10}(?:一样|似的|一模一样)|真?好[看听]|帅|漂亮|年轻|大|好|逗|搞笑|可爱)/u;
const MUTTERED =
  /^[\s,]*(?:有一说一|说真的|讲真|不得不说|话说|你还别说|你说|哈+|笑死|每次[^,;。]*我(?:都|就)?(?:想|怕|要|紧张|出戏|忍不住)|我(?:都|就|真|差点)?(?:想|怕|忍不住|出戏|笑))/u;

/** Whether all of it is of how somebody looks, and what one thinks of it. */
export function isGossip({ clauses }: Part): boolean {
  const said = clauses.map((clause: Clause) => nameless(clause));
  return said.some((one) => LOOKS.test(one)) && said.every((one) => LOOKS.test(one) || MUTTERED.test(one));
}
