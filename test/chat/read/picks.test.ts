// What is picked from a list: 1 3 5, 第1条, 1-5, 全部 除了2; and what only looks like it.
import { describe, expect, test } from "vitest";
import { endedIn } from "../../../src/chat/read/ended.ts";
import { readPageLimit } from "../../../src/chat/read/page-limit.ts";
import { readPicks } from "../../../src/chat/read/picks.ts";
import { readWhich } from "../../../src/workflows/imports/which.ts";

/** As `all`, `-2`, `1`, `第3`, `#12`, then `|` and what stands behind. */
function picked(text: string): string | null {
  const found = readPicks(text);
  if (found === null) return null;
  const words = [
    ...(found.all ? ["all"] : []),
    ...found.named.map(
      (one) => `${one.kind === "bare" ? one.number : one.kind === "line" ? `第${one.line}` : `#${one.no}`}`,
    ),
    ...found.except.map(
      (one) => `-${one.kind === "bare" ? one.number : one.kind === "line" ? one.line : `#${one.no}`}`,
    ),
  ].join(" ");
  return found.rest === "" ? words : `${words}|${found.rest}`;
}

test.each([
  ["全部", "all"],
  [" 全部 没动静", "all|没动静"],
  ["上面的全部", "all"],
  ["都", "all"],
  ["全部 除了2", "all -2"],
  ["全部,除了 2 和 5", "all -2 -5"],
  ["全部除第2条以外", "all -2"],
  ["除了2全部", "all -2"],
  ["全部 不要3 一年没动静", "all -3|一年没动静"],
  ["1 3 5", "1 3 5"],
  ["1、3、5", "1 3 5"],
  ["1,3,5 春季展会", "1 3 5|春季展会"],
  ["第1条 第3条", "第1 第3"],
  ["1-3", "1 2 3"],
  ["1到3 没预算", "1 2 3|没预算"],
  ["#12 #45 没预算", "#12 #45|没预算"],
  ["12 一年无动静", "12|一年无动静"],
  ["12号 一年无动静", "12|一年无动静"],
  ["3 2026年春季展会", "3|2026年春季展会"],
  ["3 和12号重复", "3|和12号重复"],
  ["12 5-6月没动静", "12|5-6月没动静"],
  ["云图科技 没动静", null],
  ["全部门没动静", null],
  ["都江堰水务 没动静", null],
  ["", null],
])("%s", (text, expected) => {
  expect(picked(text)).toBe(expected);
});

describe("what ends a customer", () => {
  test.each([
    ["电话空号", "dead-number"],
    ["号码停机了,联系不上", "dead-number"],
    ["公司注销", "closed"],
    ["去年倒闭了", "closed"],
    ["公司没了", "closed"],
    ["和#12重复", "duplicate"],
    ["重复录入", "duplicate"],
    ["与云图科技是同一家", "duplicate"],
    ["没倒闭,就是没预算", null],
    ["以为是空号,其实打通了", null],
    ["竞品倒闭了", null],
    ["是不是注销了", null],
    ["重复购买没谈成", null],
    ["打不通", null],
    ["一年无动静", null],
  ])("%s", (text, expected) => {
    expect(endedIn(text)).toBe(expected);
  });
});

test.each([
  ["20", 20],
  ["20页", 20],
  ["每人每天 30 页", 30],
  ["二十页", 20],
  ["不限", null],
  ["0", null],
  ["取消", null],
  ["", undefined],
  ["多少", undefined],
])("公海限看 %s", (text, expected) => {
  expect(readPageLimit(text)?.most).toBe(expected);
});

test.each([
  ["3", { id: 3, campaign: null }],
  ["3号", { id: 3, campaign: null }],
  ["3 活动 春季展会", { id: 3, campaign: "春季展会" }],
  ["3 活动:春季展会 苏州", { id: 3, campaign: "春季展会 苏州" }],
  ["活动 春季展会", { id: null, campaign: "春季展会" }],
  ["", { id: null, campaign: null }],
  ["3 什么", { id: null, campaign: null }],
  ["3 万元", { id: 3, campaign: null, unit: "chosen-ten-thousand" }],
  ["3 元", { id: 3, campaign: null, unit: "chosen-yuan" }],
  ["3 万元 活动 春季展会", { id: 3, campaign: "春季展会", unit: "chosen-ten-thousand" }],
  ["3 结果", { id: 3, campaign: null, resultFrom: 1 }],
  ["3 混着", { id: 3, campaign: null, unit: "chosen-mixed" }],
  ["3 不导了", { id: 3, campaign: null, drops: true }],
])("导入 %s", (text, expected) => {
  expect(readWhich(text)).toEqual({
    unit: null,
    resultFrom: null,
    drops: false,
    lacksCampaign: false,
    ...expected,
  });
});
