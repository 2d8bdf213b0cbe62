// 陈总让我把报价改成28万5, 按28万走陈总还没答应: a price that is wanted there, or not agreed to yet, is no order of ours.
import { MASKS } from "./cue.ts";
import type { Seen } from "./seen.ts";
import type { Spoken } from "./spoken.ts";

const WANTS = new RegExp(
  `(?:[${MASKS.customer}总工理任长]|客户|对方|[他她]们?|人家|采购|财务|[老小]\\p{Script=Han})(?:那边)?(?:也|就|又|还|硬|非|一直|死活)*(?:说|讲|让|叫|要求?|求|催|希望|想让?|非要|逼)(?:着)?(?:我们?|咱们?|你们?)?(?:再|就|给他们?|给人家)*(?:[把将][^,;。]{0,6})?$`,
  "u",
);

/** Whether what is asked for was asked of us by somebody there. */
export function isWantedByOthers({ clause, start }: Pick<Seen, "clause" | "start">): boolean {
  return WANTS.test(clause.masked.slice(0, start));
}

/** 按28万走,陈总还没答应 */
const NOT_AGREED = /[没不](?:答应|同意|松口|点头|认可|敲定)|还没定/u;
/** 最终报价我打算报44万 */
const MEANT = /打算|准备|计划|考虑|想(?:着|要)?(?=[报给按写改])/u;
/** 预算只有四十万,…报价改过来: a sum of another name. */
const OTHERS = /(?:预算|友商|对手|竞品|同行|别家|友商|用友|金蝶|鼎捷)[^,;。\d]{0,8}$/u;

/** Whether nobody has agreed to the price, or the only sum that is said is of something else. */
export function isOpenPrice({ clause, start, end }: Seen, { part, apart }: Spoken): boolean {
  if (NOT_AGREED.test(part.text) || MEANT.test(clause.masked.slice(start, end))) return true;
  if (!/价/u.test(clause.masked.slice(start, end))) return false;
  const sums = apart.amounts.filter((one) =>
    part.clauses.some((own) => one.start >= own.start && one.start < own.end),
  );
  return sums.length > 0 && sums.every((one) => OTHERS.test(apart.text.slice(0, one.start)));
}
