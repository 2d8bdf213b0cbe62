// Twelve lists as people keep them, and what is read in each.
import { describe, expect, test } from "vitest";
import type { LeadField } from "../../src/domain/hands/lead-list.ts";
import { readLeads } from "../../src/files/table.ts";
import { workbook } from "./workbooks.ts";

/** Each row as field: text, where the list says something. */
async function read(bytes: Buffer) {
  const { columns, rows } = await readLeads(bytes);
  const found: Partial<Record<LeadField, string>>[] = [];
  for await (const { cells } of rows)
    found.push(
      Object.fromEntries(
        columns
          .filter(({ at, field }) => field !== null && (cells[at] ?? "") !== "")
          .map(({ at, field }) => [field, cells[at]]),
      ),
    );
  return { found, unread: columns.filter(({ field }) => field === null).map(({ heading }) => heading) };
}
const csv = (text: string) => Buffer.from(text);
const number = (value: string, style?: number) => ({
  xml: `<c${style === undefined ? "" : ` s="${style}"`}><v>${value}</v></c>`,
});

describe("lists as they are kept", () => {
  test("1 the trade fair's: titles above, the booth's own words", async () => {
    const { found } = await read(
      csv(
        "2026上海工博会 观众名单,,,,\n导出时间: 2026-11-20,,,,\n\n您的姓名,公司,职位,手机号码,感兴趣的产品\n王磊,杭州云栖科技,采购经理,13800001111,MES\n",
      ),
    );
    expect(found).toEqual([
      {
        contact: "王磊",
        customer: "杭州云栖科技",
        contactRole: "采购经理",
        phone: "13800001111",
        product: "MES",
      },
    ]);
  });

  test("2 an old CRM's export in GB18030 with semicolons", async () => {
    // 客户名称;负责人;商机阶段;预计成交金额(元) · 苏州恒力机电;张三;报价;280,000.00
    const bytes = Buffer.concat([
      Buffer.from(
        "bfcdbba7c3fbb3c63bb8bad4f0c8cb3bc9ccbbfabdd7b6ce3bd4a4bcc6b3c9bdbbbdf0b6eea3a8d4aaa3a90d0a",
        "hex",
      ),
      Buffer.from("cbd5d6ddbae3c1a6bbfab5e73bd5c5c8fd3bb1a8bcdb3b3238302c3030302e3030", "hex"),
    ]);
    expect((await read(bytes)).found).toEqual([
      { customer: "苏州恒力机电", owner: "张三", stage: "报价", amount: "280,000.00" },
    ]);
  });

  test("3 a rep's notes without a heading", async () => {
    const { found } = await read(
      csv(
        "杭州云栖科技有限公司,王总,13800001111,聊过一次,想先看演示\n苏州恒力机电厂,李工,0512-66668888,等预算,\n",
      ),
    );
    expect(found[0]).toMatchObject({
      customer: "杭州云栖科技有限公司",
      contact: "王总",
      phone: "13800001111",
    });
    expect(found).toHaveLength(2);
  });

  test("4 merged cells: one owner and one stage for several customers", async () => {
    const bytes = await workbook({
      rows: [
        ["跟进人", "客户", "阶段"],
        ["张三", "云图科技", "中意向"],
        [null, "恒力机电", null],
        [null, "华测检测", "高意向"],
        ["李四", "新元药业", "基础意向"],
      ],
      merged: ["A2:A4", "C2:C3"],
    });
    expect((await read(bytes)).found.map(({ owner, stage }) => [owner, stage])).toEqual([
      ["张三", "中意向"],
      ["张三", "中意向"],
      ["张三", "高意向"],
      ["李四", "基础意向"],
    ]);
  });

  test("5 two rows of headings below a title", async () => {
    const bytes = await workbook({
      rows: [
        ["华东大区客户表", null, null, null, null],
        ["单位名称", "联系信息", null, "商机", null],
        [null, "姓名", "手机", "阶段", "金额(万元)"],
        ["云图科技", "王磊", number("13800001111"), "报价", number("28")],
      ],
      merged: ["A1:E1", "A2:A3", "B2:C2", "D2:E2"],
    });
    expect((await read(bytes)).found).toEqual([
      { customer: "云图科技", contact: "王磊", phone: "13800001111", stage: "报价", amount: "28" },
    ]);
  });

  test("6 days as numbers, in formats of days and without", async () => {
    const bytes = await workbook({
      rows: [
        ["客户", "最近跟进时间", "下次跟进日期", "成交日期"],
        ["云图科技", number("46323", 1), number("46350.604166666664", 2), number("46300")],
      ],
    });
    expect((await read(bytes)).found).toEqual([
      { customer: "云图科技", lastDay: "2026-10-28", nextDay: "2026-11-24 14:30", signedOn: "46300" },
    ]);
  });

  test("7 phones as numbers, and as a spreadsheet has ruined them", async () => {
    const bytes = await workbook({
      rows: [
        ["公司", "电话"],
        ["云图科技", number("1.3800001111E10")],
        ["恒力机电", number("13900002222")],
        ["华测检测", "1.39E+10"],
      ],
    });
    expect((await read(bytes)).found.map(({ phone }) => phone)).toEqual([
      "13800001111",
      "13900002222",
      "1.39E+10",
    ]);
  });

  test("8 formulas: their last result, and nothing where they have failed", async () => {
    const bytes = await workbook({
      rows: [
        ["客户名称", "联系人", "预算"],
        [
          { xml: '<c t="str"><f>A9&amp;"科技"</f><v>云图科技</v></c>' },
          { xml: '<c t="e"><f>VLOOKUP(1,B:C,2)</f><v>#N/A</v></c>' },
          { xml: "<c><f>SUM(0.1,0.2)</f><v>0.30000000000000004</v></c>" },
        ],
      ],
    });
    expect((await read(bytes)).found).toEqual([{ customer: "云图科技", amount: "0.3" }]);
  });

  test("9 an English CRM's export, with quotes, commas and lines in its cells", async () => {
    const { found, unread } = await read(
      csv(
        '\ufeff"Account Name","Contact Person","Mobile Phone","Deal Stage","Owner","Last Contacted","Next Step","GUID"\r\n"Bosch Rexroth, Ltd.","Tom Lee","+86 138-0000-1111","Negotiation","ZhangSan","2026-11-01","line one\nline two","x1"\r\n',
      ),
    );
    expect(found).toEqual([
      {
        customer: "Bosch Rexroth, Ltd.",
        contact: "Tom Lee",
        phone: "+86 138-0000-1111",
        stage: "Negotiation",
        owner: "ZhangSan",
        lastDay: "2026-11-01",
        nextText: "line one\nline two",
      },
    ]);
    expect(unread).toEqual(["GUID"]);
  });

  test("10 Excel's Unicode text: UTF-16 with tabs", async () => {
    const text = "客户\t联系方式\t备注\n云图科技\t13800001111\t老客户\n";
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    expect((await read(bytes)).found).toEqual([
      { customer: "云图科技", phone: "13800001111", note: "老客户" },
    ]);
  });

  test("11 a workbook with a cover, a hidden sheet, blank rows and a sum at the end", async () => {
    const bytes = await workbook(
      {
        rows: [
          ["填表说明", "请勿改动表头"],
          ["1", "客户名称必填"],
        ],
      },
      {
        rows: [
          ["客户", "电话"],
          ["隐藏的", "13800009999"],
        ],
        isHidden: true,
      },
      {
        rows: [
          ["客户名称", "手机", "金额"],
          [null],
          ["云图科技", "13800001111", "5万"],
          [null],
          ["合计", null, "5万"],
        ],
      },
    );
    expect((await read(bytes)).found).toEqual([
      { customer: "云图科技", phone: "13800001111", amount: "5万" },
    ]);
  });

  test("12 forty columns, most of them nobody's business", async () => {
    const others = Array.from({ length: 38 }, (_, at) => `自定义字段${at}`);
    const { found, unread } = await read(
      csv(
        `${["客户名称", ...others, "负责人"].join(",")}\n${["云图科技", ...others.map(() => "x"), "张三"].join(",")}\n`,
      ),
    );
    expect(found).toEqual([{ customer: "云图科技", owner: "张三" }]);
    expect(unread).toHaveLength(38);
  });
});

