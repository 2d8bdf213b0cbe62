// Of two items told of together: each with the day of whoever is there, one of both denied afterwards; a part of a price taken out
// (speech.md, "several", "correction", "money").
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { item, count: followUps, say } = inScene(engine);

  describe("a day for each", () => {
    test.each([
      "2和7都约好了 何工周四下午两点 钱工周五上午十点",
      "2跟7都约了,钱工周五上午十点,何工周四下午两点",
      "2、7都定了 周四下午两点何工 周五上午十点钱工",
    ])("%s is given to whom it was agreed with", async (text) => {
      await say("ZhangSan", text);
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-12" });
      expect(await item(7)).toMatchObject({ nextDay: "2026-03-13" });
    });
    test("the day of the one is not the other's", async () => {
      await say("ZhangSan", "2和3都约好了 何工下周一下午两点");
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-16" });
      expect(await item(3)).toMatchObject({ nextDay: "2026-03-12" });
    });
    test("nor that the one did not answer", async () => {
      expect(await say("ZhangSan", "2和7都打了 何工没接")).toMatch(/#2[^#]*没联系上[^#]*#7[^#]*太短了/u);
    });
    test("one day of both is both's", async () => {
      await say("ZhangSan", "2和7都约好了 何工和钱工下周一一起来");
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-16" });
      expect(await item(7)).toMatchObject({ nextDay: "2026-03-16" });
    });
  });

  describe("one of both denied", () => {
    test.each([
      "凌峰没打 只打了智谷",
      "凌峰其实没打",
      "没打凌峰,只打了智谷",
      "只打了智谷 凌峰没打",
      "凌峰没打 打的是智谷",
    ])("%s is no news of it", async (text) => {
      await say("lisi", "智谷和凌峰上午都电话过了");
      const kept = await followUps(9);
      expect(await say("lisi", text)).toContain("「撤销」");
      expect(await followUps(9)).toBe(kept);
      await say("lisi", "确认");
      expect(await followUps(9)).toBe(kept - 1);
      expect(await followUps(8)).toBe(1);
    });
    test("the first of them too, and the other one is kept", async () => {
      await say("lisi", "智谷和凌峰上午都电话过了");
      expect(await say("lisi", "智谷没打 只打了凌峰")).toContain("都办回「确认」");
      await say("lisi", "确认");
      expect([await followUps(8), await followUps(9)]).toEqual([0, 1]);
    });
    test.each(["凌峰没打通 智谷聊了十分钟", "凌峰没接", "凌峰没打算今年上", "凌峰没去年那么急"])(
      "%s is news",
      async (text) => {
        await say("lisi", "智谷和凌峰上午都电话过了");
        const kept = await followUps(9);
        expect(await say("lisi", text)).not.toContain("撤销");
        expect(await followUps(9)).toBe(kept + 1);
      },
    );
  });

  test.each([
    "万邦的报价把硬件的6万去掉",
    "把万邦报价里硬件那6万去掉",
    "万邦报价扣掉6万的培训费",
    "万邦报价里6万的实施费剔除",
  ])("%s is offered at what is left, and kept of nobody", async (text) => {
    const before = await followUps(4);
    expect(await say("ZhangSan", text)).toContain("改 #4 报价 39万");
    expect(await followUps(4)).toBe(before);
  });
  test.each([
    "万邦问报价里6万的硬件能不能去掉",
    "万邦对手的报价把6万的硬件去掉了",
    "万邦报价里6万的硬件去掉他们不同意",
  ])("%s changes no price", async (text) => {
    expect(await say("ZhangSan", text)).not.toContain("39万");
  });
});
