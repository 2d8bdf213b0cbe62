// 何工那单金额记成二十八万 再一个云图…: what is ordered of somebody's own item, before the first customer is named.
import type { Surroundings } from "./around.ts";
import type { NamedAt } from "./names.ts";
import { byContact } from "./whose.ts";

/** The item, and what of it is to be changed. */
const ORDERS =
  /^(?:[那这](?:一?[单笔张份]子?|个单子|[个边家])|的单子?)的?[^,;。]{0,4}(?:金额|报价|价格?|钱数|数|地址|地点|电话|号码|手机|面谈|见面|拜访|日子|时间|下次|下一步|需求)[^,;。]{0,4}(?:改|记|写|填|挪|推|调|换|提|延|放|定)/u;
/** Where the next one is gone on to, and nothing is compared: not 改成跟恒力一样. */
const GOES_ON =
  /(?:再一个|还有一?个?|另外|然后|再就是|对了|至于|顺便|[,;。\s]|[万元吧了])\s*(?:那个?|这个?|把|给|我)?$/u;

/** Whoever it is of; null where nothing is ordered before that name, or it is of the same customer. */
export async function orderedOfSomebody(
  read: string,
  [first]: readonly NamedAt[],
  { contacts }: Pick<Surroundings, "contacts">,
): Promise<NamedAt | null> {
  const head = read.slice(0, first?.start);
  if (first === undefined || !GOES_ON.test(head)) return null;
  const person = byContact(head, await contacts()).find(({ end }) => ORDERS.test(head.slice(end)));
  const [no, another] = person?.nos ?? [];
  const isOfOne = no !== undefined && another === undefined && !first.nos.includes(no);
  return person !== undefined && isOfOne ? person : null;
}
