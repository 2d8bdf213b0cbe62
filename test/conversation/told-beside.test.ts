// What happened is kept, whatever is asked or ordered of the same customer in one breath (speech.md: nothing typed vanishes).
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 5))).map(({ text }) => text);
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  test.each([
    [1, "云图王磊今天来电说要比价,他电话多少来着", "王磊今天来电说要比价", "13800001111"],
    [6, "华测今天来验收了,尾款还差多少", "今天来验收了", "还差 45万"],
    [2, "新元样品寄出去了,何工收到没", "样品寄出去了", "#2"],
    [7, "宝利钱工说不含税 报价我报的多少", "钱工说不含税", "#7"],
    [4, "万邦沈经理出国了,下周回来,还有几天到期啊", "沈经理出国了,下周回来", "期限"],
    [3, "恒力今天见了陈总,聊得不错,金额改成28万", "今天见了陈总,聊得不错", "30万 → 28万"],
    [4, "万邦今天去了,没见到人,转给李四吧", "今天去了,没见到人", "转交 #4 @李四"],
    [3, "恒力陈总说要看案例,给李四跟吧", "陈总说要看案例", "转交 #3 @李四"],
  ])("#%i %s", async (no, text, kept, answered) => {
    const before = await told(no);
    const answer = await talk.say("ZhangSan", text);
    expect(await told(no), answer).toEqual([kept, ...before]);
    expect(answer).toContain(answered);
  });

  test.each([
    [3, "恒力报了30万,对吧"],
    [6, "华测付了5万,记上了没"],
    [1, "云图报价 28万 对吗"],
    [3, "恒力报过30万,现在到哪步了"],
    [3, "恒力陈总要的案例,发了没"],
    [4, "万邦都谈了两个月了,怎么还没签"],
    [5, "蓝海是26万签的,首付多少"],
    [3, "恒力上次报的30万,金额改成28万"],
    [1, "推进 #1 到2 约了周四面谈 王总参加 了吗?"],
  ])("#%i %s tells nothing new", async (no, text) => {
    const before = await told(no);
    const answer = await talk.say("ZhangSan", text);
    expect(await told(no), answer).toEqual(before);
  });

  test.each([
    ["wangwu", 10, "潘总那边今天聊得不错 另外公海里那个海正我领了", 12],
    ["wangwu", 10, "百川潘总说样品没问题,公海那个晨光我也要了", 11],
    ["ZhangSan", 1, "云图王磊说下周再看 顺便把海正领了", 12],
    ["ZhangSan", 4, "沈经理催发票 海正给我领一下", 12],
  ])("%s of #%i: %s, and #%i is claimed", async (who, no, text, claimed) => {
    const before = await told(no);
    const answer = await talk.say(who, text);
    expect((await told(no)).length, answer).toBe(before.length + 1);
    expect(await talk.database.read(({ items }) => items.byNo(claimed)), answer).toMatchObject({
      ownerId: who,
    });
  });

  test("晨光给我吧,新元那边忙得过来: what lies in the pool is meant", async () => {
    const answer = await talk.say("ZhangSan", "晨光给我吧,新元那边忙得过来");
    expect(answer).toContain("#11 嘉兴晨光仪表 基础意向 领到了");
  });

  test("沈经理朋友介绍了苏州鼎胜机械给我,说要WMS: who is one's own already is not claimed", async () => {
    const answer = await talk.say("ZhangSan", "沈经理朋友介绍了苏州鼎胜机械给我,说要WMS");
    expect(answer).not.toContain("已经在你名下");
  });

  test.each(["公海里的晨光我来跟谢工聊聊", "晨光我先来跟谢工吃个饭"])("%s claims nothing", async (text) => {
    await talk.say("ZhangSan", text);
    expect(await talk.database.read(({ items }) => items.byNo(11))).toMatchObject({ place: "pool" });
  });

  describe("figures that are the numbers of one's own items", () => {
    test("2没接,3下周再说: to each what is said of it", async () => {
      const [two, three] = [await told(2), await told(3)];
      await talk.say("ZhangSan", "2没接,3下周再说");
      expect(await told(2)).toEqual(["没接", ...two]);
      expect(await told(3)).toEqual(["下周再说", ...three]);
    });

    test("7没接 3说预算批了: in any order", async () => {
      const [seven, three] = [await told(7), await told(3)];
      await talk.say("ZhangSan", "7没接 3说预算批了");
      expect(await told(7)).toEqual(["没接", ...seven]);
      expect(await told(3)).toEqual(["说预算批了", ...three]);
    });

    test("1 2 7今天都没接 is of all of them", async () => {
      const before = [await told(1), await told(2), await told(7)];
      await talk.say("ZhangSan", "1 2 7今天都没接");
      const after = [await told(1), await told(2), await told(7)];
      expect(after.map((one) => one.length)).toEqual(before.map((one) => one.length + 1));
    });

    test("1 … 2 … 3 … may merely count: offered", async () => {
      const before = [await told(1), await told(2), await told(3)];
      const answer = await talk.say("ZhangSan", "1没人接 2说考虑考虑 3约了周五上午");
      expect(answer).toContain("跟进 #2 说考虑考虑");
      expect([await told(1), await told(2), await told(3)]).toEqual(before);
    });

    test.each(["3楼没人 4楼也没人", "2成首付,3成尾款"])("%s names no item", async (text) => {
      const before = [await told(2), await told(3)];
      await talk.say("ZhangSan", text);
      expect([await told(2), await told(3)]).toEqual(before);
    });
  });
});
