// 清洗 下一条: a lead is kept for whoever asks, its answer needs no number, and the queue is seen with its age.
import { beforeEach, describe, expect, test as onBoth } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

onEachEngine((engine) => {
  const test = onBoth.runIf(engine.isInFull);
  let talk: Talk;
  const cleaner = (text: string) => talk.say("heshi", text);
  const other = (text: string) => talk.say("lisi", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));

  /** #1, #2, #3 …, the last one the freshest: it comes first. */
  async function leads(count: number): Promise<void> {
    for (let no = 1; no <= count; no++) {
      await talk.say(
        "shizhu",
        `录线索 上海${"甲乙丙丁戊"[no - 1]}云机电 王磊 1310000100${no} 想了解MES 地址上海`,
      );
      talk.minutes(1);
    }
  }

  beforeEach(async () => {
    talk = await openTalk(engine);
    await talk.say("admin", "设角色 @李四 清洗员");
  });

  test("it shows the lead, until when it is kept, how long the queue is and how old", async () => {
    await leads(3);
    talk.days(2);
    const answer = await cleaner("清洗 下一条");
    expect(answer).toContain("#3 上海丙云机电");
    expect(answer).toContain("13100001003");
    expect(answer).toContain("给你留到 10:03");
    expect(answer).toContain("等清洗 3 条,最早的等了 2 天");
  });

  test("nobody else gets it for thirty minutes; asked again it is the same one", async () => {
    await leads(2);
    expect(await cleaner("清洗 下一条")).toContain("#2");
    expect(await other("下一条")).toContain("#1");
    expect(await cleaner("下一条")).toContain("#2");
    expect(await other("清洗 2 合格 需要MES")).toMatch(/#2 上海乙云机电 何市正在洗,留到 \d+:\d\d/);
    expect((await item(2))?.kind).toBe("lead");
    talk.minutes(31);
    expect(await other("清洗 2 合格 需要MES")).toContain("清洗合格");
  });

  test("when time is up it is free, and whoever asks next gets it", async () => {
    await leads(1);
    expect(await cleaner("下一条")).toContain("#1");
    expect(await other("下一条")).toContain("都有人在洗了");
    talk.minutes(30);
    expect(await other("下一条")).toContain("#1");
    expect(await cleaner("合格 需要MES")).not.toContain("清洗合格");
    expect((await item(1))?.kind).toBe("lead");
  });

  onBoth("two cleaners at the same moment get two leads", async () => {
    await leads(5);
    for (let round = 0; round < 4; round++) {
      const answers = await Promise.all([cleaner("下一条"), other("下一条")]);
      const numbers = answers.map((answer) => /#(\d+)/.exec(answer)?.[1]);
      expect(new Set(numbers).size, answers.join("\n---\n")).toBe(2);
      talk.minutes(31);
    }
  });

  test.each([
    ["合格 需要MES", "清洗合格", "pool"],
    ["合格,需要MES,预算内", "清洗合格", "pool"],
    ["通过 需要MES", "清洗合格", "pool"],
    ["缺地址", "先放着,等补: 地址", "cleaning"],
    ["待补 地址", "先放着,等补: 地址", "cleaning"],
    ["不合格 空号", "判为不合格: 空号", "pool"],
    ["无效 同行打听", "判为不合格: 同行打听", "pool"],
  ])("bare %s judges the lead in hand, and says what is left", async (verdict, words, place) => {
    await leads(2);
    await cleaner("清洗 下一条");
    const answer = await cleaner(verdict);
    expect(answer).toMatch(/#2 上海乙云机电/);
    expect(answer).toContain(words);
    expect(answer).toMatch(/等清洗 1 条,都是今天来的,.*接着洗发「下一条」/);
    expect((await item(2))?.place).toBe(place);
    expect(await cleaner("下一条")).toContain("#1");
  });

  test("跳过 shows the next one; the skipped one comes last for this cleaner and at once for the other", async () => {
    await leads(3);
    expect(await cleaner("下一条")).toContain("#3");
    expect(await cleaner("跳过")).toContain("#2");
    expect(await other("下一条")).toContain("#3");
    expect(await cleaner("跳过")).toContain("#1");
    expect(await cleaner("不合格 空号")).toContain("#1");
    expect(await cleaner("下一条")).toContain("#2");
    expect(await other("跳过")).toContain("#3");
  });

  test("the only one that was skipped is not shown again at once", async () => {
    await leads(1);
    await cleaner("下一条");
    expect(await cleaner("跳过")).toContain("就剩刚才跳过的 #1 了");
    expect(await cleaner("跳过")).toContain("没有在问的事");
    expect(await cleaner("下一条")).toContain("#1 上海甲云机电");
  });

  test("looking something up, filling in and a refusal in between leave the lead in hand", async () => {
    await talk.say("shizhu", "录线索 上海戊云机电 王磊 13100001009 想了解MES");
    expect(await cleaner("下一条")).toContain("还差地址");
    expect(await cleaner("查重 戊云")).not.toContain("先放着");
    expect(await cleaner("合格 需要MES")).toContain("还差地址");
    expect(await cleaner("改 1 地址 上海徐汇")).not.toContain("先放着");
    await cleaner("好像可以了");
    expect(await talk.say("heshi", "详情 1")).toContain("地址 上海徐汇\n");
    expect(await cleaner("合格 需要MES")).toContain("清洗合格");
  });

  test("a verdict by half is asked about and completed", async () => {
    await leads(1);
    await cleaner("下一条");
    expect(await cleaner("合格")).toContain("为什么匹配");
    expect(await cleaner("需要MES,预算内")).toContain("清洗合格");
    expect((await item(1))?.fit).toBe("需要MES,预算内");
  });

  test("what is missing is asked for, and the answer needs neither number nor label", async () => {
    await talk.say("shizhu", "录线索 上海戊云机电 王磊 13100001009 想了解MES");
    await cleaner("下一条");
    expect(await cleaner("合格 需要MES")).toContain("直接回地址就行");
    expect(await cleaner("上海徐汇漕河泾")).toContain("地址 上海徐汇漕河泾");
    expect(await cleaner("合格 需要MES")).toContain("清洗合格");
  });

  test.each([
    ["跳过", "就剩刚才跳过的 #1"],
    ["待补 地址", "等补: 地址"],
    ["不合格 空号", "不合格: 空号"],
  ])("asked for what is missing, %s is still about the lead", async (said, words) => {
    await talk.say("shizhu", "录线索 上海戊云机电 王磊 13100001009 想了解MES");
    await cleaner("下一条");
    await cleaner("合格 需要MES");
    expect(await cleaner(said)).toContain(words);
  });

  test.each([
    ["待补", "等补什么?", "公司地址", "等补: 公司地址"],
    ["不合格", "为什么不合格?", "同行打听", "不合格: 同行打听"],
    ["空号", "不合格: 空号", "下一条", "没有等清洗"],
  ])("%s alone, then %s", async (first, asked, second, done) => {
    await leads(1);
    await cleaner("下一条");
    expect(await cleaner(first)).toContain(asked);
    expect(await cleaner(second)).toContain(done);
  });

  test("what was asked about another item keeps its answer", async () => {
    await leads(1);
    await cleaner("下一条");
    const own = await cleaner("新建商机 上海自拓机电 联系人王磊 13100002222 地址上海 需求MES");
    const no = /#(\d+)/.exec(own)?.[1];
    expect(await cleaner(`输单 ${no}`)).toContain("原因");
    expect(await cleaner("空号")).toContain("自拓机电");
    expect((await item(1))?.place).toBe("cleaning");
  });

  test("a verdict by half can be skipped with its lead", async () => {
    await leads(2);
    await cleaner("下一条");
    await cleaner("不合格");
    expect(await cleaner("跳过")).toContain("#1");
    expect((await item(2))?.unqualified).toBe(false);
  });

  test.each(["合格吗?", "不合格的怎么处理", "不合格的有多少"])("%s gives no verdict", async (asked) => {
    await leads(1);
    await cleaner("下一条");
    await cleaner(asked);
    expect(await item(1)).toMatchObject({ kind: "lead", place: "cleaning", unqualified: false });
  });

  test("a judgement that is taken back comes into the queue again", async () => {
    await leads(1);
    await cleaner("下一条");
    await cleaner("待补 地址");
    expect(await cleaner("下一条")).toContain("上次待补: 地址");
    expect(await cleaner("待补 联系人")).toContain("等补: 联系人");
    expect(await cleaner("撤销")).toContain("已撤销");
    expect(await cleaner("下一条")).toContain("上次待补: 地址");
  });

  test("in a group the phone is not said, and the answer is understood there too", async () => {
    await leads(1);
    const answer = await talk.sayInGroup("heshi", "清洗 下一条");
    expect(answer).toContain("#1 上海甲云机电");
    expect(answer).not.toContain("13100001001");
    expect(await talk.sayInGroup("heshi", "合格 需要MES")).toContain("清洗合格");
  });

  describe("whoever does not clean", () => {
    test("keeps nothing from the cleaners: a head reads who cleans and how long the queue is", async () => {
      await leads(1);
      const answer = await talk.say("zhuguan", "清洗 下一条");
      expect(answer).toMatch(/线索由清洗员.*何市.*来洗/);
      expect(answer).not.toContain("13100001001");
      expect(await cleaner("下一条")).toContain("#1");
      expect(await talk.say("ZhangSan", "清洗 下一条")).toContain("清洗员");
    });

    test("judges what their people found where nobody cleans, and nothing else", async () => {
      await leads(1);
      await talk.say("ZhangSan", "报备 苏州恒力机电 陈工13900002222 想看MES 地址苏州");
      for (const who of ["何市", "李四"]) await talk.say("admin", `设角色 @${who} 取消 清洗员`);
      const answer = await talk.say("zhuguan", "清洗 下一条");
      expect(answer).toContain("#2 苏州恒力机电");
      expect(answer).toContain("张三自己报备的,合格后还归张三跟");
      expect(await talk.say("erzhu", "清洗 下一条")).toContain("没有等清洗的");
      expect(await talk.say("zhuguan", "合格 需要MES")).toContain("自清洗");
    });

    test.each([
      ["不合格 同行打听", "你报备的这条,何市判为不合格: 同行打听"],
      ["待补 预算", "你报备的这条,何市还想知道: 预算"],
      ["合格 需要MES", "你报备的线索清洗合格了"],
    ])("whoever reported it hears of %s", async (verdict, words) => {
      await talk.say("ZhangSan", "报备 苏州恒力机电 陈工13900002222 想看MES 地址苏州");
      await talk.say("heshi", `清洗 1 ${verdict}`);
      expect((await talk.told("ZhangSan")).at(-1)).toMatch(new RegExp(`#1 苏州恒力机电[\\s\\S]*${words}`));
    });
  });
});
