// What somebody there asked, sent or does not need is news; what one dreams of, or asks of a colleague, is none.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { say, count, item } = inScene(engine);

  describe("is kept", () => {
    test.each([
      ["lisi", "顾总问我们在芜湖有没有样板客户", 9],
      ["lisi", "顾总问有没有芜湖的案例", 9],
      ["ZhangSan", "陈总问30万包不包实施", 3],
      ["ZhangSan", "万邦那45万沈经理说能不能到42，我没应，说要请示", 4],
      ["ZhangSan", "沈经理昨天晚上十点还给我发消息问账期", 4],
      ["ZhangSan", "宝利钱工说他们内部先评估，不需要我们做什么", 7],
      ["ZhangSan", "陈总说不用准备什么，人去就行", 3],
      ["wangwu", "潘总说周四谈完给我回个电话", 10],
    ] as const)("%s: %s", async (who, text, no) => {
      const before = await count(no);
      await say(who, text);
      expect(await count(no)).toBe(before + 1);
    });
  });

  describe("is not", () => {
    test.each([
      ["ZhangSan", "我做梦都梦到蓝海20号签完了", 5],
      ["erzhu", "王五百川那边周四谈完给我打个电话", 10],
      ["ZhangSan", "陈总又来问了，恒力当时报的是三十还是三十二啊", 3],
      ["ZhangSan", "何工问起过交期没", 2],
      ["ZhangSan", "沈经理的地址给我发一下", 4],
    ] as const)("%s: %s", async (who, text, no) => {
      const before = await count(no);
      await say(who, text);
      expect(await count(no)).toBe(before);
    });
  });

  describe("a day of theirs is offered, ours is taken with its hour", () => {
    test.each([
      "新元何工说他们老板礼拜五要飞日本，下下周才回来，让我别急",
      "钱工说13号他儿子毕业典礼，问能不能改天",
      "云图王磊朋友圈发的，说周末他们公司搬新楼",
      "万邦的付款他们月底结上一家的账，手头紧，让我们等等",
    ])("%s", async (text) => {
      expect(await say("ZhangSan", text)).toMatch(/没当下次,要(?:当|换成它)吗\?要就回「对」/u);
    });
    test("后天我十点到", async () => {
      await say("ZhangSan", "今天跟何工确认了，后天我十点到，他安排车间主任一起");
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-12", nextMinute: 600 });
    });
  });
});
