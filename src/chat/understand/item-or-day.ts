// 3号去一趟: an item of one's own by its number, or the day; which of them nobody can tell.
import { fold } from "../read/fold.ts";
import type { Surroundings } from "./around.ts";
import type { Meaning } from "./means.ts";
import { asks } from "./mood.ts";
import { isOver, MEETING_MOVED } from "./number-behind.ts";

/** With nothing before it, and no sign that makes it the number of an item. */
const ITEM_OR_DAY =
  /^\s*(\d{1,2})号(?![线楼厂机炉库仓窑井站门桥车])(?!\s*(?:[到至~-]|这|那|单|商机|的?(?:金额|报价|价格|预算|合同[额价]|电话|联系人|地址|需求|签约日|下次)))(?=\s*[^\s\d])/;

/** Null where it can only be one of them. */
export async function itemOrDay(
  said: string,
  { own, contacts, now }: Surroundings,
): Promise<Extract<Meaning, { readonly kind: "item-or-day" }> | null> {
  const dated = ITEM_OR_DAY.exec(fold(said));
  const no = Number(dated?.[1]);
  if (dated === null || no > LAST_DAY || !(await own()).some((one) => one.no === no)) return null;
  const rest = said.slice(dated[0].length);
  // 3号刚聊完,陈总要看现场: whoever works there is named behind it, so it is the item.
  const isTheirs =
    HAPPENED.test(rest) && (await contacts()).some((one) => one.no === no && rest.includes(one.name));
  // 7号的面谈挪到下周二, said on the tenth.
  const isMoved = MEETING_MOVED.test(fold(rest)) && isOver(no, now);
  return isTheirs || isMoved || asks(rest) ? null : { kind: "item-or-day", no, rest: rest.trim() };
}

/** 4号沈经理要来公司 may well be a day. */
const HAPPENED = /^[^,，;；。]*(?:刚|[了过]|没|说)/u;
const LAST_DAY = 31;
