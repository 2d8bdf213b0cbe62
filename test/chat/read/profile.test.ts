import { describe, expect, it } from "vitest";
import { type ProfileRead, readProfile } from "../../../src/chat/read/profile.ts";

const said = (profile: ProfileRead) =>
  Object.fromEntries(
    Object.entries(profile).filter(
      ([name, part]) =>
        name !== "customerType" &&
        part !== null &&
        part !== false &&
        !(Array.isArray(part) && part.length === 0),
    ),
  );

const YUNTU = { contact: "王磊", phone: "13800001111" };

describe("a customer in one line", () => {
  it.each<[string, Partial<ProfileRead>]>([
    [
      "上海云图科技 王磊13800001111 想上数据中台 预算50万 在徐汇",
      { ...YUNTU, customer: "上海云图科技", need: "想上数据中台", expectedFen: 50_000_000, address: "徐汇" },
    ],
    [
      ":云图科技,联系人 王磊,电话 138-0000-1111,需求 数据中台,50w",
      { ...YUNTU, customer: "云图科技", need: "数据中台", expectedFen: 50_000_000 },
    ],
    [
      "云图科技,联系人 王磊,电话 138-0000-1111,需求 数据中台,50w",
      { ...YUNTU, customer: "云图科技", need: "数据中台", expectedFen: 50_000_000 },
    ],
    [
      "苏州恒力机电 陈工13900002222 想看MES 四五十万 朋友介绍",
      {
        customer: "苏州恒力机电",
        contact: "陈工",
        phone: "13900002222",
        need: "想看MES",
        amountUnclear: "四五十万",
        source: "朋友介绍",
      },
    ],
    [
      "4新的无锡双象李姐13900003333要WMS",
      { customer: "无锡双象", contact: "李姐", phone: "13900003333", need: "要WMS" },
    ],
    [
      "上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台 金额50万 另立",
      {
        ...YUNTU,
        customer: "上海云图科技",
        address: "上海徐汇",
        need: "数据中台",
        expectedFen: 50_000_000,
        further: true,
      },
    ],
    [
      "杭州云栖科技 王磊 13800001111 想了解MES 来源 百度投流",
      { ...YUNTU, customer: "杭州云栖科技", need: "想了解MES", source: "百度投流" },
    ],
    [
      "上海云图科技 电话13800001111 联系人王磊 需求数据中台",
      { ...YUNTU, customer: "上海云图科技", need: "数据中台" },
    ],
    [
      "公司名称:上海云图科技有限公司;联系人:王磊;电话:13800001111;地址:上海市徐汇区;需求:数据中台;金额:50万元",
      {
        ...YUNTU,
        customer: "上海云图科技有限公司",
        address: "上海市徐汇区",
        need: "数据中台",
        expectedFen: 50_000_000,
      },
    ],
    [
      "上海云图科技王磊13800001111,徐汇区漕溪路1号,想做私有化部署 替换老系统,预算30万左右",
      {
        ...YUNTU,
        customer: "上海云图科技",
        address: "徐汇区漕溪路1号",
        need: "想做私有化部署 替换老系统",
        expectedFen: 30_000_000,
      },
    ],
    ["王磊 13800001111 上海云图科技 想上MES", { ...YUNTU, customer: "上海云图科技", need: "想上MES" }],
    [
      "云图科技 13800001111 王总 采购 需要200台终端 80000",
      {
        customer: "云图科技",
        contact: "王总",
        contactRole: "采购",
        phone: "13800001111",
        need: "需要200台终端",
        expectedFen: 8_000_000,
      },
    ],
    [
      "北京华云 采购经理 张伟 010-88886666 咨询ERP 2026春季展会",
      {
        customer: "北京华云",
        contact: "张伟",
        contactRole: "采购经理",
        phone: "01088886666",
        need: "咨询ERP",
        source: "2026春季展会",
      },
    ],
    [
      "ABC Tech Ltd 联系人:Tom Lee 电话:13800001111 需求:WMS、MES 预算:20万美元 公司:ABC Tech Ltd",
      {
        customer: "ABC Tech Ltd",
        contact: "Tom Lee",
        phone: "13800001111",
        need: "WMS、MES",
        currencyUnclear: "20万美元",
        leftovers: ["ABC Tech Ltd"],
      },
    ],
    [
      "昆山精密五金 联系人 采购 李总 13900000000 想上MES",
      {
        customer: "昆山精密五金",
        contact: "李总",
        contactRole: "采购",
        phone: "13900000000",
        need: "想上MES",
      },
    ],
    ["云图科技想上数据中台", { customer: "云图科技", need: "想上数据中台" }],
    ["无锡双象要WMS", { customer: "无锡双象", need: "要WMS" }],
    ["联想集团 王磊13800001111 需求 私有云", { ...YUNTU, customer: "联想集团", need: "私有云" }],
    ["云图 想了解 MES软件 王磊138 0000 1111", { ...YUNTU, customer: "云图", need: "想了解 MES软件" }],
    [
      "上海云图科技 王磊13800001111 需求 替换用友 100个用户 金额50万 地址 漕溪路1号3楼 来源 陈总介绍",
      {
        ...YUNTU,
        customer: "上海云图科技",
        need: "替换用友 100个用户",
        expectedFen: 50_000_000,
        address: "漕溪路1号3楼",
        source: "陈总介绍",
      },
    ],
    [
      "万邦物流 李总13511112222 做WMS 预算80-100万",
      {
        customer: "万邦物流",
        contact: "李总",
        phone: "13511112222",
        need: "做WMS",
        amountUnclear: "80-100万",
      },
    ],
    [
      "苏明电子 赵敏 微信 zhaomin88 有意向上SCADA",
      { customer: "苏明电子", contact: "赵敏", phone: "zhaomin88", need: "有意向上SCADA" },
    ],
    [
      "云图科技 13800001111 产品 MES",
      { customer: "云图科技", phone: "13800001111", need: "MES", product: "MES" },
    ],
    [
      "上海云图科技,王磊,13800001111,徐汇,数据中台,50万",
      {
        ...YUNTU,
        customer: "上海云图科技",
        address: "徐汇",
        expectedFen: 50_000_000,
        leftovers: ["数据中台"],
      },
    ],
    [
      "云图科技 王磊13800001111 想上MES 预算未定",
      { ...YUNTU, customer: "云图科技", need: "想上MES", leftovers: ["预算未定"] },
    ],
    [
      "云图科技 王磊13800001111 想上MES 客户很急 在选型",
      { ...YUNTU, customer: "云图科技", need: "想上MES 客户很急 在选型" },
    ],
    ["", {}],
  ])("%s", (text, fields) => {
    expect(said(readProfile(text))).toEqual(fields);
  });

  it("reads a form of many lines", () => {
    const text =
      "华测检测\n联系人:刘总\n电话:13700001111\n地址:深圳市宝安区 新安街道\n需求:LIMS系统,替换旧系统\n预计80万\n来源:老客户 转介绍";
    expect(said(readProfile(text))).toEqual({
      customer: "华测检测",
      contact: "刘总",
      phone: "13700001111",
      address: "深圳市宝安区 新安街道",
      need: "LIMS系统,替换旧系统",
      expectedFen: 80_000_000,
      source: "老客户 转介绍",
    });
  });

  it("lets a labelled field win over a guess", () => {
    const text = "上海云图科技 想上MES 18万 王磊 13800001111 公司:恒力机电 需求:数据中台 金额:50万";
    expect(readProfile(text)).toMatchObject({
      customer: "恒力机电",
      need: "数据中台",
      expectedFen: 50_000_000,
    });
  });
});

