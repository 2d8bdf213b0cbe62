// What a target asks for, of which time; as of which day a figure is asked for.
import { expect, test } from "vitest";
import { readAsOf } from "../../../src/chat/read/as-of.ts";
import { readSpanAhead } from "../../../src/chat/read/span-ahead.ts";
import { readTarget } from "../../../src/chat/read/target.ts";

/** A Saturday in the fourth quarter. */
const TODAY = "2026-11-28";

test.each([
  ["下月", "2026-12-01", "2026-12-31"],
  ["下个月 60万", "2026-12-01", "2026-12-31"],
  ["12月", "2026-12-01", "2026-12-31"],
  ["1月", "2027-01-01", "2027-01-31"],
  ["10月", "2026-10-01", "2026-10-31"],
  ["6月", "2026-06-01", "2026-06-30"],
  ["2026年1月", "2026-01-01", "2026-01-31"],
  ["上月", "2026-10-01", "2026-10-31"],
  ["下季度", "2027-01-01", "2027-03-31"],
  ["Q1", "2027-01-01", "2027-03-31"],
  ["本季", "2026-10-01", "2026-12-31"],
  ["下半年", "2026-07-01", "2026-12-31"],
  ["下个半年", "2027-01-01", "2027-06-30"],
  ["今年", "2026-01-01", "2026-12-31"],
  ["明年", "2027-01-01", "2027-12-31"],
  ["明年 900万", "2027-01-01", "2027-12-31"],
  ["明年3月", "2027-03-01", "2027-03-31"],
  ["明年第一季度", "2027-01-01", "2027-03-31"],
])("%s", (text, from, to) => {
  expect(readSpanAhead(text, TODAY)?.span).toMatchObject({ from, to });
});

test.each([
  ["100万", { kind: "signed", value: 100_000_000 }],
  ["回款 80万", { kind: "paid", value: 80_000_000 }],
  ["定到1.2亿", { kind: "signed", value: 12_000_000_000 }],
  ["商机数 20 完整率90%", { kind: "opportunities", value: 20, complete: 9_000, sentBack: null }],
  [
    "商机 二十个 退回率不超过10% 完整率至少85%",
    { kind: "opportunities", value: 20, complete: 8_500, sentBack: 1_000 },
  ],
  ["商机数 完整率90%", { kind: "opportunities", value: null, complete: 9_000 }],
  ["取消", { withdraws: true, value: null }],
  ["50万 不折算", { value: 50_000_000, whole: true }],
  ["50万 因为 合同改到12月", { value: 50_000_000, reason: "合同改到12月" }],
  ["商机数 5 完整率190%", { complete: null }],
  ["", { kind: "signed", value: null, withdraws: false }],
])("asks for: %s", (text, expected) => {
  expect(readTarget(text)).toMatchObject(expected);
});

test.each([
  ["截至 11/15", "2026-11-15"],
  ["截止到11月15日", "2026-11-15"],
  ["11月 截至11.15", "2026-11-15"],
  ["截至12/5", "2025-12-05"],
  ["截至2026/3/31", "2026-03-31"],
  ["截至上月底", "2026-10-31"],
  ["截至昨天", "2026-11-27"],
  ["到11月15日为止", "2026-11-15"],
  ["3月到5月", null],
  ["截至 2/30", null],
  ["本月", null],
])("as of: %s", (text, day) => {
  expect(readAsOf(text, TODAY)?.day ?? null).toBe(day);
});
