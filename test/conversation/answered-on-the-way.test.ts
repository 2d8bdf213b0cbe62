// The answer comes with what one mutters on the way to it: held up, corrected, of another one, with why (speech.md, "Answers lead on").
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 9))).length;
  const paid = (no: number) => talk.database.read(({ payments }) => payments.paidFen(no));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("改 3 金额", () => {
    test.each([
      ["二十七万吧哦不二十七万八我看了下表是二十七万八", 27.8],
      ["31万,啊不,31万5,我看花眼了", 31.5],
      ["稍等我查一下合同 二十九万六", 29.6],
      ["29万……不对不对是29万4", 29.4],
    ])("%s", async (text, wan) => {
      await me("改 3 金额");
      await me(text);
      expect((await item(3))?.quotedFen).toBe(Math.round(wan * 1_000_000));
    });
    test.each([
      "等下我问问陈总再说",
      "二十七万还是二十八万我得查查",
      "算了不改了",
      "不对,是万邦的,万邦44万",
      "28万吗?不对吧",
    ])("%s leaves it", async (text) => {
      await me("改 3 金额");
      await me(text);
      expect((await item(3))?.quotedFen).toBe(30_000_000);
    });
  });

  describe("回款 6", () => {
    test.each([
      ["等下啊我翻一下短信 十万零五千 昨天到的", 15.5],
      ["五万哦不是五万是六万 昨天下午到账的", 11],
      ["我翻翻手机,六万八,早上到的", 11.8],
    ])("%s", async (text, wan) => {
      await me("回款 6");
      await me(text);
      expect(await paid(6)).toBe(Math.round(wan * 1_000_000));
    });
    test.each(["等下我查查,好像明天才到", "我看看短信 没到呢"])("%s books nothing", async (text) => {
      await me("回款 6");
      await me(text);
      expect(await paid(6)).toBe(5_000_000);
    });
  });

  describe("推进 4 到5", () => {
    test.each([
      ["20号……啊不对那是蓝海的,万邦是27号签", "2026-03-27"],
      ["25号签 哦不对 是26号签", "2026-03-26"],
      ["23号……错了那是宝利的,万邦25号签", "2026-03-25"],
    ])("%s", async (text, plannedSigningOn) => {
      await me("推进 4 到5");
      await me(text);
      expect(await item(4)).toMatchObject({ stage: 5, plannedSigningOn });
    });
    test.each(["20号……不对老沈没说签", "不是万邦是蓝海要推,20号签"])("%s moves nothing", async (text) => {
      await me("推进 4 到5");
      await me(text);
      expect(await item(4)).toMatchObject({ stage: 4 });
    });
  });

  describe("转交 2", () => {
    test.each(["给李四吧我早上碰到他都说好了", "就给李四吧他跟何工是老乡", "让李四来吧 他刚好去宁波"])(
      "%s asks him",
      async (text) => {
        await me("转交 2");
        expect(await me(text)).toContain("已问李四");
      },
    );
    test.each(["给李四他说他不要", "给李四吧 算了 还是我自己跟", "给李四吧?他同意吗"])(
      "%s asks nobody",
      async (text) => {
        await me("转交 2");
        expect(await me(text)).not.toContain("已问李四");
      },
    );
  });

  test("several of the parts that lack, each with its label", async () => {
    await me("新建商机 苏州天成钣金");
    expect(await me("联系人叫吴厂长,电话13912340022,地址在苏州吴江,需求是MES")).toContain("建好了");
  });

  describe("right behind a look at 万邦, nobody was reached there", () => {
    test.each([
      "打了,没人接,发了条微信也石沉大海~",
      "谢谢,刚按这个号码打过去,响了很久没有人接,我明天上午十点再试一次。",
      "刚打过去 关机 晚点再试",
      "拨了三次都占线,烦死了",
    ])("%s", async (text) => {
      await me("万邦老沈电话多少");
      const before = await told(4);
      await me(text);
      expect(await told(4)).toBe(before + 1);
    });
    test("with the day it is tried again", async () => {
      await me("万邦老沈电话多少");
      await me("没打通,发了短信,明天上午再打");
      expect(await item(4)).toMatchObject({ nextDay: "2026-03-11" });
    });
    test.each(["领导电话没打通 明天再打", "没接到通知", "没人接就算了吗", "恒力打了没人接"])(
      "%s is of another",
      async (text) => {
        await me("万邦老沈电话多少");
        const before = await told(4);
        await me(text);
        expect(await told(4)).toBe(before);
      },
    );
  });
});
