// What a heading means where its words alone would mislead.
import { expect, test } from "vitest";
import { columnOf, withoutTwins } from "../../src/files/headings.ts";

test.each([
  ["预计成交(万)", "amount"],
  ["预计签单(万元)", "amount"],
  ["计划成交/万元", "amount"],
  ["预计成交", "plannedSigningOn"],
  ["预计成交日期", "plannedSigningOn"],
  ["从哪来的", "source"],
  ["哪里来的", "source"],
  ["怎么来的", "source"],
])("%s is %s: no day is counted in 万", (heading, field) => {
  expect(columnOf(heading, 0).field).toBe(field);
});

const fieldsOf = (...headings: readonly string[]) =>
  withoutTwins(headings.map((heading, at) => columnOf(heading, at))).map(({ field }) => field);

test("of a place and an address the address is taken, wherever it stands; of two addresses the first", () => {
  expect(fieldsOf("客户", "所在城市", "详细地址")).toEqual(["customer", null, "address"]);
  expect(fieldsOf("客户", "详细地址", "所在城市")).toEqual(["customer", "address", null]);
  expect(fieldsOf("客户", "公司地址", "收货地址")).toEqual(["customer", "address", null]);
  expect(fieldsOf("客户", "省份", "城市")).toEqual(["customer", "address", null]);
  expect(fieldsOf("电话", "手机", "备注", "说明")).toEqual(["phone", "phone", "note", "note"]);
});
