// Money that is not ours: 5万美元, AUD 10万, 10万新台币, 3万泰铢. Known by its shape, since no list of names is ever whole.

import { NUMERALS } from "./number.ts";
import { sifted } from "./signs.ts";

const CODES = Intl.supportedValuesOf("currency").filter((code) => code !== "CNY");
/** Small letters only where they are no other word. */
const SMALL = "usdt?|eur|gbp|hkd|jpy|aud|cad|sgd|krw|twd|nzd|chf|thb|rub|inr";
const CODE = `(?<![A-Za-z])(?:HK|US|NT|AU|CA|SG)?(?:\\$|USDT|${CODES.join("|")}|${SMALL})(?![A-Za-z])`;
const SIGN = "(?![¥￥])\\p{Sc}";
const NAMES =
  "英?镑|泰?铢|(?:越南)?盾|卢[布比]|(?:瑞士)?法郎|比索|里拉|克朗|[令林]吉特?|第纳尔|里亚尔|迪拉姆|雷亚尔|兰特|福林|兹罗提|谢克尔|美?刀(?![具片模库])|美金";
/** 澳元, 新台币, 加拿大元, 比特币; 元整, 元旦, 人民币 and 三期单元 are none. */
const BEHIND = `日元|(?!人民币|[单公多]元|[${NUMERALS}万萬亿億块元角分整次期个台套家人年月日号天点周批款])[一-龥]{1,4}?(?:元(?![一-龥]*(?:旦|老|素|器|件|化|首|宵))|币)|${NAMES}|[uU](?![A-Za-z])`;
const BEFORE = `(?:美|欧|日|韩|澳|加|港|台|新台|新|纽|新西兰|新加坡|加拿大|澳大利亚|港澳)元|美金|(?:港|台|澳|葡|新|日|韩|泰|加|新台)币|${NAMES}`;
const AMOUNT = "(?:\\d[\\d,.]*|[零〇一二两三四五六七八九十百千]+(?:点[零一二三四五六七八九]+)?)";
const UNITS = "\\s*[百千]?[万萬wW亿億kK千百]?";

const FOREIGN = sifted(
  new RegExp(
    `(?:${CODE}|${SIGN}|${BEFORE})\\s*${AMOUNT}${UNITS}(?!\\s*[人家])|${AMOUNT}${UNITS}(?:块|元)?(?:\\s*(?:${CODE}|${SIGN})|(?<=[\\d百千万萬wW亿億kK块元])\\s?(?:${BEHIND}))`,
    "u",
  ),
);

/** The first amount in another currency. */
export function foreignMoney(folded: string): RegExpExecArray | null {
  return FOREIGN.exec(folded);
}