describe("what is not read is known", () => {
  const list = (name: string, ...customers: readonly string[]) => ({
    name,
    rows: [["客户", "联系人", "电话"], ...customers.map((one) => [one, "王磊", "13800001111"])],
  });

  test("a workbook with a sheet a person: one is read, the others are named; an explanation is no list", async () => {
    const bytes = await workbook(
      { name: "说明", rows: [["每周五更新", null]] },
      list("周倩", "云图科技"),
      list("吴婷", "恒力机电"),
    );
    const { rows, unread } = await readLeads(bytes);
    const found: string[] = [];
    for await (const { cells } of rows) found.push(cells[0] ?? "");
    expect(found).toEqual(["云图科技"]);
    expect(unread).toEqual({ sheets: ["吴婷"], above: 0 });
  });

  test("rows of customers above the headings are counted, titles are not", async () => {
    const above = async (text: string) => (await readLeads(csv(text))).unread.above;
    expect(
      await above("展会名单,,\n制表: 王,日期: 周五,\n客户,联系人,电话\n云图科技,王磊,13800001111\n"),
    ).toBe(0);
    expect(await above("云图,王磊,老客户\n恒力,李雷,新客户\n客户,联系人,电话\n华测,赵六,13800001111\n")).toBe(
      2,
    );
  });

  test.each([
    ["a full name", "杭州云栖科技有限公司,韩梅,13757008801,备注待补"],
    ["a company without its form", "宁波象山渔业公司,客户,老客户,备注待补"],
    ["an amount", "云栖科技,韩梅,电话,已经报价36万"],
  ])("a row with %s is a customer's, no heading", async (_, row) => {
    const bytes = csv(
      `苏州恒力机电有限公司,李雷,13757008802,\n${row}\n湖州安吉竹业有限公司,魏华,13757008804,\n`,
    );
    const { found } = await read(bytes);
    expect(found).toHaveLength(3);
    expect(found[0]).toMatchObject({
      customer: "苏州恒力机电有限公司",
      contact: "李雷",
      phone: "13757008802",
    });
  });

  test("customers without their legal form are told by the first column of names", async () => {
    const { found } = await read(
      csv(
        "上海闵行泵业,老胡,13916650087,等预算\n太仓港务机械,李工,18662250031,想看演示\n浙江平湖箱包,陆老板,微信 lulaoban88,没电话,明年再说\n",
      ),
    );
    expect(found.map(({ customer }) => customer)).toEqual(["上海闵行泵业", "太仓港务机械", "浙江平湖箱包"]);
  });

  test("headings nobody knows stand above what tells the columns, and are no customer", async () => {
    const { columns, rows } = await readLeads(
      csv(
        "甲,乙,丙,丁,阶段\n苏州恒力电机有限公司,王建国,13861180101,12万,已报价\n无锡天奇物流设备有限公司,李总,13861180102,8.5万,\n",
      ),
    );
    expect(columns.map(({ heading, field }) => `${heading}=${field}`)).toEqual([
      "甲=customer",
      "乙=contact",
      "丙=phone",
      "丁=amount",
      "阶段=stage",
    ]);
    let count = 0;
    for await (const _ of rows) count++;
    expect(count).toBe(2);
  });

  test.each([
    ["names without phones", "恒力电机,王建国,想看MES\n天奇物流,李总,要WMS\n", 2],
    ["projects, stages and budgets", "项目,进度,预算\n恒力电机二期,方案中,30万\n天奇立库,投标中,80万\n", 2],
    ["another language", "foo,bar\nHengli Motor,tom@hengli.com\nTianqi Logistics,lee@tianqi.com\n", 3],
  ])("a table that tells of nobody is asked about: %s", async (_, text, count) => {
    const { columns, rows } = await readLeads(csv(text));
    const who: readonly (LeadField | null)[] = ["customer", "contact", "phone"];
    expect(columns.filter(({ field }) => who.includes(field))).toEqual([]);
    let found = 0;
    for await (const _row of rows) found++;
    expect(found).toBe(count);
  });

  test("what is said in a text is no table", async () => {
    for (const text of ["你好\n明天开会\n记得带资料\n", "a,b\n1,2\n", "各位好,附件是名单\n请查收\n谢谢\n"])
      await expect(readLeads(csv(text))).rejects.toMatchObject({ code: "no-headings" });
  });

  test("the names of groups are no customers", async () => {
    const { found } = await read(
      csv(
        "客户名称,联系人,手机\n一、重点客户,,\n云图科技,王磊,13800001111\n二、一般客户,,\n恒力机电,李雷,13800001112\n华东区域,,\n",
      ),
    );
    expect(found.map(({ customer }) => customer)).toEqual(["云图科技", "恒力机电"]);
  });

  test("of forty columns of a register only ours are read", async () => {
    const { found, unread } = await read(
      csv(
        "企业全称,经营状态,法定代表人,法人电话,关键人,关键人手机,我方跟进阶段\n云图科技,存续,鲁某,02166660000,秦朗,13661000301,高意向\n",
      ),
    );
    expect(found).toEqual([{ customer: "云图科技", contact: "秦朗", phone: "13661000301", stage: "高意向" }]);
    expect(unread).toEqual(["经营状态", "法定代表人", "法人电话"]);
  });

  test("of Last Activity and Next Step the cells say whether it is a day", async () => {
    const { found } = await read(
      csv(
        "Account Name,Phone,Last Activity,Next Step,Opportunity Owner\nKestrel,13862002201,11/24/2026,Send quote,zhouqian\nHarbour,13957402202,11/26/2026,Visit,zhouqian\n",
      ),
    );
    expect(found[0]).toEqual({
      customer: "Kestrel",
      phone: "13862002201",
      lastDay: "11/24/2026",
      nextText: "Send quote",
      owner: "zhouqian",
    });
  });
});

