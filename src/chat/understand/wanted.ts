// 陈总让我把报价改成28万5, 按28万走陈总还没答应: a price that is wanted there, or not agreed to yet, is no order of ours.
import type { Part } from "./apart.ts";
import { MASKS } from "./cue.ts";
import type { Seen } from "./seen.ts";
import type { Spoken } from "./spoken.ts";

const WANTS = new RegExp(
  `(?:[${MASKS.customer}总工理任长]|客户|对方|[他她]们?|人家|采购|财务|[老小]\\p{Script=Han})(?:那边)?(?:也|就|又|还|硬|非|一直|死活)*(?:(?:跟|对|和)(?:我们?|咱们?)?(?:说|讲|提|念叨|嘀咕|喊)|发来|发微信|回复|回我?|留言|写|说|讲|让|叫|要求?|求|催|希望|想让?|非要|逼)(?:着|了|过)?[\\s:]*(?:我们?|咱们?|你们?)?(?:再|就|给他们?|给人家)*(?:你们?)?(?:[把将][^,;。]{0,6}|${MASKS.customer}(?:那个|那单|的)?)?$`,
  "u",
);
/** 陈总的意思是,…: what stands behind the mark is theirs as well. */
const THEIR_MEANING = /(?:意思|想法|要求|条件|提议|建议)(?:就|也|还)?是?[\s,:]*$/u;

/** Whether what is asked for was asked of us by somebody there. */
export function isWantedByOthers(
  { clause, start }: Pick<Seen, "clause" | "start">,
  { clauses }: Part,
): boolean {
  const before = clause.masked.slice(0, start);
  const last = clauses[clauses.indexOf(clause) - 1]?.masked ?? "";
  return WANTS.test(before) || THEIR_MEANING.test(before.length < SHORT ? `${last},` : before);
}

/** A name and no more. */
const SHORT = 3;

/** 按28万走,陈总还没答应 */
const NOT_AGREED = /[没不](?:答应|同意|松口|点头|认可|敲定)|还没定/u;
/** 最终报价我打算报44万 */
const MEANT = /打算|准备|计划|考虑|估计|可能|也许|说不定|恐怕|八成|想(?:着|要)?(?=[报给按写改])/u;
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
