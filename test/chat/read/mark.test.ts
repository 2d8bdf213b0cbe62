import { describe, expect, it } from "vitest";
import { type MarkRead, readMark, readSkippedMark } from "../../../src/chat/read/mark.ts";
import type { Stage } from "../../../src/domain/item/item.ts";
import { MONDAY } from "./monday.ts";

const said = (mark: MarkRead) => Object.fromEntries(Object.entries(mark).filter(([, part]) => part !== null));
const thursday = { day: "2026-11-26", minute: null };

describe("the mark of the stage that is moved to", () => {
  it.each<[Stage, string, Partial<MarkRead>]>([
    [1, "想上数据中台", { need: "想上数据中台" }],
    [1, "需求:MES", { need: "MES" }],
    [
      2,
      "约了周四面谈 王总参加",
      { meeting: { text: "约了周四面谈 王总参加", ...thursday, people: ["王总"] } },
    ],
    [
      2,
      "周五下午2点 腾讯会议",
      { meeting: { text: "周五下午2点 腾讯会议", day: "2026-11-27", minute: 840, people: [] } },
    ],
    [
      2,
      "见了李工和陈主任",
      { meeting: { text: "见了李工和陈主任", day: null, minute: null, people: ["李工", "陈主任"] } },
    ],
    [2, "客户很热情", {}],
    [3, "报价28万", { quotedFen: 28_000_000, quotedOn: "2026-11-23" }],
    [3, "28万", { quotedFen: 28_000_000, quotedOn: "2026-11-23" }],
    [3, "昨天报价28.5万 跟用友比", { quotedFen: 28_500_000, quotedOn: "2026-11-22", competitors: "用友" }],
    [
      3,
      "报价30万 竞品 用友 金蝶",
      { quotedFen: 30_000_000, quotedOn: "2026-11-23", competitors: "用友 金蝶" },
    ],
    [3, "对手是金蝶 报价31万", { quotedFen: 31_000_000, quotedOn: "2026-11-23", competitors: "金蝶" }],
    [3, "报价28万 周五回话", { quotedFen: 28_000_000, quotedOn: "2026-11-23" }],
    [3, "四五十万", { unclear: { ask: "amount-unclear", words: "四五十万", likelyFen: 45_000_000 } }],
    [3, "报价 50", { unclear: { ask: "amount-unclear", words: "50", likelyFen: 50_000_000 } }],
    [3, "客户在比", {}],
    [4, "价格和付款条件还在谈 王总拍板", { openPoints: "价格和付款条件还在谈", decisionMaker: "王总" }],
    [4, "决策人 李总 账期没谈拢", { openPoints: "账期没谈拢", decisionMaker: "李总" }],
    [4, "对方要求送三年维护", { openPoints: "对方要求送三年维护" }],
    [5, "12/1签", { plannedSigningOn: "2026-12-01" }],
    [5, "周五", { plannedSigningOn: "2026-11-27" }],
    [5, "计划月底签约", { plannedSigningOn: "2026-11-30" }],
    [5, "下周签", { unclear: { ask: "day-unclear", words: "下周" } }],
    [6, "28万 签约今天", { contractFen: 28_000_000, signedOn: "2026-11-23" }],
    [6, "合同额30万 昨天签的", { contractFen: 30_000_000, signedOn: "2026-11-22" }],
    [6, "5万美元", { unclear: { ask: "currency", words: "5万美元" } }],
    [6, "签了", {}],
  ])("%i: %s", (stage, text, mark) => {
    expect(said(readMark(text, stage, MONDAY))).toEqual(mark);
  });

  it("takes a reason for what is skipped", () => {
    expect(said(readMark("报价28万 跳过 理由 客户直接要价", 3, MONDAY))).toEqual({
      quotedFen: 28_000_000,
      quotedOn: "2026-11-23",
      skipReason: "客户直接要价",
    });
    expect(said(readMark("跳过:老客户", 2, MONDAY))).toEqual({ skipReason: "老客户" });
  });
});

describe("the mark of a stage that is skipped", () => {
  it("counts only what names itself", () => {
    const text = "周四面谈过王总 报价28万 12/1签";
    expect(readSkippedMark(text, 2, MONDAY).meeting).not.toBeNull();
    expect(readSkippedMark(text, 3, MONDAY).quotedFen).toBe(28_000_000);
    expect(readSkippedMark(text, 4, MONDAY).openPoints).toBeNull();
    expect(readSkippedMark("28万", 3, MONDAY).quotedFen).toBeNull();
    expect(readSkippedMark("12/1签 王总定了", 2, MONDAY).meeting).toBeNull();
  });
});
