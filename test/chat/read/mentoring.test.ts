// What is read behind 协访, 请师父, 利润 and 团队经费.
import { expect, test } from "vitest";
import { readAppointment } from "../../../src/chat/read/appointment.ts";
import { readFund } from "../../../src/chat/read/fund.ts";
import { readProfit } from "../../../src/chat/read/profit.ts";
import { readVisit } from "../../../src/chat/read/visit.ts";
import { at } from "../../../src/domain/day.ts";

/** Monday, 16 March 2026, 9:30. */
const NOW = at("2026-03-16", 9 * 60 + 30);

test.each([
  ["一起见了客户", "happened", null],
  ["和王总谈得不错,价格再聊", "happened", null],
  ["昨天一起去的,王总认可", "happened", "2026-03-15"],
  ["周五一起见了王总,方案认可", "happened", "2026-03-13"],
  ["3/11 谈了付款", "happened", "2026-03-11"],
  ["今天上午开完会了,下周二再谈", "happened", "2026-03-16"],
  ["周四一起去见客户,上次聊过了", "planned", undefined],
  ["聊了价格,周四签", "happened", null],
  ["周四一起去", "planned", undefined],
  ["下周二下午3点一起去", "planned", undefined],
  ["今天下午一起去", "planned", undefined],
  ["约了周四见", "planned", undefined],
  ["周四我去了解一下情况", "planned", undefined],
  ["", "planned", undefined],
  ["王总那边我也去,周四下午", "planned", undefined],
  ["王总认可方案,周四给折扣", "open", undefined],
  ["客户认可方案", "open", undefined],
  ["属实", "yes", null],
  ["属实。", "yes", null],
  ["对的", "yes", null],
  ["是一起谈的", "yes", null],
  ["属实 3/13", "yes", "2026-03-13"],
  ["没去", "no", null],
  ["没有一起去", "no", null],
  ["没去 3/13", "no", "2026-03-13"],
])("协访 %s: %s", (text, kind, on) => {
  expect(readVisit(text, NOW)).toEqual(on === undefined ? { kind } : { kind, on });
});

test.each([
  ["周四谈判", { text: "周四谈判", day: "2026-03-19", minute: null }],
  ["下周二下午3点 签约会", { text: "下周二下午3点 签约会", day: "2026-03-24", minute: 900 }],
  ["下周谈判", { text: "下周谈判", day: null, minute: null }],
  ["", { text: null, day: null, minute: null }],
  ["昨天", { ask: "past-day", words: "昨天" }],
  ["2月30号谈", { ask: "impossible-day", words: "2月30号" }],
  ["2029年1月1日", { ask: "too-far-ahead", words: "2029年1月1日" }],
])("请师父 %s", (text, read) => {
  expect(readAppointment(text, NOW)).toEqual(read);
});

test.each([
  ["5万", 5_000_000, null, []],
  ["50000", 5_000_000, null, []],
  ["5万 师父8%", 5_000_000, 800, []],
  ["师父拿7.5% 5万", 5_000_000, 750, []],
  ["5万 师父0%", 5_000_000, 0, []],
  ["5万 ８％", 5_000_000, 800, []],
  [
    "5万 @李四6% @王五2%",
    5_000_000,
    null,
    [
      ["李四", 600],
      ["王五", 200],
    ],
  ],
  ["5万 @li4 6%", 5_000_000, null, [["li4", 600]]],
  ["-5万", -5_000_000, null, []],
  ["亏了3万", -3_000_000, null, []],
  ["0", 0, null, []],
  ["没有", 0, null, []],
  ["师父8%", null, 800, []],
  ["还没算", null, null, []],
] as const)("利润 %s", (text, profitFen, basisPoints, single) => {
  const read = readProfit(text);
  expect([read.profitFen, read.basisPoints]).toEqual([profitFen, basisPoints]);
  expect(read.single.map(({ name, basisPoints: points }) => [name, points])).toEqual(single);
});

test.each([
  ["5", "amount-unclear"],
  ["四五万", "amount-unclear"],
  ["5万美元", "currency"],
])("利润 %s is asked back", (text, ask) => {
  expect(readProfit(text).unclear?.ask).toBe(ask);
});

test.each([
  ["", { kind: "statement", month: { year: 2026, month: 3 } }],
  ["本月", { kind: "statement", month: { year: 2026, month: 3 } }],
  ["上月", { kind: "statement", month: { year: 2026, month: 2 } }],
  ["2月", { kind: "statement", month: { year: 2026, month: 2 } }],
  ["11月", { kind: "statement", month: { year: 2025, month: 11 } }],
  ["2025年6月", { kind: "statement", month: { year: 2025, month: 6 } }],
  ["支出 800 团建", { kind: "spent", amountFen: 80_000, reason: "团建" }],
  ["支出800元团建聚餐", { kind: "spent", amountFen: 80_000, reason: "团建聚餐" }],
  ["支出 50 水", { kind: "spent", amountFen: 5_000, reason: "水" }],
  ["支出 3月团建 1200.5", { kind: "spent", amountFen: 120_050, reason: "3月团建" }],
  ["支出", { kind: "spent", amountFen: null, reason: null }],
  ["退回 200 没用完", { kind: "given-back", amountFen: 20_000, reason: "没用完" }],
  ["支出 三四百 团建", { kind: "unclear" }],
  ["13月", null],
  ["华南", null],
])("团队经费 %s", (text, read) => {
  if (read === null) expect(readFund(text, NOW)).toBeNull();
  else expect(readFund(text, NOW)).toMatchObject(read);
});
