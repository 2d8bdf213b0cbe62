// 郑工昨天说定了按20万报,请调整过来: the amount that was settled there, and behind it nothing but that it is to be put right.
import { sifted } from "../read/signs.ts";
import type { Part } from "./apart.ts";
import { MASKS } from "./cue.ts";
import { ASKED, BEGINS, ENDS, LEADS, SOFTLY } from "./own-breath.ts";

/** 请调整过来, 帮我更新一下: of what it is stands before it. */
export const CHANGES_IT = new RegExp(
  `${BEGINS}${LEADS}${ASKED}(?:[把将]?(?:系统|后台|台账|记录|数字|数)(?:里|上)?的?(?:也|都|就)?)?${ASKED}` +
    `(?:调整?|更新|更改|修改|更正|改|换|变更)(?:过来|过去|一下|下|掉|到位|成这个数?|成最新的?|成新的)(?:\\s{0,3}${SOFTLY}{1,4}|${ENDS})`,
  "u",
);

const OF_MONEY = sifted(/金额|报价|价[格钱]|总价|合同额/u);
const SETTLED = sifted(
  new RegExp(
    `(?:说|谈|讲|敲|商|定|确|约|议)(?:定|妥|好|死|认)了?[^,;。]{0,6}${MASKS.money}|${MASKS.money}[^,;。]{0,4}(?:说|谈|讲|敲|商|议)(?:定|妥|好|死)|(?:同意|答应|认可|拍板|点头|批了|签了)[^,;。]{0,6}${MASKS.money}|按(?:照)?${MASKS.money}(?:报|签|走|来|算|做|执行)`,
    "u",
  ),
);
/** 地址, 电话 or a day beside it: which of them is to be changed nobody can tell. */
const OF_ELSE = sifted(/地址|电话|手机|号码|联系人|微信|名字|抬头|签约日|下次|面谈|改期|时间/u);

/** Whether an amount in it was agreed on, and nothing else could be meant. */
export function isSettled({ clauses, text }: Part): boolean {
  return OF_MONEY.test(text) && !OF_ELSE.test(text) && clauses.some(({ masked }) => SETTLED.test(masked));
}
