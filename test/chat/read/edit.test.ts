import { describe, expect, it } from "vitest";
import { readContactChange } from "../../../src/chat/read/contact-change.ts";
import { readEdits } from "../../../src/chat/read/edit.ts";

describe("改 #12", () => {
  it.each([
    ["金额 80万", "amount", "80万"],
    ["金额改成80万", "amount", "80万"],
    ["把金额改为80万", "amount", "80万"],
    ["预算:80万", "expected", "80万"],
    ["预计金额 80万", "expected", "80万"],
    ["报价 30万", "quoted", "30万"],
    ["报价金额改成30万", "quoted", "30万"],
    ["合同额 30万", "contract", "30万"],
    ["合同改成30万", "contract", "30万"],
    ["需求 数据中台", "need", "数据中台"],
    ["需求 客户想换系统", "need", "客户想换系统"],
    ["需求 数据中台 客户 很急", "need", "数据中台 客户 很急"],
    ["地址 上海市徐汇区 漕溪路1号", "address", "上海市徐汇区 漕溪路1号"],
    ["电话 13900000001", "phone", "13900000001"],
    ["来源 朋友介绍", "source", "朋友介绍"],
    ["联系人 李总", "contact", "李总"],
    ["名称 云图数据", "customer-name", "云图数据"],
    ["公司 云图", "customer-name", "云图"],
    ["客户名称:云图", "customer-name", "云图"],
    ["签约日 12/1", "planned-signing", "12/1"],
    ["计划签约日 12/1", "planned-signing", "12/1"],
    ["下次 周五 联系 客户 王总", "next", "周五 联系 客户 王总"],
    ["产品 ＭＥＳ", "product", "ＭＥＳ"],
    ["类型 个人", "customer-type", "个人"],
    ["定制", "solution", "custom"],
    ["标准", "solution", "standard"],
    ["金额", "amount", ""],
    ["需求变了,要MES加WMS", "need", "MES加WMS"],
    ["需求变了", "need", ""],
    ["需求改了,改成LIMS", "need", "LIMS"],
    ["需求 变频器改造", "need", "变频器改造"],
    ["需求 换热站监控", "need", "换热站监控"],
    ["地址变了,搬到滨江江南大道8号", "address", "滨江江南大道8号"],
  ])("%s", (text, field, value) => {
    expect(readEdits(text)).toEqual([{ field, value }]);
  });

  it("changes several fields, each with its label", () => {
    expect(readEdits("金额80万 地址 上海,需求:MES")).toEqual([
      { field: "amount", value: "80万" },
      { field: "address", value: "上海" },
      { field: "need", value: "MES" },
    ]);
  });

  it("names no field where none is named first", () => {
    expect(readEdits("随便 金额 80万")).toEqual([]);
    expect(readEdits("")).toEqual([]);
  });
});

describe("联系人 #12", () => {
  it.each([
    ["加 李总 13900000000 采购", "add", "李总", "13900000000", "采购"],
    ["李总 139 0000 0000", "add", "李总", "13900000000", null],
    ["加 李总 电话 13900000000 职位 采购经理", "add", "李总", "13900000000", "采购经理"],
    ["加 王小明,微信 wxm88", "add", "王小明", "wxm88", null],
    ["改 李总 13900000001", "change", "李总", "13900000001", null],
    ["删 李总", "remove", "李总", null, null],
    ["删除联系人 李总", "remove", "李总", null, null],
  ])("%s", (text, change, name, phone, role) => {
    expect(readContactChange(text)).toEqual({ change, name, phone, role });
  });

  it("asks for a person or a number", () => {
    expect(readContactChange("加")).toBeNull();
  });
});

describe("联系人 and what is said of whoever is known", () => {
  it.each(["不是王磊了", "休假了", "离职了", "没接"])("%s names nobody", (text) => {
    expect(readContactChange(text)).toBeNull();
  });
  it.each(["小孙", "孙厂", "加 小路 13911112222"])("%s names somebody", (text) => {
    expect(readContactChange(text)?.name).toMatch(/^(?:小孙|孙厂|小路)$/);
  });
});
