// 18万打八八折,最终报15.84万 · 便宜了2万,现在43万: a new price that comes out of the one that stands is no guess.
import { amountOf, type Item } from "../../domain/item/item.ts";
import { differenceIn } from "../read/difference.ts";
import { discounted, discountIn } from "../read/discount.ts";
import type { Spoken } from "./spoken.ts";
import { amountIn } from "./worked-out.ts";

const EDIT = "edit";

/** Wished, asked for, or nobody's yet: nothing has come about. */
const OPEN =
  /[要想求盼砍压才]|就(?:签|行|能|做|定|买)|供应商|机床|设备价|买的|违约|采购价|别人|还价|希望|如果|要是|能不能|可不可以|能否|是否|打算|准备|申请|审批|批[了复]?不|没批|待批|考虑|商量|讨论|犹豫|请示|还在|拿不准|谈不拢|没谈拢|再[谈说看议]|估计|可能|大概|左右|上下|差不多|也许|对手|竞品|友商|同行|别家|预算|建议|产值|产量|营收|销[量售]|用量|利润|成本|费用?|[电水房月租人]{1,2}[费租工]|工资|库存|注册|罚|首[付款]|定金|尾款|回款|到账|收到|打[了来过]来|[吗呢?？]|没(?:答应|同意|松口|点头|定)|不(?:答应|同意|行|肯|接受)/u;
/** 非要抹个零头: why we did. */
const WHY = /非要|偏要|死活要|需要|主要|重要|只要/gu;
/** 从26万调到25万8, 原来26万 */
const FROM =
  /(?:从|由|原来|原先|本来|之前|不是|原价|原报价)(?:是|的)?\s*(?:报价|价格|价|金额)?\s*(?:是|的)?\s*$/u;

/** Whether the last amount is what the item's price comes to by what else is said. */
export function isReckoned(spoken: Spoken, item: Item | null): boolean {
  const price = item === null ? null : amountOf(item);
  const said = amountIn(spoken, "price")?.fen ?? null;
  const { part, apart } = spoken;
  if (price === null || said === null || said === price || OPEN.test(part.text.replace(WHY, "")))
    return false;
  const share = discountIn(part.text);
  if (share !== null) return isNear(discounted(price, share), said);
  const amounts = apart.amounts.filter(({ start }) =>
    part.clauses.some((one) => start >= one.start && start < one.end),
  );
  if (amounts.some(({ fen }) => fen === null)) return false;
  const others = amounts.flatMap(({ fen }) => (fen === null || fen === said || fen === price ? [] : [fen]));
  // 便宜了2万,现在43万: by how much is no amount of its own.
  const by = part.clauses.map(({ text }) => differenceIn(text)).find((fen) => fen !== null && fen !== said);
  if (others.length === 0 && by != null) return Math.abs(said - price) === by;
  if (others.length > 0) return others.reduce((sum, fen) => sum + fen, 0) === Math.abs(said - price);
  // The price that stands is named as what it was.
  const was = amounts.find(({ fen, start }) => fen === price && FROM.test(apart.text.slice(0, start)));
  return was !== undefined || part.clauses.some(({ masked }) => isFrom(masked, price));
}

/** 报价从26万调到25万8, whose first amount is read as no amount of its own; 产值从30万降到25万 is of something else. */
function isFrom(masked: string, price: number): boolean {
  const was = FROM_TO.exec(masked)?.[1];
  return was !== undefined && Math.round(Number(was) * FEN_OF_WAN) === price;
}

const FROM_TO =
  /^(?:[\s,\ue000的把将给我们又已经就这那单个家边]|报价|价格|价|金额|总价|合同额?)*[从由]\s*(\d{1,4}(?:\.\d{1,2})?)\s*[万wW][^\d,，;；。]{1,6}(?=[\d\ue001])/u;
const FEN_OF_WAN = 1_000_000;

/** To the hundred 元: nobody says 171 000.00. */
function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < HUNDRED;
}

const HUNDRED = 10_000;

/** Whether a change of an item's price needs nobody's yes. */
export function isSurePrice(id: string, spoken: Spoken, item: Item | null): boolean {
  return id === EDIT && isReckoned(spoken, item);
}
