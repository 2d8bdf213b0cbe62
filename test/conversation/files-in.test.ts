// A list of customers sent to the bot: a first look, 确认, what became of the rows, and all of it taken back.
import { beforeEach, describe, expect, test as onBoth } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";
import { type FilesIn, openFilesIn } from "../setup/files-in.ts";

const LIST = [
  "客户名称,联系人,手机,需求,阶段,负责人,内部编号",
  "上海云图科技有限公司,王磊,13800001111,MES,中意向,张三,A1",
  "苏州恒力机电,李工,13900002222,ERP,摸底,,A2",
  "宁波华测,钱总,1.39E+10,ERP,,,A3",
  "无锡中电,孙总,13500001111,ERP,,李四,A4",
].join("\n");

onEachEngine((engine) => {
  const test = onBoth.runIf(engine.isInFull);
  let talk: Talk;
  let files: FilesIn;
  beforeEach(async () => {
    talk = await openTalk(engine);
    files = await openFilesIn(talk);
  });
  const last = async (who: string) => (await talk.told(who)).at(-1) ?? "";
  const over = async (who: string) =>
    (await talk.told(who)).findLast((said) => said.includes("导入完了")) ?? "";
  const items = () => talk.database.read(({ dump }) => dump.rowsOf("items"));
  const pool = (count: number, from = 0) =>
    `客户,电话,负责人,阶段\n${Array.from({ length: count }, (_, at) => `第${from + at}机电公司,138000${10000 + from + at},公海,中意向`).join("\n")}\n`;

  test("the first look shows how the columns were understood and the first rows; nothing is written before 确认", async () => {
    expect(await files.send("ZhangSan", LIST)).toContain("文件收到了");
    const look = await last("ZhangSan");
    expect(look).toContain("「客户表.csv」4行");
    expect(look).toContain("客户名称→客户 联系人→联系人 手机→电话 需求→需求 阶段→阶段 负责人→负责人");
    expect(look).toContain("没用上的列: 内部编号");
    expect(look).toContain("第2行 上海云图科技有限公司 王磊 13800001111 MES 中意向 张三 A1");
    expect(look).toContain("这些阶段我不认识: 摸底");
    expect(look).toContain("导入后都算你报备的");
    expect(await items()).toEqual([]);
  });

  test("确认 takes the rows in; what is wrong is told with how to mend it", async () => {
    await files.send("ZhangSan", LIST);
    expect(await talk.say("ZhangSan", "阶段对应 摸底=1")).toContain("摸底 = 基础意向");
    expect(await talk.say("ZhangSan", "确认")).toContain("开始导入「客户表.csv」4行");
    await files.work();
    const told = await over("ZhangSan");
    expect(told).toContain("新建2个,重复0行,退回2行");
    expect(told).toContain("1行电话被Excel改短了(第4行): 电话「1.39E+10」只剩几位有效数字");
    expect(told).toContain("1行负责人是别人(第5行): 负责人是「李四」:你只能导入自己的客户");
    expect((await items()).map(({ ownerId, stage, intake }) => [ownerId, stage, intake])).toEqual([
      ["ZhangSan", 2, "imported"],
      ["ZhangSan", 1, "imported"],
    ]);
    expect(await talk.say("ZhangSan", "我的商机")).toContain("上海云图科技");
  });

  test("amounts without a unit are asked about before anything is written, and never guessed", async () => {
    const list =
      "客户,电话,金额,阶段\n云图科技,13800001111,15,方案报价\n恒力机电,13800001112,20万,方案报价\n";
    await files.send("ZhangSan", list);
    const look = await last("ZhangSan");
    expect(look).toContain("阶段这样对: 方案报价→高意向;不对就「阶段对应 方案报价=2」");
    expect(look).toContain("金额没写单位(比如 15): 是万元就回「导入 1 万元」,是元回「导入 1 元」");
    // Each matter begins its own line.
    expect(look.split("\n")).toEqual(
      expect.arrayContaining(["客户→客户 电话→电话 金额→预计金额 阶段→阶段", "前2行:"]),
    );
    await files.send("admin", list);
    const others = (await last("admin")).split("\n");
    expect(others).toContain("没有负责人的: 2行进公海,有重复的就少几行。要给人,加一列「负责人」写姓名再发");
    await talk.say("ZhangSan", "确认");
    await files.work();
    expect(await over("ZhangSan")).toContain(
      "1行金额不是准数,客户照样导入了,金额先空着,原话记在备注里: #1「15」。问准了发「改 1 金额 …」",
    );
    expect(await talk.say("ZhangSan", "详情 1")).toContain("金额: 15");
    expect((await items()).map(({ expectedFen }) => expectedFen)).toEqual([null, 20_000_000]);
    await files.send(
      "lisi",
      list.replaceAll("1380000", "1390000").replace("云图", "华测").replace("恒力", "新元"),
    );
    expect(await talk.say("lisi", "导入 3 万元")).toContain("开始导入");
    await files.work();
    expect((await items()).map(({ expectedFen }) => expectedFen)).toEqual([
      null,
      20_000_000,
      15_000_000,
      20_000_000,
    ]);
  });

  test("取消 takes nothing; the list can still be taken by its number for a day, and then no more", async () => {
    await files.send("ZhangSan", LIST);
    await talk.say("ZhangSan", "取消");
    expect(await talk.say("ZhangSan", "确认")).toContain("没有等你确认");
    expect(await talk.say("ZhangSan", "导入")).toContain("回「确认」就开始");
    expect(await talk.say("lisi", "导入 1")).toContain("没有等着导入的1号表");
    talk.days(2);
    expect(await talk.say("ZhangSan", "导入 1")).toContain("没有等着导入的1号表");
    expect(await items()).toEqual([]);
  });

  test("an admin's list may be others' and the pool's; a rep may not fill the pool", async () => {
    await files.send("admin", LIST.replace("摸底", "报价"));
    await talk.say("admin", "确认");
    await files.work();
    expect((await items()).map(({ ownerId, place }) => [ownerId, place])).toEqual([
      ["ZhangSan", "owned"],
      [null, "pool"],
      ["lisi", "owned"],
    ]);
    await files.send("ZhangSan", pool(2));
    await talk.say("ZhangSan", "确认");
    await files.work();
    expect(await over("ZhangSan")).toContain("新建0个");
  });

  test.each([
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), "这不是表格文件"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), "旧版Excel"],
    ["an empty one", "\n\n", "表是空的"],
    ["one without headings", "a,b\n1,2\n", "没找到表头"],
    ["a broken workbook", "PK\u0003\u0004x", "文件是坏的"],
  ])("%s is told for what it is", async (_, bytes, words) => {
    await files.send("ZhangSan", bytes);
    expect(await last("ZhangSan")).toContain(words);
    expect(await talk.say("ZhangSan", "导入 1")).toContain("请再发一次");
  });

  test("what cannot be fetched is to be sent again", async () => {
    files.goDark();
    await files.send("ZhangSan", LIST);
    expect(await last("ZhangSan")).toContain("文件没取到");
  });

  test("the rows, which hold phones, are forgotten after two days; what they became stays", async () => {
    await files.send("admin", pool(250));
    await talk.say("admin", "确认");
    await files.work();
    const rows = () => talk.database.read(({ imports }) => imports.rowsAfter(1, 0, 1000));
    expect(await rows()).toHaveLength(250);
    expect((await rows())[0]?.cells).toBe("");
    talk.days(3);
    await files.work();
    expect(await rows()).toEqual([]);
    expect(await items()).toHaveLength(250);
  });

  test("a stranger's file is no file of anybody's", async () => {
    expect(await files.send("nobody", LIST)).toContain("不认识");
    expect(await talk.database.read(({ dump }) => dump.rowsOf("imports"))).toEqual([]);
  });

  test("the same message twice is one list; the same file again is told", async () => {
    await files.send("admin", pool(3));
    await talk.say("admin", "确认");
    await files.work();
    await files.send("admin", pool(3));
    expect(await last("admin")).toContain("同一个文件");
    await talk.say("admin", "确认");
    await files.work();
    expect(await over("admin")).toContain("新建0个,重复3行");
    expect(await items()).toHaveLength(3);
  });

  onBoth(
    "while a list comes in, people claim from it: one winner each, and two lists make no customer twice",
    async () => {
      await files.send("admin", pool(60));
      await talk.say("admin", "确认");
      await files.send("heshi", "客户,电话\n第3机电公司,13900009999\n何家铺子,13900008888\n");
      await talk.say("heshi", "确认");
      const [, first, second] = await Promise.all([
        files.work(),
        claimWhenThere("ZhangSan"),
        claimWhenThere("lisi"),
      ]);
      expect(
        [first, second].filter((said) => said.includes("领取成功") || said.includes("已领")).length,
      ).toBeLessThanOrEqual(1);
      expect(await items()).toHaveLength(61);
      const owned = (await items()).filter(({ no }) => no === 1);
      expect(owned[0]?.ownerId).not.toBeNull();
    },
  );
  async function claimWhenThere(who: string): Promise<string> {
    for (let tries = 0; tries < 500; tries++) {
      if ((await talk.database.read(({ items: some }) => some.byNo(1))) !== null)
        return talk.say(who, "领取 1");
      await new Promise((resolve) => setImmediate(resolve));
    }
    return talk.say(who, "领取 1");
  }

  describe("撤销导入", () => {
    beforeEach(async () => {
      await files.send("admin", pool(30));
      await talk.say("admin", "确认");
      await files.work();
    });

    test("takes all of it back within a day, asked once, and leaves what somebody has gone on with", async () => {
      await talk.say("ZhangSan", "领取 5");
      expect(await talk.say("ZhangSan", "撤销导入 1")).toContain("不是你做的");
      expect(await talk.say("admin", "撤销导入")).toContain("30个整个撤回吗");
      expect(await talk.say("admin", "确认")).toContain("开始撤销");
      await files.work();
      expect(await last("admin")).toContain("拿掉29个");
      expect(await last("admin")).toContain("留着: #5");
      expect((await items()).map(({ no }) => no)).toEqual([5]);
      expect(await talk.database.read(({ dump }) => dump.rowsOf("customers"))).toHaveLength(1);
      expect(await talk.database.read(({ dump }) => dump.rowsOf("contacts"))).toHaveLength(1);
      expect(await talk.say("admin", "撤销导入 1")).toContain("已经撤销了");
    });

    test("a day later it stays", async () => {
      talk.days(2);
      expect(await talk.say("admin", "撤销导入 1")).toContain("已经过了一天");
      expect(await talk.say("admin", "撤销导入")).toContain("没有导入过表");
      expect(await items()).toHaveLength(30);
    });

    test("the same list can come in again after it", async () => {
      await talk.say("admin", "撤销导入");
      await talk.say("admin", "确认");
      await files.work();
      await files.send("admin", pool(30));
      await talk.say("admin", "确认");
      await files.work();
      expect(await over("admin")).toContain("新建30个,重复0行");
    });
  });
});
