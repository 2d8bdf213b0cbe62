// Where the rows of a list went: in the first look, in the result, row by row, and told to whoever they came to.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type FilesIn, openFilesIn } from "../setup/files-in.ts";

const HEADINGS = "客户名称,手机,负责人,阶段,另立";
const LIST = [
  HEADINGS,
  "昆山立德精密,13800001111,张三,中意向,",
  "宁波甬江注塑,13800002222,张三,,",
  "上海航毅自动化,13800003333,张三,,",
  "苏州明基医疗,13800004444,张三,,",
  "无锡锡北铸造,13800005555,李四,,",
  "常州天宁纺机,13800006666,,中意向,",
  "嘉兴秀洲新能源,13800007777,,,",
  "南通海门家纺,13800008888,,,",
  "绍兴越城印染,13800009999,管理员,,",
].join("\n");

/** Two of the three that are won say no day of signing. */
const WON = [
  "客户名称,手机,负责人,阶段,合同金额,最近跟进,签约日期",
  "昆山立德精密,13800001111,张三,已成交,20万,,",
  "宁波甬江注塑,13800002222,张三,已成交,30万,2026-02-03,",
  "上海航毅自动化,13800003333,张三,已成交,40万,,2026-01-20",
  "苏州明基医疗,13800004444,张三,中意向,,,",
].join("\n");