describe("headings by their meaning", () => {
  test.each<readonly [LeadField, readonly string[]]>([
    ["customer", ["单位名称", "客户", "公司全称", "*客户名称(必填)", "企业名称", "Company", "Account Name"]],
    ["contact", ["联系人", "姓名", "客户姓名", "对接人", "Contact Person"]],
    ["phone", ["手机", "电话", "联系方式", "联系人电话", "手 机 号", "Tel.", "Mobile"]],
    ["owner", ["跟进人", "负责人", "归属销售", "客户经理", "业务员", "Owner"]],
    ["stage", ["阶段", "商机阶段", "销售进度", "客户状态", "Deal Stage"]],
    ["amount", ["预计金额(万元)", "预算", "Amount (CNY)", "金额"]],
    ["lastDay", ["最近跟进时间", "最后联系日期", "上次跟进", "Last Contacted"]],
    ["nextDay", ["下次跟进时间", "下次联系日期", "Next Follow-up Date"]],
    ["plannedSigningOn", ["预计签约日期", "预计成交时间"]],
    ["signedOn", ["成交日期", "签约时间"]],
    ["begunOn", ["创建时间", "首次联系日期", "商机创建日期", "立项日期", "建档时间"]],
  ])("%s", async (field, headings) => {
    for (const heading of headings) {
      const partner = field === "customer" ? "电话" : "客户";
      const { columns } = await readLeads(Buffer.from(`${heading},${partner},备注\nx,y,z\n`));
      expect([heading, columns[0]?.field]).toEqual([heading, field]);
    }
  });
});