describe("a person as customer", () => {
  it.each<[string, Partial<ProfileRead>]>([
    [
      "个人客户 李女士 13900001111 想买意外险 抖音",
      { customer: "李女士", contact: "李女士", phone: "13900001111", need: "想买意外险", source: "抖音" },
    ],
    [
      "类型个人 李雷 139 0000 1111 想买房",
      { customer: "李雷", contact: "李雷", phone: "13900001111", need: "想买房" },
    ],
    [
      "张女士 13911112222 想学英语 个人",
      { customer: "张女士", contact: "张女士", phone: "13911112222", need: "想学英语" },
    ],
  ])("%s", (text, fields) => {
    expect(readProfile(text).customerType).toBe("person");
    expect(said(readProfile(text))).toEqual(fields);
  });

  it("is a company unless somebody says so", () => {
    expect(readProfile("云图科技 王磊13800001111").customerType).toBe("company");
  });
});

describe("a company's name that runs over spaces and marks is taken whole", () => {
  it.each([
    ["Bosch Rexroth 联系人王磊 13800001111 地址上海 需求MES", "Bosch Rexroth", "王磊"],
    ["Siemens Ltd., China 陈工 13800001111 想看MES", "Siemens Ltd., China", "陈工"],
    ["南通C/D物流 王磊 13800001111 想看WMS", "南通C/D物流", "王磊"],
    ["A&B (上海) 有限公司 王磊 13800001111", "A&B (上海) 有限公司", "王磊"],
    ["3M中国 王磊 13800001111 需求WMS", "3M中国", "王磊"],
    ["3M China Ltd 王磊 13800001111 朋友介绍", "3M China Ltd", "王磊"],
    ["Johnson & Johnson 张伟 13800001111 地址苏州", "Johnson & Johnson", "张伟"],
    [
      "Procter & Gamble (Guangzhou) Co., Ltd. 联系人 Li Lei 13800001111",
      "Procter & Gamble (Guangzhou) Co., Ltd",
      "Li Lei",
    ],
    ["A.O. Smith 李经理 13800001111 想上MES", "A.O. Smith", "李经理"],
    ["Dr. Oetker, 陈工 13800001111, 想看MES", "Dr. Oetker", "陈工"],
    ["H.B. Fuller 无锡 王磊 13800001111", "H.B. Fuller", "王磊"],
    ["上海 ABC 科技有限公司 王磊 13800001111", "上海 ABC 科技有限公司", "王磊"],
    ["德国 Bosch 王磊 13800001111 想看MES", "德国 Bosch", "王磊"],
    ["bosch rexroth 陈工13800001111", "bosch rexroth", "陈工"],
    ["Bosch Rexroth陈工13800001111", "Bosch Rexroth", "陈工"],
    ["Novo Nordisk A/S 王磊 13800001111", "Novo Nordisk A/S", "王磊"],
    ["客户 Siemens Ltd., China 联系人 陈工 13800001111", "Siemens Ltd., China", "陈工"],
    ["公司名称:A&B (上海) 有限公司;联系人:王磊;电话:13800001111", "A&B (上海) 有限公司", "王磊"],
    ["陈工 13800001111 Bosch Rexroth 想看MES", "Bosch Rexroth", "陈工"],
    ["Li Lei 13800001111 Bosch Rexroth 想看MES", "Bosch Rexroth", "Li Lei"],
    ["Siemens Ltd Tom Lee 13800001111", "Siemens Ltd", "Tom Lee"],
    ["云图科技 Tom Lee 13800001111 想看MES", "云图科技", "Tom Lee"],
    // Whether the last word is somebody nobody can tell: the name runs to the phone, and the contact is asked for.
    ["Bosch Rexroth 13800001111 想看MES", "Bosch Rexroth", null],
    ["Siemens Ltd., China 13800001111", "Siemens Ltd., China", null],
  ])("%s", (text, customer, contact) => {
    expect(readProfile(text)).toMatchObject({ customer, contact, phone: "13800001111", leftovers: [] });
  });

  it.each([
    ["Bosch MES 王磊 13800001111", "Bosch"],
    ["Bosch IT经理 王磊 13800001111", "Bosch"],
    ["云图科技/恒力 王磊 13800001111", "云图科技"],
    ["云图科技 SAP 王磊 13800001111", "云图科技"],
    ["Bosch (王总) 13800001111", "Bosch"],
    ["海尔 想上ERP/MES 王磊 13800001111", "海尔"],
  ])("what is no part of the name stays out of it: %s", (text, customer) => {
    expect(readProfile(text).customer).toBe(customer);
  });
});