onOneEngine((engine) => {
  let talk: Talk;
  let files: FilesIn;
  beforeEach(async () => {
    talk = await openTalk(engine);
    files = await openFilesIn(talk);
  });
  const over = async (who: string) =>
    (await talk.told(who)).findLast((said) => said.includes("导入完了")) ?? "";
  async function take(who: string, list: string): Promise<string> {
    await files.send(who, list);
    await talk.say(who, "确认");
    await files.work();
    return over(who);
  }

  test("the first look says how many rows name nobody, where they would go, and how to give them an owner", async () => {
    await files.send("admin", LIST);
    expect((await talk.told("admin")).at(-1)).toContain(
      "没有负责人的: 1行进公海 2行是线索,先等清洗,有重复的就少几行。要给人,在「负责人」那列写上姓名再发",
    );
    await files.send("ZhangSan", LIST);
    expect((await talk.told("ZhangSan")).at(-1)).not.toContain("没有负责人的");
  });

  test("what says 公海 for its owner is counted among those that nobody will have", async () => {
    await files.send("admin", LIST.replace("管理员", "公海").replace("李四", "公海池"));
    expect((await talk.told("admin")).at(-1)).toContain("没有负责人的: 1行进公海 4行是线索,先等清洗");
  });

  test("what is won without a day of signing is taken in, and the day it counts on is said before and after, with how to mend it", async () => {
    const said = await take("admin", WON);
    expect(said).toContain(
      "2行赢单没写签约日期,先按最近跟进那天、没有就按导入这天算签约,业绩也算在那天: #1 #2。不对就发「改 1 签约日 …」",
    );
    await talk.say("ZhangSan", "改 1 签约日 1/15");
    const signed = await talk.database.read(async ({ items }) =>
      (await items.byNos([1, 2, 3])).map(({ signedOn }) => signedOn),
    );
    expect(signed).toEqual(["2026-01-15", "2026-02-03", "2026-01-20"]);
  });

  describe("what is won without a day counts on the one that is said for all of it", () => {
    const days = async () =>
      (await talk.database.read(({ items }) => items.byNos([1, 2, 3, 4]))).map(({ signedOn }) => signedOn);

    test("asked before anything is taken in, for a month or a day; what names its own day keeps it", async () => {
      await files.send("admin", WON);
      expect((await talk.told("admin")).at(-1)).toContain(
        "2行赢单没写签约日期: 大约什么时候签的,回「导入 1 没写签约日的算 2025年5月」(换成那一天或那个月),这些就都算在那时",
      );
      expect(await talk.say("admin", "导入 1 没写签约日的算 2025年5月")).toContain(
        "没写签约日期的赢单都算 2025-05-31 签的(那个月的最后一天),业绩也算在那天",
      );
      await talk.say("admin", "导入 1");
      await files.work();
      expect(await days()).toEqual(["2025-05-31", "2025-05-31", "2026-01-20", null]);
      expect((await talk.told("admin")).at(-1)).not.toContain("没写签约日期");
    });

    test.each([
      ["导入 1 没写签约日的都算2025-05-20", "2025-05-20"],
      ["导入 1 没写签约日期的赢单算「2025年5月20日」", "2025-05-20"],
      ["导入 1 没签约日的按2024/12", "2024-12-31"],
      ["导入 1 没有签约时间的算昨天", "2026-03-09"],
      // The month that is under way has come as far as today.
      ["导入 1 没写成交日期的先算在2026年3月", "2026-03-10"],
      ["导入 1 没写签约日的算2025年5月 开始", "2025-05-31"],
    ])("%s", async (words, day) => {
      await files.send("admin", WON);
      await talk.say("admin", words);
      if (!words.endsWith("开始")) await talk.say("admin", "导入 1");
      await files.work();
      expect((await days()).slice(0, 2)).toEqual([day, day]);
    });

    test.each(["2025年", "2030年5月", "明天", "蓝色", "2025年13月"])(
      "%s is asked about, and nothing is taken for it",
      async (words) => {
        await files.send("admin", WON);
        expect(await talk.say("admin", `导入 1 没写签约日的算「${words}」`)).toContain(
          `没看懂「${words}」是哪天签的`,
        );
        await talk.say("admin", "导入 1");
        await files.work();
        expect((await days())[1]).toBe("2026-02-03");
      },
    );

    test("and is taken back before it begins", async () => {
      await files.send("admin", WON);
      await talk.say("admin", "导入 1 没写签约日的算2025年5月");
      expect(await talk.say("admin", "导入 1 没写签约日的算「不定」")).toContain(
        "没写签约日期的赢单先不定哪天",
      );
      await talk.say("admin", "导入 1");
      await files.work();
      expect((await days())[1]).toBe("2026-02-03");
    });
  });

  test.each([
    ["five names", 5, /的放公海\n/],
    ["seven", 7, /的放公海 等7个名字\n/],
  ])("of what was said of %s five are named, and how many there are", async (_, names, ends) => {
    const rows = Array.from(
      { length: names },
      (_, at) => `昆山${"甲乙丙丁戊己庚"[at]}德精密,1380000111${at},外${"甲乙丙丁戊己庚"[at]},中意向`,
    );
    await files.send("admin", ["客户名称,手机,负责人,阶段", ...rows].join("\n"));
    await talk.say("admin", "对不上的都放公海");
    await talk.say("admin", "确认");
    await files.work();
    const said = /按你说的:[^\n]*\n/.exec(await over("admin"))?.[0] ?? "";
    expect(said.match(/放公海/g)).toHaveLength(5);
    expect(said).toMatch(ends);
  });

  test("the result says how many went to whom, to the pool and to the cleaning, and how to look at them", async () => {
    const said = await take("admin", LIST.replace("管理员", "admin"));
    expect(said).toContain("归谁: 张三4个");
    for (const words of ["李四1个", "公海1个", "等清洗2个"]) expect(said).toContain(words);
    // What the cleaners see waiting is both.
    expect(said).toContain("等清洗2个\n归了人的里面5个是线索,也等清洗\n");
    await talk.say("admin", "设角色 @何市 清洗员");
    expect(await talk.say("heshi", "清洗 下一条")).toMatch(/等清洗 7 条/);
    expect(said).toContain("一行行看发「导入 1 结果」,你自己的发「我的商机」");
  });

  test("where an e-mail stands for the phone it becomes a note, and the end says what is missing of whom", async () => {
    const said = await take("ZhangSan", "客户,联系人,手机\n常州天宁纺机,王磊,wang@tianning.cn\n");
    expect(said).toContain("新建1个,重复0行,退回0行");
    expect(said).toContain(
      "1行电话那格写的是邮箱,邮箱记在备注里,电话还缺: 第2行 #1。问到了发「改 1 电话 …」",
    );
    const details = await talk.say("ZhangSan", "详情 1");
    expect(details).toContain("wang@tianning.cn");
    expect(details).toMatch(/还差.*电话/);
  });

  test("whoever was given a lead by an import is not said to have reported it, neither to the cleaner nor to themselves", async () => {
    await take("admin", "客户名称,联系人,手机,地址,需求,负责人\n宁波甬江注塑,王磊,13800002222,宁波,MES,张三");
    expect(await talk.say("heshi", "清洗 下一条")).toContain("\n已归张三,合格后还归张三跟");
    const passed = await talk.say("heshi", "合格 需要MES");
    expect(passed).toContain("还归原来的人跟");
    expect(passed).not.toContain("接着发「跟进");
    const told = (await talk.told("ZhangSan")).at(-1) ?? "";
    expect(told).toContain("归你的这条线索清洗合格了");
    expect(told).not.toContain("报备");
  });

  test("one more than five is named as well", async () => {
    const members = ["ZhangSan", "lisi", "wangwu", "zhuguan", "jingli", "heshi"];
    const rows = members.map((who, at) => `第${at}机电公司,1390000${at}011,${who},,`);
    const said = await take("admin", [HEADINGS, ...rows].join("\n"));
    expect(said).toMatch(/归谁:(?: \S+1个){6}\n/);
    expect(said).not.toContain("另1人");
  });

  test("of many only five are named, the rest is counted", async () => {
    const members = ["ZhangSan", "lisi", "wangwu", "zhuguan", "jingli", "heshi", "caiwu"];
    const rows = members.flatMap((who, at) =>
      Array.from({ length: 9 - at }, (_, more) => `第${at}${more}机电公司,1390000${at}${more}11,${who},,`),
    );
    const said = await take("admin", [HEADINGS, ...rows].join("\n"));
    expect(said).toMatch(/归谁: (?:\S+\d个 ){5}另2人共7个/);
  });

  test("each member but the importer is told once, alone: how many, by whom, the first three, what to do", async () => {
    await take("admin", LIST.replace("管理员", "admin"));
    await files.work();
    const told = (await talk.told("ZhangSan")).filter((said) => said.includes("导入了"));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      /给你导入了4个客户:\n#1 昆山立德精密\n#2 宁波甬江注塑\n#3 上海航毅自动化\n…还有1个\n/,
    );
    expect(told[0]).toContain("看全部发「我的商机」,联系过发「跟进 1 怎么说的」。头14天规则只提醒,不会收走");
    expect(await talk.told("lisi")).toHaveLength(1);
    expect((await talk.told("admin")).join("\n")).not.toContain("给你导入了");
    expect(await talk.told("wangwu")).toEqual([]);
  });

  test("whoever claims of a list from the pool while it comes in was not brought that", async () => {
    const rows = Array.from({ length: 8 }, (_, at) => `第${at}纺机,1380001${1000 + at},公海,中意向,`);
    await files.send("admin", [HEADINGS, ...rows, "无锡锡北铸造,13800005555,李四,,"].join("\n"));
    await talk.say("admin", "确认");
    const claims = async (): Promise<string> => {
      for (;;) {
        const said = await talk.say("ZhangSan", "领取 1");
        if (said.includes("领到")) return said;
      }
    };
    await Promise.all([files.work(), claims()]);
    expect((await talk.told("ZhangSan")).filter((said) => said.includes("导入了"))).toEqual([]);
    expect((await talk.told("lisi")).join("\n")).toContain("给你导入了1个客户");
  });
  test("taken back, whoever was told that they came hears that they go", async () => {
    await take("admin", LIST.replace("管理员", "admin"));
    await talk.say("admin", "撤销导入 1");
    await talk.say("admin", "确认");
    expect((await talk.told("lisi")).at(-1)).toContain("给你的1个会拿掉,你已经接着做的留着");
    await files.work();
    expect(await talk.say("admin", "导入 1 结果")).toContain("第2行 撤销了");
  });

  describe("导入 1 结果", () => {
    test("lists each row with its number, who holds it and where it lies, though an admin may not look at the items", async () => {
      await talk.say("lisi", "报备 无锡锡北铸造 联系人陈总 13800005555");
      await take("admin", LIST.replace("管理员", "无名氏"));
      const said = await talk.say("admin", "导入 1 结果");
      expect(said).toContain("第2行 #2 昆山立德精密 张三");
      expect(said).toContain("第6行 重复 #1");
      expect(said).toMatch(/第7行 #\d+ 常州天宁纺机 在公海/);
      expect(said).toMatch(/第8行 #\d+ 嘉兴秀洲新能源 待清洗/);
      expect(said).toContain("第10行 退回");
      expect(said).not.toContain("1380000");
    });

    test("goes on where it ended, is nobody else's, and is kept for two days", async () => {
      const rows = Array.from({ length: 60 }, (_, at) => `第${at}机电公司,139000${10000 + at},张三,,`);
      await take("admin", [HEADINGS, ...rows].join("\n"));
      const first = await talk.say("admin", "导入 1 结果");
      expect(`${first}${await talk.say("admin", "更多")}`).toContain("接着看发「导入 1 结果 51」");
      const second = await talk.say("admin", "导入 1 结果 51");
      expect(second).toContain("第52行 #51");
      expect(second).not.toContain("接着看");
      expect(await talk.say("lisi", "导入 1 结果")).toContain("没有你能看的导入1的结果");
      expect(await talk.say("lisi", "导入 结果")).toContain("还没有导入过表");
      talk.days(3);
      await files.work();
      expect(await talk.say("admin", "导入 1 结果")).toContain("明细只留两天: 新建60个");
    });
  });

  describe("another opportunity of a customer that somebody else holds (另立)", () => {
    beforeEach(() => talk.say("lisi", "报备 杭州钱塘传感技术有限公司 联系人俞总 13588110237"));
    const toldOf = async (who: string) => (await talk.told(who)).filter((said) => said.includes("另立了"));
    const ROW = "杭州钱塘传感技术有限公司,13588110237,,中意向,";

    test("from a list: the holder and their head hear whose it is and what to do", async () => {
      const said = await take("ZhangSan", `${HEADINGS}\n${ROW}是`);
      expect(said).toContain("新建1个,重复0行");
      const [told] = await toldOf("lisi");
      expect(told).toContain("#1 杭州钱塘传感技术有限公司");
      expect(told).toContain("张三给这个客户另立了一个商机 #2。你们通个气;是同一件事,请主管发「合并 1 2」");
      expect((await toldOf("zhuguan"))[0]).toContain("李四在跟这个");
      for (const who of ["lisi", "zhuguan"]) expect(await toldOf(who)).toHaveLength(1);
      expect(await toldOf("ZhangSan")).toEqual([]);
    });

    test("said in chat, they hear the same", async () => {
      const said = await talk.say(
        "ZhangSan",
        "报备 杭州钱塘传感技术有限公司 俞总 13588110237 第二条产线 另立",
      );
      expect(said).toContain("报备好了");
      expect((await toldOf("lisi"))[0]).toContain("张三给这个客户另立了一个商机 #2");
      expect(await toldOf("zhuguan")).toHaveLength(1);
    });

    test("of one's own customer nobody is told", async () => {
      await take("lisi", `${HEADINGS}\n${ROW}是`);
      expect(await toldOf("zhuguan")).toEqual([]);
      expect((await talk.told("lisi")).filter((said) => said.includes("通个气"))).toEqual([]);
    });

    test("a repeat's line says whose it is", async () => {
      expect(await take("ZhangSan", `${HEADINGS}\n${ROW}`)).toContain(
        "和 #1 是同一个客户(李四在跟,找他问);确实是同一家的另一单,加一列「另立」,这一行写「是」",
      );
      expect(await take("lisi", `${HEADINGS}\n${ROW}\n`)).toContain("和 #1 是同一个客户(你自己的)");
    });
  });
});
