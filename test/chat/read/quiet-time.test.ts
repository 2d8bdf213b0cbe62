// 30天, 半个月, 到4/1: how long a customer is to be left in peace, and what is left is why.
import { describe, expect, test } from "vitest";
import { customerCame } from "../../../src/chat/read/customer-came.ts";
import { readQuietTime } from "../../../src/chat/read/quiet-time.ts";
import { at } from "../../../src/domain/day.ts";

const NOW = at("2026-03-10", 9 * 60 + 30);

test.each([
  ["30天 暂无预算", 30, "暂无预算"],
  ["暂无预算 30天", 30, "暂无预算"],
  ["暂无预算,30天", 30, "暂无预算"],
  ["两个月 预算冻结", 60, "预算冻结"],
  ["一个半月", 45, ""],
  ["半个月", 15, ""],
  ["半年 在上市", 183, "在上市"],
  ["三周", 21, ""],
  ["到4/1 等新财年", 22, "等新财年"],
  ["3天后再说", null, "3天后再说"],
  ["", null, ""],
  ["因为换领导", null, "换领导"],
])("%s", (text, days, reason) => {
  expect(readQuietTime(text, NOW)).toEqual({ kind: "time", days, reason });
});
test.each(["取消", "解除静默", "结束 客户来了"])("%s ends it", (text) =>
  expect(readQuietTime(text, NOW)).toMatchObject({ kind: "off" }),
);

describe("whether the customer came", () => {
  test.each([
    "客户主动打来问价格",
    "王总来电话了,说预算批了",
    "对方回微信说可以谈了",
    "他又来问交期",
    "客户找上门来了",
    "李工主动联系我要方案",
    "客户自己来看厂了",
  ])("yes: %s", (text) => expect(customerCame(text)).toBe(true));
  test.each([
    "我打了个电话提醒一下",
    "等客户主动联系",
    "客户没回电话",
    "没人接,微信也没回",
    "我主动联系了客户",
    "希望客户主动找我们",
    "发了资料",
    "客户在看方案",
  ])("no: %s", (text) => expect(customerCame(text)).toBe(false));
});
