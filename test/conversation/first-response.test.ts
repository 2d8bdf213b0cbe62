// 首响: how long marketing's leads wait for the first word, by source; whose wait right now, and who may read of it.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉";

onOneEngine((engine) => {
  let talk: Talk;
  let count = 0;
  beforeEach(async () => {
    talk = await openTalk(engine);
    count = 0;
  });
  const rep = (text: string) => talk.say("ZhangSan", text);

  /** A lead of marketing's, clean and in the pool; then in somebody's hands. */
  async function given(source: string, who = "ZhangSan"): Promise<string> {
    count++;
    const name = `上海${NAMES[count % 20]}${NAMES[Math.floor(count / 20)]}机电`;
    const phone = `1360000${1000 + count}`;
    const lead = await talk.say("heshi", `录线索 ${name} 王磊 ${phone} 想了解MES 地址上海 来源 ${source}`);
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    await talk.say(
      who === "ZhangSan" ? who : "jingli",
      who === "ZhangSan" ? `领取 ${no}` : `分配 ${no} 给 @李四`,
    );
    return no;
  }
  /** Talked with after so many minutes. */
  async function heard(source: string, minutes: number): Promise<void> {
    const no = await given(source);
    talk.minutes(minutes);
    await rep(`跟进 ${no} 电话里聊了,王磊要看方案${count}`);
  }
  /** Ten a day is all one may claim. */
  async function some(source: string, many: number, minutes: number): Promise<void> {
    talk.days(1);
    talk.goTo(new Date(talk.now() + 8 * 3_600_000).toISOString().slice(0, 10) as never);
    for (let index = 0; index < many; index++) await heard(source, minutes);
  }

  describe("a rep's own", () => {
    test("by source, those that wait counted for as long as they have, and the longest first to be called", async () => {
      await some("百度投流", 8, 10);
      await some("春季展会", 8, 45);
      talk.goTo("2026-03-13", 9 * 60);
      const first = await given("抖音");
      talk.minutes(90);
      const second = await given("百度投流");
      await rep(`跟进 ${second} 没接通`);
      talk.minutes(5);
      const answer = await rep("首响");
      expect(answer.split("\n")).toEqual([
        "你的首响 12/14–3/13",
        // Nine wait for up to 45 minutes behind the eight of ten: half of eighteen is reached with the first of those.
        "接到市场的线索 18 条: 一半在45分钟内,17条里8条在30分钟内,还等着2",
        "百度投流: 一半在10分钟内,8条里8条在30分钟内,还等着1(n=9)",
        "春季展会: 一半在45分钟内,8条里0条在30分钟内(n=8)",
        "其余 1 个来源: 一半以上等了1小时35分还没开口,1条里0条在30分钟内,还等着1(n=1)",
        "从到手到第一次说上话或定了下一步,按工作时间算;还没开口的也算在里面,请假、静默、停机不算",
        "现在等着开口的 2 个:",
        expect.stringMatching(new RegExp(`^1. #${first} .*等了1小时35分$`)),
        expect.stringMatching(new RegExp(`^2. #${second} .*等了5分钟,打过没通$`)),
        `联系上了发「跟进 ${first} …」,先打第1个`,
      ]);
      expect(await rep("第1条")).toContain(`#${first}`);
    });

    test("two in all are told as two, with no source by its name", async () => {
      await heard("百度投流", 20);
      await heard("春季展会", 20);
      const answer = await rep("首响");
      expect(answer).toContain("接到市场的线索 2 条: 一半在20分钟内,2条里2条在30分钟内");
      expect(answer).toContain("2 个来源都不到 8 条,先不分开看");
      expect(answer).not.toMatch(/百度|展会/);
      expect(answer).toMatch(/没有在等你开口的。再领一个: 发「公海」$/);
    });

    test("nights, weekends, one's own leave and a customer left in peace are no waiting", async () => {
      talk.goTo("2026-03-13", 17 * 60 + 50);
      const weekend = await given("百度投流");
      await rep("请假 下周一");
      talk.goTo("2026-03-17", 9 * 60 + 5);
      await rep(`跟进 ${weekend} 电话里聊了,要看方案`);
      const quiet = await given("百度投流");
      await rep(`静默 ${quiet} 30天 月底再说`);
      talk.goTo("2026-03-18");
      const answer = await rep("首响");
      expect(answer).toContain("接到市场的线索 2 条: 一半在15分钟内,1条里1条在30分钟内");
      expect(answer).not.toContain("现在等着开口的");
    });

    test("a step with its mark is a word; what 撤销 took back is none; a second owner waits anew until a first word", async () => {
      const stepped = await given("百度投流");
      talk.minutes(10);
      await rep(`推进 ${stepped} 到2 约了周四面谈 王总参加`);
      const undone = await given("百度投流");
      await rep(`跟进 ${undone} 电话里聊了,要看方案`);
      await rep("撤销");
      talk.minutes(60);
      expect(await rep("首响")).toContain("2 条: 一半在10分钟内,2条里1条在30分钟内,还等着1");
      await talk.say("zhuguan", `改派 ${undone} 给 @李四 忙不过来`);
      talk.minutes(5);
      await talk.say("lisi", `跟进 ${undone} 打通了,周五去看现场`);
      expect(await rep("首响")).not.toContain("现在等着开口的");
      expect(await talk.say("lisi", "首响")).toContain("1 条: 一半在5分钟内,1条里1条在30分钟内");
      talk.minutes(5);
      await talk.say("zhuguan", `改派 ${undone} 给 @张三 客户点名`);
      expect(await rep("首响")).toContain("接到市场的线索 2 条");
    });

    test("what came back from the pool, and one's own find, are none of marketing's first", async () => {
      const back = await given("百度投流");
      await rep(`退公海 ${back} 预算取消`);
      await talk.say("lisi", `领取 ${back}`);
      await talk.say("lisi", "报备 苏州恒力机电 陈工13900002222 想看MES 四五十万 朋友介绍");
      expect(await talk.say("lisi", "首响")).toContain("没有接到过市场的线索");
      expect(await rep("首响")).toContain("1 条");
    });

    test("a time without anything, one that is over and one that is still to come", async () => {
      expect(await rep("首响")).toContain("没有接到过市场的线索。换一段时间试试");
      const no = await given("百度投流");
      expect(await rep("首响 今年")).toContain("看到今天为止");
      talk.goTo("2026-03-12");
      // Whoever waits now waits whatever time was asked about.
      expect(await rep("首响 上月")).toMatch(
        new RegExp(`这段时间没有接到市场的线索\n现在等着开口的 1 个:\n1. #${no}`),
      );
      talk.goTo("2026-04-01");
      // What came last month waits still, and is counted in that month.
      expect(await rep("首响 上月")).toMatch(new RegExp(`1 条[^]*#${no}`));
    });
  });

  describe("others'", () => {
    test("a head reads the department's with names beside what waits, a manager the company's, a rep neither", async () => {
      await heard("百度投流", 10);
      const no = await given("春季展会", "lisi");
      talk.minutes(300);
      const head = await talk.say("zhuguan", "首响");
      expect(head).toContain("销售一部的首响");
      expect(head).toMatch(new RegExp(`1. #${no} .*等了5个工作小时\\(李四\\)`));
      expect(head).toContain(`「改派 ${no} 给 @… 原因」`);
      expect(await talk.say("jingli", "首响 公司")).toContain("全公司的首响");
      expect(await talk.say("erzhu", "首响")).toContain("没有接到过");
      expect(await rep("首响")).not.toContain(`#${no}`);
      expect(await rep("首响 部门")).toContain("整个部门的由主管看");
      expect(await rep("首响 @李四")).toContain("李四不在你带的部门");
      expect(await talk.say("zhuguan", "首响 @李四")).toContain("李四的首响");
    });

    test("in a group it comes to the asker alone", async () => {
      const no = await given("百度投流");
      expect(await talk.sayInGroup("ZhangSan", "首响")).not.toContain(`#${no}`);
      expect((await talk.told("ZhangSan")).at(-1)).toContain(`#${no}`);
    });

    test.each([
      ["zhuguan", "我们首响怎么样"],
      ["zhuguan", "首响 本季 部门"],
      ["zhuguan", "市场来的线索多久有人跟"],
      ["zhuguan", "线索一般多久才有人联系"],
      ["zhuguan", "哪个来源的线索跟得慢"],
      ["ZhangSan", "我的首响时间是多少"],
      ["ZhangSan", "线索跟得及时吗"],
    ] as const)("%s: %s", async (who, text) => {
      await given("百度投流");
      expect(await talk.say(who, text)).toContain("的首响");
    });
  });
});
