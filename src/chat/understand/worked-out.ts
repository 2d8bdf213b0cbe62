// Amounts that nobody says as one: what a discount leaves of a price (打九折), a figure that means 万 as the price did (改成17.5).
import { amountOf, type Item } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import { bareAmount } from "../read/bare-amount.ts";
import { differenceIn } from "../read/difference.ts";
import { discounted, discountIn, tenthsIn } from "../read/discount.ts";
import { inOtherTax } from "../read/tax.ts";
import { MASKS } from "./cue.ts";
import type { Seen } from "./seen.ts";
import type { Spoken } from "./spoken.ts";

/** `told-discount`, `said-bare`: lines of a template that call for such an amount. */
const DISCOUNT = "discount";
const BARE = "bare";
/** 重新报了一版,31万8: the amount stands in another clause, and without one nothing is called for. */
const AMOUNT = "amount";
/** 1万8一个点 一共12个点: what it comes to. */
const TIMES = "times";
/** 首款到了三成: so much of the price. */
const TENTHS = "tenths";
/** 再让一万, 又加了两万: so much less or more than the price. */
const CHANGES: Readonly<Record<string, 1 | -1>> = { less: -1, more: 1 };

/** Only what was, where a discount follows or stands before: 打九折,原来30万. */
const WAS = /(?:原价|原来|原先|本来|之前|以前|从)[^,;。\d]{0,4}$/u;

/** What was recognised, as a variant of its command. */
export interface Varied {
  readonly cue: Pick<Seen["cue"], "variant">;
}

export function isWorkedOut({ cue }: Varied): boolean {
  return [DISCOUNT, BARE, AMOUNT, TIMES, TENTHS, ...Object.keys(CHANGES)].some(
    (variant) => cue.variant === variant,
  );
}

/** 打个九折,金额改成27万: the amount that is said comes before one that is worked out. */
export function plainFirst(said: readonly Seen[]): readonly Seen[] {
  if (!said.some(isWorkedOut)) return said;
  const isPlain = (one: Seen) =>
    !isWorkedOut(one) &&
    TURNS_INTO.test(one.clause.masked.slice(one.start, one.end)) &&
    !OF_DISCOUNT.test(one.clause.masked);
  // 按26万打个八五折 金额改掉: with what that comes to. 八五折下来15万3 says it.
  const isDiscount = ({ cue, clause }: Seen) => cue.variant === DISCOUNT && OF_DISCOUNT.test(clause.masked);
  const others = said.filter((one) => !isPlain(one));
  return [...said.filter(isPlain), ...others.filter(isDiscount), ...others.filter((one) => !isDiscount(one))];
}

/** 按26万打个八五折: what the discount is of. */
const OF_DISCOUNT = new RegExp(`按${MASKS.money}[^,;。]{0,3}打`, "u");
const TURNS_INTO = new RegExp(`(?:(?:改|调|变|换|写|填)[成为到]|按)${MASKS.money}`, "u");

/** Null where it comes to nothing: no price is known, or the figure is far from it. Always somebody's to confirm. */
export function workedOut(
  { cue, clause }: Varied & Pick<Seen, "clause">,
  spoken: Spoken,
  item: Item | null,
): Fen | null {
  const price = item === null ? null : amountOf(item);
  if (cue.variant === BARE) return bareAmount(clause.text, price);
  const said = amountIn(spoken);
  if (cue.variant === TIMES) return totalIn(spoken);
  if (cue.variant === TENTHS) {
    const share = tenthsIn(clause.text);
    return share === null || price === null ? null : discounted(price, share);
  }
  if (cue.variant === AMOUNT) return amountsOf(spoken)[0]?.fen ?? null;
  const sign = CHANGES[cue.variant ?? ""];
  if (sign !== undefined) return changed(price, sign, differenceIn(clause.text));
  // 打了个九五折,28万5 says what is left itself; 30万打九五折 what it was.
  const isFull = said?.fen === price || WAS.test(spoken.apart.text.slice(0, said?.start));
  if (said !== undefined && !isFull) return said.fen;
  const share = discountIn(spoken.part.text);
  const full = said?.fen ?? price;
  return share === null || full === null ? null : discounted(full, share);
}

/** The only amount of a part with or without its tax, as it was not said; undefined where nothing is to be reckoned. */
export function taxedAnew(spoken: Spoken): Fen | null | undefined {
  return inOtherTax(spoken.apart.text, amountsOf(spoken));
}

