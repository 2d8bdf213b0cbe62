// Which field is said to be empty: 哪些没填金额, 有没有哪家我忘了定下次, 需求空着的.

export type Lacking = "amount" | "next" | "need";

const FIELDS: readonly (readonly [Lacking, string])[] = [
  ["amount", "(?:金额|报价|价格|价|数|amount|price)"],
  ["next", "(?:下一步|下次|下趟|下回|日子|面谈时间)"],
  ["need", "需求"],
];
const EMPTY = "(?:没有?|未|还没|忘了|忘记|漏了?|缺)(?:填|定|约|写|记|排|报|登记|录)?[上过了]?";
const LEFT_OPEN = "[^,;。]{0,3}(?:没填|没写|没定|没约|没录|没报|没排|空着|是空的?|缺着|没有)";

/** Null where none is, or where what is spoken of is whoever was quoted and has not signed (报过价没签的). */
export function lackingIn(words: string): Lacking | null {
  if (/没签|未签|没下单|没回/u.test(words)) return null;
  const found = FIELDS.find(([, field]) =>
    new RegExp(`${EMPTY}[^,;。]{0,2}${field}|${field}${LEFT_OPEN}`, "u").test(words),
  );
  return found?.[0] ?? null;
}
