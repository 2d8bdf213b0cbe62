// A last clause that is nothing but a customer says whom all the rest is about, as one that stands first does.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, item, told, count } = inScene(engine);

  describe("an order", () => {
    test.each([
      ["降到四十二万整，先这么挂着，万邦", 4, 42],
      ["返点刨掉，净的二十七万，照这个写，恒力", 3, 27],
      ["46万8，单子上改掉，含一年维保，万邦这单", 4, 46.8],
      ["改28万，万邦", 4, 28],
      ["45万的不要了，写43万，万邦", 4, 43],
    ])("of a price: %s", async (text, no, wan) => {
      await me(text);
      expect(await item(no)).toMatchObject({ quotedFen: wan * 1_000_000 });
      expect(await count(no)).toBe(0);
    });
    test.each([
      ["下趟联系的日子给我写17号，宝利", 7, "2026-03-17"],
      ["明朝下午三点我去滨江，排好，别跟别的撞，云图", 1, "2026-03-11"],
      ["18号去北仑送样机，排上，新元那家", 2, "2026-03-18"],
      ["下次周五，万邦", 4, "2026-03-13"],
    ])("of a day: %s", async (text, no, day) => {
      const before = await count(no);
      await me(text);
      expect(await item(no)).toMatchObject({ nextDay: day });
      expect(await count(no)).toBe(before);
    });
    test.each([
      ["赢单 26万，蓝海", 5, { outcome: "won" }],
      ["退公海 预算没了，云图", 1, { place: "pool" }],
      ["输单 价格高，输给用友，恒力", 3, { outcome: "lost" }],
    ])("behind its word: %s", async (text, no, is) => {
      await me(text);
      expect(await item(no)).toMatchObject(is);
    });
    test("by whoever works there, and by its number", async () => {
      await say("lisi", "礼拜五上午十点跑合肥，给我排上，郑工那张");
      expect(await item(8)).toMatchObject({ nextDay: "2026-03-13", nextMinute: 600 });
      await me("下周二下午去看现场，5号单子");
      expect(await told(5)).toEqual(["下周二下午去看现场"]);
    });
  });

  describe("news", () => {
    test.each([
      ["来了个新厂长姓丁，钱工讲以后技术听他的，吃了顿饭，宝利", 7],
      ["公章还在老板手里，这周盖不了，蓝海这张", 5],
      ["参考恒力的案例，宝利", 7],
      ["跟恒力一样报30万，万邦", 4],
      ["沈经里讲账期六十天可以谈，万帮", 4],
    ])("%s", async (text, no) => {
      await me(text);
      expect(await count(no)).toBe(1);
      expect(await count(3)).toBe(0);
    });
  });

  describe("a question is a look", () => {
    test.each([
      ["谁在跟，恒力", 3],
      ["要不要降价，恒力", 3],
      ["联系人是谁，华测那边", 6],
      ["盖章日子当初定的几号来着，刘总一直问我，我嘴上讲没问题心里没数，蓝海", 5],
    ])("%s", async (text, no) => {
      const answer = await me(text);
      expect(answer).toContain(`#${no}`);
      expect(answer).not.toContain("跟进已记");
      expect(answer).not.toContain("加好了");
    });
  });

  describe("but where others have a part in it, each keeps its own", () => {
    test("several that are told of", async () => {
      await me("恒力没接，万邦周四见，宝利");
      expect([await count(3), await count(4), await count(7)]).toEqual([1, 1, 0]);
    });
    test("a list", async () => {
      await me("今天一共跑了三家，恒力，万邦，新元");
      expect([await count(3), await count(4), await count(2)]).toEqual([1, 1, 1]);
    });
    test("what somebody at another customer said", async () => {
      await me("上午拜访了何工，说方案要改，宝利");
      expect([await count(2), await count(7)]).toEqual([1, 0]);
    });
    test.each(["不好意思，恒力", "哦，恒力的"])("an answer to the question for whom: %s", async (text) => {
      await me("刚打完电话 客户让下周二过去");
      await me(text);
      expect(await item(3)).toMatchObject({ nextDay: "2026-03-17" });
    });
    test.each(["下周再去，5号", "我们的竞争对手是鼎捷，用友"])("and no customer at all: %s", async (text) => {
      expect(await me(text)).not.toContain("跟进已记");
    });
  });
});
