import { describe, expect, it } from "vitest";
import {
  readItemOrDay,
  readItemReference,
  readItemReferences,
} from "../../../src/chat/read/item-reference.ts";

describe("the item behind a command word", () => {
  it.each([
    ["#12 客户要比价 下次 周五 发报价", 12, "客户要比价 下次 周五 发报价"],
    ["#12 客户要比价", 12, "客户要比价"],
    ["#12,客户要比价", 12, "客户要比价"],
    ["＃１２ 客户　ＭＥＳ😀", 12, "客户　ＭＥＳ😀"],
    ["12号 价格", 12, "价格"],
    ["12号客户在比价", 12, "客户在比价"],
    ["编号12:价格", 12, "价格"],
    ["井号12 价格", 12, "价格"],
    ["商机#12 价格", 12, "价格"],
    ["12", 12, ""],
    ["12。", 12, ""],
    ["12.客户要比价", 12, "客户要比价"],
    ["12...再说", 12, "...再说"],
    ["1合同已寄", 1, "合同已寄"],
    ["2周五定", 2, "周五定"],
    ["12 2点见面", 12, "2点见面"],
    ["  12   28万 签约今天", 12, "28万 签约今天"],
  ])("%s is a number", (text, no, rest) => {
    expect(readItemReference(text)).toEqual({ reference: { kind: "number", no }, before: "", rest });
  });

  it.each([
    ["它 打过了", "打过了"],
    ["上一个,打过了", "打过了"],
    ["这个客户不做了", "不做了"],
    ["刚才那个 约了周五", "约了周五"],
  ])("%s is the last one touched", (text, rest) => {
    expect(readItemReference(text)).toEqual({ reference: { kind: "it" }, before: "", rest });
  });

  it.each([
    ["第3条", 3, ""],
    ["第三条 打过了", 3, "打过了"],
    ["第十二个", 12, ""],
    ["第二十三条", 23, ""],
  ])("%s is a line of the list", (text, line, rest) => {
    expect(readItemReference(text)).toEqual({ reference: { kind: "line", line }, before: "", rest });
  });

  it.each([
    ["云图科技 价格", "云图科技", "价格"],
    ["云图,打过了", "云图", "打过了"],
    ["刚开始谈", "刚开始谈", ""],
  ])("%s begins with a name", (text, name, rest) => {
    expect(readItemReference(text)).toEqual({ reference: { kind: "name", name }, before: "", rest });
  });

  it.each([
    "12万",
    "12/1 签约",
    "12月签",
    "12%",
    "12点见",
    "12:30 见面",
    "12.5万",
    "3天后",
    "30台设备",
    "12号楼",
    "5#楼的客户",
    "@李四",
    "明天再打",
    "周五",
    "",
  ])("%s names no item", (text) => {
    expect(readItemReference(text)).toEqual({ reference: { kind: "none" }, before: "", rest: text });
  });

  it("finds #12 further on and keeps what stood before it", () => {
    expect(readItemReference("打了电话 #12 约了周五")).toEqual({
      reference: { kind: "number", no: 12 },
      before: "打了电话",
      rest: "约了周五",
    });
  });

  it.each(["客户在C#12里写的", "见 http://a.cn/#12", "地址 园区#3楼"])(
    "%s holds no number of an item",
    (text) => {
      expect(readItemReference(text).reference.kind).toBe("name");
    },
  );
});

describe("several items at once", () => {
  it.each([
    ["#3 #5 都打过电话", [3, 5], "都打过电话"],
    ["12 45 88都打了没人接 明天再打", [12, 45, 88], "都打了没人接 明天再打"],
    ["3、5、8", [3, 5, 8], ""],
    ["#3、5、8 没接", [3, 5, 8], "没接"],
    ["#3 5 8 都打过", [3, 5, 8], "都打过"],
    ["12和45 没人接", [12, 45], "没人接"],
    ["12 12 45 没人接", [12, 45], "没人接"],
    ["#12 2 约了周四", [12], "2 约了周四"],
    ["12 30台设备要换", [12], "30台设备要换"],
    ["12 28万", [12], "28万"],
    ["12 5天后再约", [12], "5天后再约"],
  ])("%s", (text, numbers, rest) => {
    const read = readItemReferences(text);
    expect(read.references).toEqual(numbers.map((no) => ({ kind: "number", no })));
    expect(read.rest).toBe(rest);
  });

  it("falls back to the single reference, or to none", () => {
    expect(readItemReferences("云图 打过了").references).toEqual([{ kind: "name", name: "云图" }]);
    expect(readItemReferences("")).toEqual({ references: [], before: "", rest: "" });
  });
});

describe("12号 away from the command", () => {
  it.each([
    ["12号提醒我打电话", 12],
    ["提醒我31号签约", 31],
  ])("%s may be an item or a day", (text, no) => {
    expect(readItemOrDay(text)).toEqual({ no });
  });

  it.each(["11月12号提醒我", "12号线", "45号客户", "提醒我打电话"])("%s leaves no doubt", (text) => {
    expect(readItemOrDay(text)).toBeNull();
  });
});
