// What orders goes its own way while a next step is asked for; what answers is taken (speech.md, "Answers lead on").
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("beside a report", () => {
    beforeEach(async () => {
      await me("跟进 1 聊得不错,等他们内部讨论");
    });
    test.each([
      ["我明天请假", "「请假 3/11」"],
      ["周五我休年假", "「请假 3/13」"],
      ["明天九点提醒我带样品", "「提醒我 #1 明天九点"],
      ["下周三到下周五我在外地培训,手上的先让李四盯着", "@李四代管」"],
    ])("%s is no next step of the customer's", async (text, offered) => {
      const before = await item(1);
      expect(await me(text)).toContain(offered);
      expect(await item(1)).toEqual(before);
    });
    test.each([
      ["周五", "2026-03-13"],
      ["周五下午3点", "2026-03-13"],
      ["周五发报价给他", "2026-03-13"],
      ["周四上门,王磊参加", "2026-03-12"],
    ])("%s is one", async (text, day) => {
      expect(await me(text)).toContain("下次");
      expect(await item(1)).toMatchObject({ nextDay: day });
    });
    test("what cannot be is none", async () => {
      const before = await item(1);
      await me("周三的会我去不了");
      expect(await item(1)).toEqual(before);
    });
  });

  test("an hour without a day answers when to remind", async () => {
    expect(await me("提醒我给刘总打电话")).toContain("什么时候");
    expect(await me("下午四点半")).toContain("16:30 提醒你");
  });
  test("a leave is taken back in one's own words", async () => {
    await me("请假 周四到周五");
    expect(await me("那个假不休了")).toContain("「请假 取消」");
    expect(await me("确认")).toContain("取消了");
  });

  describe("a correction", () => {
    test("keeps to the amount that was typed in last", async () => {
      await me("改 3 预计 20万");
      expect(await me("写错,是22万")).toContain("预计 20万 → 22万");
      expect(await item(3)).toMatchObject({ expectedFen: 220_000_00, quotedFen: 300_000_00 });
    });
    test("of what was taken back says what stands again", async () => {
      await me("改 4 金额 42万");
      expect(await me("金额改回去")).toContain("金额 42万 → 45万");
    });
    test("of whom it was puts what was said on the other", async () => {
      await talk.say("lisi", "凌峰没接电话");
      const answer = await talk.say("lisi", "啊不是凌峰,智谷没接");
      expect(answer).toContain("#9 芜湖凌峰机械");
      expect(answer).toContain("#8 合肥智谷软件");
      expect((await talk.database.read(({ followUps }) => followUps.latest(8, 1)))[0]?.text).toBe("没接");
    });
    test("of a report that was sent by mistake takes it away", async () => {
      await me("宝利钱工说预算批下来了");
      expect(await me("这条删掉吧,发错了")).toContain("跟进已撤销");
    });
  });

  describe("money", () => {
    test.each([
      ["恒力那边打了个92折,原来那30万", "「改 #3 金额 27.6万」"],
      ["万邦打个九折", "「改 #4 金额 40.5万」"],
      ["蓝海改成24.5", "「改 #5 金额 24.5万」"],
    ])("%s is worked out and offered", async (text, offered) => {
      expect(await me(text)).toContain(offered);
      expect(await item(3)).toMatchObject({ quotedFen: 300_000_00 });
    });
    test.each(["云图打九折", "万邦客户要打个九折", "宝利改成24.5"])(
      "%s comes to nothing that could be offered",
      async (text) => {
        expect(await me(text)).not.toContain("我理解为「改");
      },
    );
    test("what was paid too much is to go back", async () => {
      expect(await me("华测多打了2万,要退给他们")).toContain("「退款 #6 2万");
    });
  });

  test.each(["蓝海要是20号真签了我请全部门喝奶茶", "恒力要是真能签我就裸奔"])(
    "%s has not happened: it is kept only if confirmed",
    async (text) => {
      expect(await me(text)).toMatch(/我理解为「跟进 #\d/);
      const kept = await talk.database.read(({ followUps }) =>
        followUps.latest(text.startsWith("蓝海") ? 5 : 3, 9),
      );
      expect(kept.map((one) => one.text)).not.toContain(text);
    },
  );
  test("whom somebody speaks of is who was just spoken of", async () => {
    await me("恒力陈总说价格还得往内部报");
    expect(await me("哦对了他们上回报的是30还是32来着")).toContain("30万(报价)");
  });
  describe("an answer", () => {
    test("of a name and a number is both", async () => {
      await talk.say("lisi", "报备 蚌埠光明玻璃");
      const answer = await talk.say("lisi", "李厂长 13955201234");
      expect(answer).toContain("联系人 李厂长");
      expect(answer).toContain("电话 13955201234");
    });
    test("may be an amount as a bank writes it", async () => {
      await talk.say("caiwu", "回款 华测");
      expect(await talk.say("caiwu", "捌万伍仟元整")).toContain("到账 8.5万");
    });
    test("to an offer may bring what it lacks", async () => {
      await me("蓝海合同签好拿回来了");
      expect(await me("对 26万")).toContain("26万");
      expect(await item(5)).toMatchObject({ outcome: "won", contractFen: 260_000_00 });
    });
    test("names to whom it goes", async () => {
      expect(await talk.say("zhuguan", "凌峰别让李四跟了")).toContain("「改派 #9」");
      expect(await talk.say("zhuguan", "给张三")).toContain("差一个原因");
      expect(await talk.say("zhuguan", "李四手上太满")).toContain("改派给张三");
      expect(await item(9)).toMatchObject({ ownerId: "ZhangSan" });
    });
    test("算了 with what it is that is off", async () => {
      await me("请假 下周一");
      expect(await me("算了 假不请了")).toContain("「请假 取消」");
    });
  });

  describe("Cantonese", () => {
    test.each([
      ["新元何工话礼拜四唔得闲 改咗下礼拜二朝早过去倾", 2, "2026-03-17"],
      ["听日下昼三点约咗沈经理喺万邦倾合同", 4, "2026-03-11"],
    ])("%s moves the day", async (text, no, day) => {
      await me(text);
      expect(await item(no)).toMatchObject({ nextDay: day });
    });
    test.each([
      ["我听日放假 有咩事搵李四", "「请假 3/11"],
      ["畀蓝海个电话我吖唔该", "13800005555"],
      ["新嚟嘅 你点用㗎", "直接跟我说就行"],
    ])("%s is understood", async (text, heard) => {
      expect(await me(text)).toContain(heard);
    });
  });

  test("what is said of several in one breath is each one's own", async () => {
    await me("云图王磊说让我月底再联系他还有南京华测的吴主任说尾款在走审批");
    expect(await item(1)).toMatchObject({ nextDay: "2026-03-31", nextText: "再联系他" });
    expect((await talk.database.read(({ followUps }) => followUps.latest(6, 1)))[0]?.text).toContain(
      "尾款在走审批",
    );
  });
  test.each(["这个回收规则太狠了,出差一周回来客户就没了", "领取上限太少了 不够用", "7天回收也太短了吧"])(
    "%s is said of a rule, whoever was just spoken of",
    async (text) => {
      await me("详情 1");
      const before = await item(1);
      expect(await me(text)).toContain(`「吐槽 ${text}」`);
      expect(await item(1)).toEqual(before);
    },
  );
  test.each([
    ["改规则 回收 3天 因为想快", "吐槽 回收"],
    ["部门商机", "我的商机"],
  ])("%s of somebody who leads nobody is told what they may do instead", async (text, instead) => {
    expect(await me(text)).toMatch(new RegExp(`部门主管或经理来做.*「${instead}`, "s"));
  });
  test("of two places both are shown", async () => {
    const answer = await talk.say("lisi", "公海现在有啥能捞的 嘉兴绍兴那边的最好");
    expect(answer).toContain("#11");
    expect(answer).toContain("#12");
  });
});
