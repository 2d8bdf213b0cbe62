// What somebody asks of the assistant for themselves: peace, leave, reminders, a plan. What it cannot do is asked about.
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const kept = () => talk.database.read(({ dump }) => dump.rowsOf("followUps"));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("peace begins now, and ends when it is said to", () => {
    test.each([
      ["别吵我到下午三点", "今天 15:00前"],
      ["下午三点前别打扰我", "今天 15:00前"],
      ["我在开会,十一点之前别发消息", "今天 11:00前"],
      ["今天别再提醒我了", "明天 09:00前"],
      ["安静两小时", "今天 11:30前"],
    ])("%s", async (text, until) => expect(await me(text)).toContain(`好,${until}不发定时提醒`));
    test.each(["今晚七点以后别推送", "中午12点到2点别发消息", "周末不要提醒我", "每天晚上九点以后不要提醒"])(
      "or is asked about: %s",
      async (text) => expect(await me(text)).toContain("多久不提醒?"),
    );
  });

  describe("a reminder is called off, none is set for it", () => {
    test.each(["把明天的提醒都取消", "明天不用叫我了", "不用叫了", "提醒明天不用了"])("%s", async (text) => {
      await me("明早九点叫我联系云图");
      expect(await me(text)).toContain("取消了: 明天 09:00 联系云图");
      expect(await me("我的提醒")).toContain("没有在等的提醒");
    });
    test("whoever wants one every week hears that it is one", async () => {
      expect(await me("每周五下午提醒我写周报")).toContain("14:00 提醒你: 写周报(只提醒这一次");
    });
    test("an afternoon it is moved to is no morning", async () => {
      await me("提醒我3月12号上午给新元带U盘");
      expect(await me("换成3月11号下午")).toContain("明天 3/11 14:00 提醒你: 给新元带U盘");
    });
  });

  describe("leave", () => {
    test.each(["帮我取消请假", "取消请假"])("%s", async (text) => {
      await me("请假 明天");
      expect(await me(text)).toContain("请假取消了");
    });
    test.each(["我不休了", "明天不休了,照常上班"])("%s is offered", async (text) => {
      expect(await me(text)).toContain("我理解为「请假 取消」");
    });
    test.each([
      ["我腿摔了,请一周病假", "3/10到3/16"],
      ["明天起休产假三个月", "3/11到6/8"],
    ])("%s", async (text, days) => expect(await me(text)).toContain(`我理解为「请假 ${days}」`));
    test("one that is made longer is none of today's", async () => {
      expect(await me("休假延长两天")).toContain("从哪天到哪天?");
    });
  });

  describe("a plan is nobody's news", () => {
    test.each([
      "明天计划:上午云图,下午恒力",
      "明天的安排是上午去新元,下午回公司写方案",
      "这周我打算先把万邦拿下,再跑宝利",
      "今天的安排:上午云图下午万邦",
    ])("%s", async (text) => {
      const before = await kept();
      await me(text);
      expect(await kept()).toEqual(before);
    });
  });

  describe("包不包 asks", () => {
    test.each(["万邦45万里面包不包实施费", "蓝海26万含税不含税", "恒力那边付不付定金", "新元周四还见不见"])(
      "%s",
      async (text) => {
        const before = await kept();
        expect(await me(text)).toContain("负责人");
        expect(await kept()).toEqual(before);
      },
    );
    test.each(["恒力陈总说签不签要看总部", "万邦还在犹豫签不签", "宝利说来不来都行,资料先发"])(
      "and %s tells",
      async (text) => expect(await me(text)).toContain("跟进已记"),
    );
  });

  describe("an amount alone, behind what says nothing of money, is offered as what it is at that item", () => {
    test.each([
      ["恒力已经在中意向了", "35万", "改 #3 金额 35万"],
      ["云图打了电话聊得不错", "35万", "推进 #1 到高意向 报价35万"],
      ["华测今天打过电话", "15万", "回款 #6 15万"],
    ])("%s, %s", async (told, amount, offer) => {
      await me(told);
      expect(await me(amount)).toContain(`我理解为「${offer}」`);
    });
  });

  test("州五 alone is the Friday that was asked for", async () => {
    await me("推进云图到中意向");
    expect(await me("州五 王磊")).toContain("下次 周五 3/13");
  });
  test.each(["加一位联系人", "添加联系人", "补个联系人"])("%s asks whose", async (text) => {
    expect(await me(text)).toContain("说的是哪一个?");
  });
  test("退公海的规定是几天 is answered by the rule", async () => {
    expect(await me("退公海的规定是几天")).toContain("首次联系期限 7天");
  });
});