function changed(price: Fen | null, sign: 1 | -1, by: Fen | null): Fen | null {
  return price === null || by === null || by >= price ? null : price + sign * by;
}

/** Whether what is said besides the last amount is how it comes about: 原来45万,去掉3万,改成42万. */
export function isAccountedFor(spoken: Spoken, item: Item | null): boolean {
  const price = item === null ? null : amountOf(item);
  const amounts = amountsOf(spoken).map(({ fen }) => fen ?? 0);
  const last = amounts.at(-1);
  const others = amounts.slice(0, -1).filter((fen) => fen !== price && fen !== last);
  // 一期十五万二期再加十万 金额就记二十五万: what its parts come to.
  if (last !== undefined && others.length > 1 && others.reduce((all, fen) => all + fen, 0) === last)
    return true;
  if (price === null || last === undefined || others.length === 0)
    return last !== undefined && price !== null;
  const sum = others.reduce((all, fen) => all + fen, 0);
  return Math.abs(last - price) === sum;
}

/** The last precise amount of a part. */
export function amountIn(spoken: Spoken, of: "any" | "price" | "price-named" = "any") {
  // 填个二十七万八,不是二十八万七
  const meant = amountsOf(spoken).filter(({ start }) => !/不是\s*$/u.test(spoken.apart.text.slice(0, start)));
  const said = meant.length > 0 ? meant : amountsOf(spoken);
  // 合同签了,28万5,首付下周三付10万: a part that is paid is not the price.
  const isPart = ({ start, end }: { readonly start: number; readonly end: number }) =>
    (PAID.test(spoken.apart.text.slice(0, start)) && !SIGNED.test(spoken.apart.text.slice(end))) ||
    PAID_BEHIND.test(spoken.apart.text.slice(end)) ||
    (POINTED_AT.test(spoken.apart.text.slice(0, start)) &&
      OF_ELSE_BEHIND.test(spoken.apart.text.slice(end))) ||
    BY_SO_MUCH.test(spoken.apart.text.slice(0, start));
  // 蓝海打了10万过来: what came in is the price only where it is called so.
  const isNamed = ({ start, end }: { readonly start: number; readonly end: number }) =>
    NAMED.test(spoken.apart.text.slice(0, start)) || SIGNED.test(spoken.apart.text.slice(end));
  const whole = of === "any" ? said : said.filter((one) => !isPart(one));
  const all = of === "price-named" ? whole.filter(isNamed) : whole;
  const here = all.filter(({ start }) => !NOT_THE_WHOLE.test(spoken.apart.text.slice(0, start)));
  const amounts = here.length > 0 ? here : all;
  // 软件38万加上实施费5万,一共43万: the whole is said.
  const summed = of === "any" ? undefined : (totalOf(amounts) ?? partsSummed(amounts, spoken.apart.text));
  if (summed !== undefined) return summed;
  // 又进了十五万 加上前面的一共二十万: what is new comes first.
  if (WITH_BEFORE.test(spoken.part.text)) return amounts[0];
  // 改成28万,两万的硬件不归我们了: what it is turned into.
  const turned = amounts.filter(({ start }) => INTO.test(spoken.apart.text.slice(0, start)));
  return turned.at(-1) ?? totalOf(amounts) ?? amounts.at(-1);
}

/** 28万 软件20万 硬件8万: the one that the others come to. */
function totalOf<Said extends { readonly fen: number | null }>(amounts: readonly Said[]): Said | undefined {
  const sum = amounts.reduce((all, { fen }) => all + (fen ?? 0), 0);
  return amounts.length < 3 ? undefined : amounts.find(({ fen }) => (fen ?? 0) * 2 === sum);
}

const INTO = /(?:[改调变换填写]|更新)[成为到至]了?\s*$/u;

const PARTS = "(?:首[付款期笔]|头[款期笔]|定金|订金|预付|尾款|质保金|进度款|先[付打]|到账|回款|第[一二三]笔)";
/** 首付, 定金, 先付 before an amount; 首款打过来了,8万 names it behind a mark. */
const PAID = new RegExp(
  `${PARTS}(?:(?!合同|总|报价|成交|一共|签)[^,;。!?\\n]){0,10}(?:(?<=[了来到账]),\\s*)?$`,
  "u",
);
const NAMED = /(?:合同|总[价额共]|一共|成交|签|全[款部额]|一次性)[^,;。!?\n\d]{0,8},?\s*$/u;
/** 首付到了,26万签的 */
const SIGNED = /^[^,;。]{0,3}(?:签|成交|合同)/u;

