// 改报价, 地址改一下, 报价: which field is to be changed, and nothing of what it becomes.
import { fold } from "./fold.ts";

const FIELD =
  "(?<field>报价|金额|价格|合同(?:金?额)?|预[计估](?:金额)?|地址|需求|来源|决策人|联系人|电话|签约日|客户名称|产品)";
const CHANGE = "(?:改|调整?|更新|换|修改|变更)(?:一?下)?";
const ASKED = "(?:我?(?:想|要|得)|帮我|麻烦你?|给我|把|将|的|\\s)*";
const ALONE = [
  new RegExp(`^${ASKED}(?:${CHANGE})?(?:[他她它]们?的?|的)?\\s*${FIELD}[吧哈啊了呗。!\\s]*$`, "u"),
  new RegExp(`^${ASKED}${FIELD}${ASKED}${CHANGE}[吧哈啊呗。!\\s]*$`, "u"),
];

/** The field's label, where nothing else is said but that it changes; null for anything else. */
export function fieldAlone(text: string): string | null {
  const said = fold(text).trim();
  for (const form of ALONE) {
    const field = form.exec(said)?.groups?.["field"];
    if (field !== undefined) return field === "价格" ? "金额" : field;
  }
  return null;
}
