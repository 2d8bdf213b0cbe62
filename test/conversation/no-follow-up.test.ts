// Plans, orders, wishes and attempts are no news of a customer; of several in one message each for itself (speech.md, 1, 3, 4).
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const latest = (no: number) => talk.database.read(({ followUps }) => followUps.latest(no, 9));
  const counted = async (nos: readonly number[]) =>
    (await Promise.all(nos.map(latest))).flat().filter(({ counts }) => counts).length;
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("nothing has happened", () => {
    test.each([
      ["今天拜访计划:云图、恒力、宝利", [1, 3, 7]],
      ["明天要跑的:云图、恒力", [1, 3]],
      ["恒力要是能成,万邦也好谈了", [3, 4]],
      ["要是万邦降到40万能签,我就请大家吃饭", [4]],
      ["云图跟宝利的方案今天必须发出去", [1, 7]],
      ["1、3、4 都加到下礼拜一的计划里", [1, 3, 4]],
      ["新元12号面谈,提前一天提醒我", [2]],
      ["能不能麻烦你把万邦的跟进改短点,字太多了", [4]],
    ])("%s", async (text, nos) => {
      const before = await counted(nos);
      await me(text);
      expect(await counted(nos)).toBe(before);
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-12" });
    });
  });

  describe("whoever was not reached was only tried", () => {
    test.each([
      ["恒力、万邦、蓝海三家都打了一遍,恒力下周回复,万邦这周五回复,蓝海没人接", [5]],
      ["云图和恒力都打了,都没人接", [1, 3]],
      ["云图和恒力都打了,云图没接,恒力说周一来", [1]],
      ["云图,新元,恒力我都打过了,没一个接的", [1, 2, 3]],
      ["恒力万邦今天都没接", [3, 4]],
      ["给云图王磊打了三个电话都没接,给宝利钱工打通了,他说在出差", [1]],
    ])("%s", async (text, nos) => {
      await me(text);
      for (const no of nos) expect((await latest(no))[0]).toMatchObject({ attempt: true, counts: false });
    });
  });

  describe("a day of all of them, and what is said of all", () => {
    test.each([
      ["云图恒力刚都聊过了,周五分别再打一次", [1, 3], "2026-03-13"],
      ["云图和宝利都得等,月底我分别再问", [1, 7], "2026-03-31"],
    ])("%s", async (text, nos, nextDay) => {
      await me(text);
      for (const no of nos) expect(await item(no)).toMatchObject({ nextDay });
    });
    test("云图要案例恒力要报价万邦要合同,我今天全发了", async () => {
      await me("云图要案例恒力要报价万邦要合同,我今天全发了");
      for (const no of [1, 3, 4]) expect((await latest(no))[0]?.text).toContain("全发了");
    });
    test("a visit that is over is no day of next month", async () => {
      await me("新元8号、宝利9号都去过了,没进展");
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-12" });
    });
  });

  describe("what did not come about, or concerns the signing, moves no meeting", () => {
    test.each([
      ["蓝海说好今天签,结果对方没来", null],
      ["蓝海刘总说20号签不了,财务审批要延到25号", "改 #5 签约日 3/25"],
    ])("%s", async (text, offer) => {
      const answer = await me(text);
      expect(await item(5)).toMatchObject({ nextDay: "2026-03-12", plannedSigningOn: "2026-03-20" });
      if (offer === null) expect(answer).not.toContain("我理解为");
      else expect(answer).toContain(offer);
    });
  });

  describe("an order about whoever was just spoken of", () => {
    test.each([
      ["云图什么情况了", "给他打个电话吧明天上午", 1],
      ["新元约的几号", "改到14号吧", 2],
      ["我手上有哪些单子", "第3个改到周五", 4],
    ])("%s: %s", async (first, text, no) => {
      const before = await counted([no]);
      await me(first);
      await me(text);
      expect(await counted([no])).toBe(before);
    });
    test("lines of a list move together, with their words", async () => {
      await me("我手上有哪些单子");
      await me("第2个和第3个都推到周五");
      for (const no of [3, 4])
        expect(await item(no)).toMatchObject({
          nextDay: "2026-03-13",
          nextText: expect.stringContaining("面谈"),
        });
    });
    test("安排李四接一下, where giving it up was offered", async () => {
      await me("恒力我跟不过来");
      expect(await me("安排李四接一下")).toContain("转交 #3 @李四");
    });
    test("news where a day was asked for", async () => {
      await me("云图打了两遍没人接");
      await me("刚回过来了,约了周四下午三点");
      expect((await latest(1))[0]).toMatchObject({ counts: true });
      expect(await item(1)).toMatchObject({ nextDay: "2026-03-12", nextMinute: 15 * 60, nextText: null });
    });
  });

  test("a colleague's name before an order asks whether it is one", async () => {
    expect(await talk.say("zhuguan", "张三把万邦的报价改成43万")).toContain("我理解为");
    expect((await item(4))?.quotedFen).toBe(45_000_000);
    expect(await talk.say("zhuguan", "云图这单让张三别跟了")).not.toContain("@张三");
  });

  test("a reminder comes so many days before", async () => {
    await me("蓝海20号签,提前两天提醒我");
    const { ownReminders } = await talk.database.read(({ dump }) => dump.read());
    expect(new Date(ownReminders.at(-1)?.at ?? 0).toISOString()).toBe("2026-03-18T01:00:00.000Z");
  });
});
