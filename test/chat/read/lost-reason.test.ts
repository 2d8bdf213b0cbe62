import { expect, it } from "vitest";
import { readLostReason } from "../../../src/chat/read/lost-reason.ts";

it.each([
  ["价格", "价格", null],
  ["价格 输给用友", "价格", "用友"],
  ["输给用友 价格", "价格", "用友"],
  ["价格高,被金蝶抢了", "价格高", "金蝶"],
  ["关系不到位,让浪潮签走了", "关系不到位", "浪潮"],
  ["选了金蝶 因为价格", "价格", "金蝶"],
  ["用友中标了", null, "用友"],
  ["原因:太贵 对手:用友", "太贵", "用友"],
  ["客户不做了", "客户不做了", "客户不做了"],
  ["预算取消", "预算取消", "预算取消"],
  ["功能不满足", "功能不满足", null],
  ["", null, null],
])("输单 #12 %s", (text, reason, lostTo) => {
  expect(readLostReason(text)).toEqual({ reason, lostTo });
});