/** 鼎捷报价比我们低三万: by how much, and no price. */
const BY_SO_MUCH =
  /比[^,;。!?\n]{1,10}(?:低|便宜|高|贵|少|多|差)(?:了|出)?(?:近|快|将近|大概|大约|约|整整)?\s*$/u;
/** 5万定金. */
const PAID_BEHIND = /^的?(?:首[付款期笔]|定金|订金|预付|尾款|质保金|进度款)/u;

/** 那一万二是人家自己出的服务器钱: told of, and no price of ours. */
const POINTED_AT = /[那这](?:个|笔|多出来的)?\s*$/u;
const OF_ELSE_BEHIND = /^(?:块|元)?(?:钱)?(?:是|算|归)/u;

/** 打了12万过来 剩下33万月底; 改成28万 原来报的里面有两万硬件; 改成28万,原来报30万. */
const NOT_THE_WHOLE =
  /(?:(?:剩下?的?|余下的?|还剩|还差|还欠|后面(?:还有)?的?|还有)[^,;。\d一二三四五六七八九十百]{0,3}|(?:扣[除掉了]*|刨去|除去)[^,;。\d]{0,6}|(?:对手|竞品|友商|同行|别家|最[低高]价|限价|控制价|均价)[^,;。\d]{0,6}|(?:里面|里头|其中|当中|包[括含]|(?<![不未])含(?!税)|原来|原先|之前|以前|本来)[^,;。\d一二三四五六七八九十百万元]{0,6})$/u;
const WITH_BEFORE = /加上?(?:前面|之前|以前|上次|原来|已经)/u;

/** 软件18万,实施6万: what they come to; 报价30万,实施8万另算: the one that is no part. Undefined where none is a part. */
function partsSummed<
  Said extends { readonly start: number; readonly end: number; readonly fen: number | null },
>(amounts: readonly Said[], text: string): Said | undefined {
  const isPart = ({ start, end }: Said) =>
    A_PART.test(text.slice(0, start)) || A_PART_BEHIND.test(text.slice(end));
  const whole = amounts.filter((one) => !isPart(one));
  const [first, ...others] = amounts;
  if (first === undefined || others.length === 0 || whole.length === amounts.length) return undefined;
  const isAdded = amounts.some(({ start }) => ADDED_PART.test(text.slice(0, start)));
  if (whole.length > 0 && !isAdded) return whole.at(-1);
  const isOnce = amounts.every(({ start }) => !BESIDE_PRICE.test(text.slice(0, start)));
  return isOnce ? { ...first, fen: amounts.reduce((all, { fen }) => all + (fen ?? 0), 0) } : undefined;
}

const PART =
  "(?:软件|硬件|实施|服务|维护|维保|运维|培训|部署|开发|定制|授权|许可|接口|设备|安装|调试|平台|模块|耗材|运费|license)(?:费用?|部分|款)?";
const A_PART = new RegExp(`${PART}(?:是|要|报了?|约|:)?\\s*$`, "iu");
const A_PART_BEHIND = new RegExp(`^\\s*的?${PART}(?=$|[\\s,;。、])`, "iu");
const ADDED_PART = new RegExp(`(?:外加|另加|再加|加上)${PART}(?:是|:)?\\s*$`, "iu");
const BESIDE_PRICE = /(?:年|另外?|单独|可选|选配)[^,;。\d]{0,6}$/u;

function totalIn({ part, apart }: Spoken): Fen | null {
  const priced = apart.amounts.find(
    ({ start, total }) =>
      total !== undefined && part.clauses.some((one) => start >= one.start && start < one.end),
  );
  return priced?.total ?? null;
}

/** The precise ones: 重新报了三十万零八千,多出来的8000是运费 begins with the price. */
export function amountsOf({ part, apart }: Spoken) {
  return apart.amounts.filter(
    ({ start, end, fen }) =>
      fen !== null &&
      !isDropped(apart.text.slice(end)) &&
      part.clauses.some((one) => start >= one.start && start < one.end),
  );
}

/** 写二十八万五,三十万的不要了: what stands before it counts no more. */
export function isDropped(behind: string): boolean {
  return DROPPED.test(behind);
}

const DROPPED = /^的(?:就|那个|那张|那份|那版)*(?:不要|不用|不算|作废|划掉|删掉?)了?(?=$|[\s,，。;；!！])/u;
