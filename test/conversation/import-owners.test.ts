// Rows whose owner nobody knows, who has left, or whose name two have: given to somebody in a sentence, before anything is taken in.
import { beforeEach, describe, expect, test } from "vitest";
import { readRepointing } from "../../src/workflows/imports/said-columns.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type FilesIn, openFilesIn } from "../setup/files-in.ts";

const LIST = [
  "客户名称,手机,负责人,阶段",
  "昆山立德精密,13800001111,高翔,中意向",
  "宁波甬江注塑,13800002222,高翔,中意向",
  "上海航毅自动化,13800003333,王小二,中意向",
  "苏州明基医疗,13800004444,李四,中意向",
  "无锡锡北铸造,13800005555,,中意向",
].join("\n");

onOneEngine((engine) => {
  let talk: Talk;
  let files: FilesIn;
  beforeEach(async () => {
    talk = await openTalk(engine);
    files = await openFilesIn(talk);
  });
  const owners = (id = 1) =>
    talk.database.read(async ({ imports }) => Object.fromEntries(await imports.owners(id)));
  const last = async (who: string) => (await talk.told(who)).at(-1) ?? "";
  const over = async (who: string) =>
    (await talk.told(who)).findLast((said) => said.includes("导入完了")) ?? "";
  const holders = () =>
    talk.database.read(async ({ dump }) =>
      (await dump.rowsOf("items")).map(({ ownerId, place }) => ownerId ?? place),
    );

  test("the first look names who is not known, with how many rows each, and how to say whose they are", async () => {
    await files.send("admin", LIST);
    expect(await last("admin")).toContain(
      "负责人对不上、会退回的: 高翔2行(查无此人)、王小二1行(查无此人)。直接说「高翔的都给某某」(写同事的名字)、「高翔的放公海」,不说就退回",
    );
  });

  test("given to a colleague and to the pool in plain words: kept, told in a line, in force when it is taken in, told again, undone", async () => {
    await files.send("admin", LIST);
    expect(await talk.say("admin", "高翔的都给张三")).toBe(
      "好,高翔的2行给张三。还对不上、会退回的: 王小二1行\n对了就回「确认」,导入「客户表.csv」5行",
    );
    expect(await talk.say("admin", "王小二的放公海")).toContain("王小二的1行放公海。负责人都对上了");
    expect(await owners()).toEqual({ 高翔: "ZhangSan", 王小二: null });
    expect(await holders()).toEqual([]);
    await talk.say("admin", "确认");
    await files.work();
    expect(await holders()).toEqual(["ZhangSan", "ZhangSan", "pool", "lisi", "pool"]);
    const said = await over("admin");
    expect(said).toContain("新建5个,重复0行,退回0行");
    expect(said).toContain("按你说的: 王小二的放公海 高翔的归张三");
    expect(await last("ZhangSan")).toContain("给你导入了2个客户");
    await talk.say("admin", "撤销导入");
    await talk.say("admin", "确认");
    await files.work();
    expect(await holders()).toEqual([]);
  });

  test.each([
    ["高翔、王小二的都给李四", { 高翔: "lisi", 王小二: "lisi" }],
    ["高翔的给张三,王小二的放公海", { 高翔: "ZhangSan", 王小二: null }],
    ["把高翔的2行都给@lisi吧", { 高翔: "lisi" }],
    ["对不上的都放公海", { 高翔: null, 王小二: null }],
    ["剩下的都归我", { 高翔: "admin", 王小二: "admin" }],
    ["没写负责人的都给李四", { "": "lisi" }],
    ["高翔名下的都转给张三负责", { 高翔: "ZhangSan" }],
    ["负责人统一改成张三", { 高翔: "ZhangSan", 王小二: "ZhangSan", "": "ZhangSan" }],
    ["李四的都给张三", { 李四: "ZhangSan" }],
    ["导入 1 高翔的给lisi", { 高翔: "lisi" }],
    ["导入 1 「高翔」给@lisi 「王小二」放公海", { 高翔: "lisi", 王小二: null }],
    ["对列 1 高翔的都给李四", { 高翔: "lisi" }],
    ["D列是阶段,高翔的给李四", { 高翔: "lisi" }],
  ])("「%s」", async (words, meant) => {
    await files.send("admin", LIST);
    expect(await talk.say("admin", words)).toMatch(/^好,/);
    expect(await owners()).toEqual(meant);
  });

  test("负责人都写我: what goes to the pool, or is one's own by the userid, is no colleague's", async () => {
    await files.send(
      "admin",
      `${LIST}\n常州天宁纺机,13800006666,公海,中意向\n常州金坛纺机,13800007777,admin,中意向`,
    );
    expect(await talk.say("admin", "负责人都写我")).toContain("另外1行写着同事的名字");
  });

  test("负责人都写我: a colleague's rows stay the colleague's, and that is said", async () => {
    await files.send("admin", LIST);
    expect(await talk.say("admin", "负责人都写我")).toContain(
      "高翔的2行算你的,王小二的1行算你的,没写负责人的1行算你的;另外1行写着同事的名字,还归他们。负责人都对上了",
    );
  });

  test("taken back by 退回; said twice it is as it was; what nobody is called by, or what stands in no row, is refused with what to do", async () => {
    await files.send("admin", LIST);
    await talk.say("admin", "高翔的都给张三");
    expect(await talk.say("admin", "高翔的都给张三")).toContain("本来就是这样,没有要改的");
    expect(await talk.say("admin", "高翔的退回")).toContain("高翔的2行还是退回。还对不上、会退回的: 高翔2行");
    expect(await owners()).toEqual({});
    expect(await talk.say("admin", "高翔的都给孙悟空")).toBe("通讯录里没有「孙悟空」,写同事的全名或账号");
    expect(await talk.say("admin", "导入 1 孙悟空的都给张三")).toContain("表里没有叫「孙悟空」的负责人");
    expect(await talk.say("admin", "高翔的给张三,王小二的给孙悟空")).toContain("通讯录里没有「孙悟空」");
    expect(await owners()).toEqual({});
  });

  test("two of one name are asked about, whoever has left is nobody to give to", async () => {
    const two = COMPANY.members.map((one) => (one.userId === "lisi" ? { ...one, name: "张三" } : one));
    await talk.database.transaction(({ people }) => people.replace({ ...COMPANY, members: two }));
    await files.send("admin", `${LIST}\n常州天宁纺机,13800006666,张三,中意向`);
    expect(await last("admin")).toContain("张三1行(负责人重名)");
    expect(await talk.say("admin", "高翔的都给张三")).toMatch(
      /^叫「张三」的不止一位: .*ZhangSan\(.+\).*写账号再说一次,比如「高翔的都给 \w+」$/,
    );
    expect(await talk.say("admin", "张三的都给lisi")).toContain("张三的1行给张三");
    await talk.database.transaction(({ people }) =>
      people.replace({ ...COMPANY, members: COMPANY.members.filter(({ userId }) => userId !== "lisi") }),
    );
    expect(await talk.say("admin", "高翔的都给李四")).toMatch(/离职|通讯录里没有/);
  });

  test("whoever was chosen and has left before it is taken in gets nothing: those rows come back with the reason", async () => {
    await files.send("admin", LIST);
    await talk.say("admin", "高翔的都给张三");
    await talk.database.transaction(({ people }) =>
      people.replace({ ...COMPANY, members: COMPANY.members.filter(({ userId }) => userId !== "ZhangSan") }),
    );
    await talk.say("admin", "导入 1");
    await files.work();
    expect(await over("admin")).toContain("2行负责人已离职(第2、3行): 「张三」已离职");
    expect(await holders()).toEqual(["lisi", "pool"]);
  });

  describe("a salesperson brings in only their own", () => {
    test("unknown names become theirs in a sentence, a colleague's row only by name; others and the pool are an admin's to give", async () => {
      await files.send("ZhangSan", LIST);
      expect(await last("ZhangSan")).toContain("是你自己的客户,就说「负责人都写我」");
      for (const words of ["高翔的都给李四", "王小二的放公海", "高翔的算我的,王小二的放公海"])
        expect(await talk.say("ZhangSan", words)).toContain("分给别人、放公海的要管理员来导");
      expect(await owners()).toEqual({});
      expect(await talk.say("ZhangSan", "负责人都写我")).toContain(
        "高翔的2行算你的,王小二的1行算你的;另外1行写着同事的名字,还是退回",
      );
      await talk.say("ZhangSan", "确认");
      await files.work();
      expect(await holders()).toEqual(["ZhangSan", "ZhangSan", "ZhangSan", "ZhangSan"]);
      expect(await over("ZhangSan")).toContain("1行负责人是别人(第5行)");
    });

    test("whoever is no admin any more gives nothing away when it is taken in", async () => {
      await files.send("admin", LIST);
      await talk.say("admin", "高翔的都给张三");
      await talk.database.transaction(({ people }) => people.dropRole("admin", "admin"));
      await talk.say("admin", "导入 1");
      await files.work();
      expect(await holders()).not.toContain("ZhangSan");
    });
  });

  describe("what is of no list", () => {
    test.each(["云图的都给张三", "资料给客户了", "报价给王总了", "把12给李四", "下次给赵敏看"])(
      "「%s」 is heard as ever while a list waits",
      async (words) => {
        await files.send("admin", LIST);
        expect(await talk.say("admin", words)).not.toMatch(/负责人|行给|表里没有/);
        expect(await owners()).toEqual({});
      },
    );

    test("once the list was taken in, put away or forgotten, nothing of it is chosen any more", async () => {
      await files.send("admin", LIST);
      await talk.say("admin", "确认");
      await files.work();
      expect(await talk.say("admin", "导入 1 高翔的都给张三")).toContain("已经导入过了");
      await files.send("admin", LIST);
      await talk.say("admin", "导入 2 不导了");
      expect(await talk.say("admin", "导入 2 高翔的都给张三")).toContain("已经收起来了");
      await files.send("admin", LIST);
      talk.minutes(25 * 60);
      expect(await talk.say("admin", "导入 3 高翔的都给张三")).toContain("导入3没有在等确认");
      expect(await talk.say("lisi", "导入 1 高翔的都归我")).toContain("导入1没有在等确认");
      expect([await owners(1), await owners(2), await owners(3)]).toEqual([{}, {}, {}]);
    });

    test("剩下的放公海 half an hour later, or behind another question, is of no list", async () => {
      await files.send("admin", LIST);
      talk.minutes(31);
      await talk.say("admin", "剩下的都放公海");
      expect(await owners()).toEqual({});
      // A name that stands in the list and nowhere else still is.
      expect(await talk.say("admin", "高翔的都给张三")).toContain("高翔的2行给张三");
    });
  });

  test("long and hostile words take no time", () => {
    for (const words of [
      "和".repeat(4_000),
      `${"张三、".repeat(1_500)}的都`,
      `把${"的".repeat(4_000)}给`,
      "「".repeat(4_000),
    ]) {
      const { user } = process.cpuUsage();
      readRepointing(words);
      expect(process.cpuUsage().user - user).toBeLessThan(1_500_000);
    }
  });
});
