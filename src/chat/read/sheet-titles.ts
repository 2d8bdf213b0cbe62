// What a column of a smart sheet is to show, in whatever words its title has it: 公司名称, 客户 and 单位 are all the customer.
import type { SheetField } from "../../domain/sheet/sheet.ts";

/** The first that fits: what is surer stands before what its words also hold; null for what no table gets to see. */
const MEANINGS: readonly (readonly [SheetField | null, RegExp])[] = [
  [
    null,
    /电话|手机|微信|邮箱|地址|联系人|联系方式|证件|身份证|备注|内容|需求|竞|原因|回款|成本|利润|毛利|分成|提成/,
  ],
  ["number", /^(?:(?:商机|线索|项目)?(?:编号|单号|号码?)|(?:商机|线索)?(?:id|no))$/],
  ["link", /链接|网址|^(?:打开|查看|详情|详情页)$|^(?:link|url)$/],
  ["stay", /停留|^(?:在)?(?:本|当前)?阶段天数$|^dwell$/],
  ["entered", /进入.*阶段|阶段.*(?:开始|进入|变更|更新).*(?:日期?|时间)?$/],
  ["updated", /(?:更新|修改|变更|同步)(?:日期?|时间)?$|^最后(?:更新|修改)|^updated(?:at)?$/],
  ["created", /(?:创建|录入|建档|登记|新建|报备)(?:日期?|时间)$|^created(?:at)?$/],
  [
    "next",
    /^下次|^下(?:一)?步(?:跟进)?(?:日期?|时间)$|(?:计划|预计)(?:跟进|联系|回访)(?:日期?|时间)?$|^next$/,
  ],
  [
    "followed",
    /(?:最[近后新]|上次|末次)(?:一次)?(?:跟进|联系|拜访|沟通)(?:日期?|时间)?$|^跟进(?:日期|时间)$/,
  ],
  ["stage", /阶段$|^(?:商机|销售|跟进|客户|项目)?(?:进度|进展)$|^意向(?:度|程度)?$|^(?:sales)?stage$/],
  ["outcome", /结果$|^输赢$|^(?:商机|项目)?状态$|^(?:是否)?(?:赢单|成交|输单)$|^(?:outcome|status|result)$/],
  ["department", /部门$|^(?:销售)?(?:团队|小组|大区|区域)$|^(?:department|team)$/],
  [
    "owner",
    /负责人$|^(?:归属|跟进|跟单|所有|对接)(?:人|销售)?$|^(?:销售|业务员|业务|客户经理|销售代表|销售员|顾问)$|^owner$/,
  ],
  ["source", /来源$|渠道$|^source$/],
  ["kind", /^(?:商机|线索)?类型$|^线索商机$|^(?:kind|type)$/],
  ["amount", /金额|^(?:预计|合同|商机|成交)(?:额|价)$|^报价$|^amount$/],
  [
    "customer",
    /^(?:签约|商机|项目)?(?:客户|公司|单位|企业|甲方|商机|项目)(?:公司|单位|企业)?(?:全称|简称|名称?)?$|^(?:customer|company|account)$/,
  ],
];

/** Null where it is none of ours. */
export function readSheetTitle(title: string): SheetField | null {
  const { name, unit } = plain(title);
  const found = MEANINGS.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
  return found === "amount" && /万/u.test(unit + name) ? "amount-wan" : found;
}

/** 「金额(万元)」 is 金额 in 万元; signs, spaces and emoji before it say nothing. */
function plain(title: string): { readonly name: string; readonly unit: string } {
  const folded = title.normalize("NFKC").toLowerCase();
  const unit = /[(【[/](.*?)[)】\]]?$/u.exec(folded)?.[1] ?? "";
  const name = folded
    .replace(/[(【[/].*$/u, "")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/(?<=金额|额|价)(?:万元|元|万)$/u, (found) => (found.startsWith("万") ? "万" : ""));
  return { name: name.replace(/万$/u, ""), unit: unit + (name.endsWith("万") ? "万" : "") };
}
