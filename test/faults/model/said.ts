// What is said in a run, and its words in chat; whatever of it is not the speaker's own is said all the same.
import { dayOf, spoken } from "./days.ts";
import { colleague } from "./people.ts";
import type { Stage } from "./world.ts";

/** What somebody says of one item. */
export type SaidOfItem =
  | { readonly kind: "follow-up"; readonly words: keyof typeof NEWS; readonly inDays: number | null }
  | {
      readonly kind: "advance";
      readonly to: Marked;
      /** With the mark of that stage, with those of all up to it, with a reason to skip them, or with none. */
      readonly marks: "own" | "all" | "skip" | "none";
      readonly wan: number;
      /** The day that is agreed with the customer, where it is a meeting. */
      readonly inDays: number | null;
    }
  | { readonly kind: "win"; readonly wan: number | null }
  | { readonly kind: "move-back"; readonly to: Stage }
  | { readonly kind: "lose"; readonly namesWinner: boolean }
  | { readonly kind: "return"; readonly hasReason: boolean }
  | { readonly kind: "assign" | "reassign" | "transfer"; readonly to: string }
  | { readonly kind: "edit" | "payment"; readonly wan: number }
  | { readonly kind: "restart" | "claim" | "accept" | "decline" | "together" | "withdraw" };

/** What is said of an item in one of these ways. */
export type Of<Kind extends SaidOfItem["kind"]> = SaidOfItem & { readonly kind: Kind };

export type Said =
  | { readonly kind: "undo" }
  | { readonly kind: "create"; readonly customer: string; readonly wan: number | null }
  | SaidOfItem;

export type Marked = 2 | 3 | 4 | 5;

/** What happened; an attempt without answer, and words too few to be news, count for nothing. */
export const NEWS = {
  plan: "客户要看详细方案",
  budget: "客户预算还在审批",
  doubts: "技术那边还有疑问",
  short: "在谈",
  attempt: "打了没人接",
  dropped: "客户把约好的电话取消了",
} as const;

export const CUSTOMERS = {
  苏州恒力机电: "13800001111",
  无锡蓝海光伏: "13800002222",
  上海万邦物流: "13800003333",
  温州百川阀门: "13800004444",
  嘉兴晨光仪表: "13800005555",
  宁波新元塑料: "13800006666",
  合肥智谷软件: "13800007777",
  常州宝利精密: "13800008888",
} as const;

/** What stands behind the item's reference; `now` in ms. */
export function newsOf({ words, inDays }: Of<"follow-up">, now: number): string {
  return inDays === null ? NEWS[words] : `${NEWS[words]} 下次 ${spoken(dayOf(now, inDays))} 打电话`;
}

/** As it is typed. `no` of the item, where one is meant. */
export function textOf(said: Said, no: number, now: number): string {
  switch (said.kind) {
    case "undo":
      return "撤销";
    case "create": {
      const { customer, wan } = said;
      const phone = CUSTOMERS[customer as keyof typeof CUSTOMERS];
      const amount = wan === null ? "" : ` 金额${wan}万`;
      return `新建商机 ${customer} 联系人王磊 ${phone} 地址${customer.slice(0, 2)} 需求MES${amount}`;
    }
    case "follow-up":
      return `跟进 #${no} ${newsOf(said, now)}`;
    case "advance":
      return `推进 #${no} 到${said.to} ${marksIn(said, now)}`.trim();
    case "win":
      return `赢单 #${no} ${said.wan === null ? "" : `${said.wan}万 `}签约今天`;
    case "move-back":
      return `回退 #${no} 到${said.to} 客户换人`;
    case "lose":
      return `输单 #${no} 价格太高${said.namesWinner ? " 输给用友" : ""}`;
    case "return":
      return `退公海 #${no}${said.hasReason ? " 预算取消" : ""}`;
    case "assign":
      return `分配 #${no} 给 @${colleague(said.to).name}`;
    case "reassign":
      return `改派 #${no} 给 @${colleague(said.to).name} 他熟悉`;
    case "transfer":
      return `转交 #${no} @${colleague(said.to).name} 他熟悉制造业`;
    case "edit":
      return `改 #${no} 金额 ${said.wan}万`;
    case "payment":
      return `回款 #${no} ${said.wan}万`;
    case "restart":
      return `重启 #${no} 客户又来问`;
    default:
      return `${ALONE[said.kind]} #${no}`;
  }
}

const ALONE = {
  claim: "领取",
  accept: "我接",
  decline: "不接",
  together: "一起做",
  withdraw: "取消转交",
} as const;

function marksIn({ to, marks, wan, inDays }: Of<"advance">, now: number): string {
  const meeting =
    inDays === null ? "客户同意面谈 王总参加" : `约了${spoken(dayOf(now, inDays))}面谈 王总参加`;
  const own = { 2: meeting, 3: `报价${wan}万`, 4: "在谈付款条款 王总拍板", 5: "口头同意 3月31日签" } as const;
  if (marks === "none") return "";
  if (marks === "skip") return `${own[to]} 跳过 客户主动要求`;
  if (marks === "own" || to === 2) return own[to];
  return ["面谈过了", own[3], "在谈付款条款", "计划3月31日签"].slice(0, to - 1).join(" ");
}
