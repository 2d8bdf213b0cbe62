// What is taken back in the same breath, set right in the next one, or answered in one breath with why: the last value holds, and what denies is no reason (speech.md, "correction", "Answers lead on").
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const head = (text: string) => talk.say("zhuguan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const paid = (no: number) => talk.database.read(({ payments }) => payments.paidFen(no));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("a day taken back in the same breath", () => {
    test.each([
      ["宝利面谈挪到周四下午两点……算了，撞上新元了，还是周五，下午两点", 7, "2026-03-13"],
      ["武进钱工说礼拜五不中他娃开家长会本来说改礼拜一哦不是礼拜一是下礼拜二后晌我过去找他", 7, "2026-03-17"],
      ["云图王总我周四去哦不周四要开会周五去", 1, "2026-03-13"],
      ["恒力陈总约了下周一哦不是下周一是下周三见面", 3, "2026-03-18"],
      ["新元何工周四见,算了,那天我在上海,还是改周五见", 2, "2026-03-13"],
    ])("%s", async (text, no, day) => {
      await me(text);
      expect(await item(no)).toMatchObject({ nextDay: day });
    });
    test.each([
      ["恒力陈总说周四哦不是周四是周五出差", 3, "2026-03-12"],
      ["恒力周四不行,周五也不是好日子,下周一去", 3, "2026-03-16"],
      ["万邦周四算了,下周再说", 4, "2026-03-12"],
    ])("%s takes back nothing else", async (text, no, day) => {
      await me(text);
      expect(await item(no)).toMatchObject({ nextDay: day });
    });
  });

  describe("a change of hands that is taken back where its reason was asked for", () => {
    test.each([
      "先撤销吧我跟李四还没说妥呢宁波那家还叫张三盯着",
      "我跟李四还没商量好,还是让张三跟",
      "回头再说吧",
      "我再想想",
      "陈总那边还没打招呼呢我再等等",
      "别改了张三说他能搞定",
      "弄错人了应该是王五",
    ])("%s", async (text) => {
      await head("改派 2 给李四");
      await head(text);
      expect(await item(2)).toMatchObject({ ownerId: "ZhangSan" });
    });
    test.each([
      "李四跑宁波方便",
      "张三没跟客户说清楚 换个人",
      "张三一直不去,客户有意见了",
      "何工点名要还是由李四跟",
    ])("%s is a reason", async (text) => {
      await head("改派 2 给李四");
      await head(text);
      expect(await item(2)).toMatchObject({ ownerId: "lisi" });
    });
  });

  describe("why it was lost", () => {
    test.each([
      "没给谁，他们自己不做了，集团停了IT预算",
      "不是输给谁，是他们自己不做了，集团一刀把26万预算全砍了",
      "输给唯智了人家账期给到半年咱哪拼得过",
      "唯智，人家便宜一大截，账期还给到120天",
      "客户说项目取消了",
    ])("%s", async (text) => {
      await me("输单 4");
      await me(text);
      expect(await item(4)).toMatchObject({ outcome: "lost" });
    });
    test.each([
      "撤销吧我点错了",
      "没输，沈经理又来电话了",
      "不是输给谁的问题，还没定",
      "恒力，人家报价给了吗",
    ])("%s is no reason", async (text) => {
      await me("输单 4");
      await me(text);
      expect(await item(4)).toMatchObject({ outcome: "open" });
    });
  });

  describe("an answer with why in one breath", () => {
    test.each([
      ["七万今儿早上到的吴主任催着要收据呢", 12_000_000],
      ["三万刚到账出纳说的", 8_000_000],
      ["七万到的话我再告诉你", 5_000_000],
      ["七万今儿早上没到的", 5_000_000],
    ])("%s", async (text, fen) => {
      await me("回款 6");
      await me(text);
      expect(await paid(6)).toBe(fen);
    });
    test.each([
      ["给李四他丈母娘家就在武进顺路", "lisi"],
      ["李四呗他离得近", "lisi"],
      ["给李四他不肯接", "ZhangSan"],
      ["让李四他俩先聊聊再说", "ZhangSan"],
    ])("%s", async (text, owner) => {
      await head("改派 7");
      await head(text);
      expect(await item(7)).toMatchObject({ ownerId: owner });
    });
    test("付款三六一，陈总自己定，别人不管 is the mark that was asked for", async () => {
      await me("推进 3 到4");
      await me("付款三六一，陈总自己定，别人不管");
      expect(await item(3)).toMatchObject({ stage: 4, decisionMaker: "陈总" });
    });
    test("付款三六一，陈总定不了 is none", async () => {
      await me("推进 3 到4");
      await me("付款三六一，陈总定不了");
      expect(await item(3)).toMatchObject({ stage: 3 });
    });
  });

  describe("the last act, set right in a sentence of its own", () => {
    test.each([
      ["宝利的面谈给我挪到下周二", "上一条给我撤了钱工刚又说礼拜五他能腾出空", 7, { nextDay: "2026-03-13" }],
      ["赢单 5 26万", "刚才那个取消刘总又说得等集团批先甭算", 5, { outcome: "open" }],
      ["赢单 5 26万", "刚才那个取消的订单刘总又要了", 5, { outcome: "won" }],
      [
        "恒力陈总聊过了，周四我带样本去",
        "说岔了，不是周四，周四是新元，恒力是下周一",
        3,
        { nextDay: "2026-03-16" },
      ],
      ["赢单 5 26万", "合同上是26.5，含税那个，刚才少写五千", 5, { contractFen: 26_500_000 }],
      ["赢单 5 26万", "合同上是27.5，刚才少写五千", 5, { contractFen: 26_000_000 }],
      ["恒力改成20万", "算了还是30吧，陈总又不砍了", 3, { quotedFen: 30_000_000 }],
      ["恒力改成20万", "还是30台吧，陈总说的", 3, { quotedFen: 20_000_000 }],
    ])("%s: %s", async (first, then, no, wanted) => {
      await me(first);
      await me(then);
      expect(await item(no)).toMatchObject(wanted);
    });
    test.each([
      ["哎呀华测这笔是3万，不是8万，老花眼提前来了", 8_000_000],
      ["恒力报价是3万，不是8万，老花眼提前来了", 13_000_000],
    ])("回款 6 8万: %s", async (text, fen) => {
      await me("回款 6 8万");
      await me(text);
      expect(await paid(6)).toBe(fen);
    });
  });

  describe("another command, where it was asked why a deal was lost, is that command", () => {
    test.each([
      ["退公海 4 预算取消", 4, { place: "pool", outcome: "open" }],
      ["退公海 3 预算取消", 3, { place: "pool" }],
      ["输单 3 输给用友", 3, { outcome: "lost" }],
      ["输单 恒力 输给用友", 3, { outcome: "lost" }],
      ["推进 3 到4 客户不做了", 3, { outcome: "open" }],
    ])("%s", async (text, no, wanted) => {
      await me("输单 4");
      await me(text);
      expect(await item(no)).toMatchObject(wanted);
      expect(await item(4)).toMatchObject({ outcome: "open" });
    });
  });
});
