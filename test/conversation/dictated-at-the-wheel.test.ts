// Dictated at the wheel: a contact before another customer's part, colleagues who come along, periods of a contract, what one mutters.
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const next = async (no: number) => (await item(no))?.nextDay ?? null;
  const said = (no: number) => talk.database.read(({ followUps }) => followUps.latest(no, 9));
  const counts = () => Promise.all(ALL.map(async (no) => (await said(no)).length));
  /** The items that were told of by it. */
  const toldOf = async (who: string, text: string) => {
    const before = await counts();
    await talk.say(who, text);
    const after = await counts();
    return ALL.filter((_, at) => (after[at] ?? 0) > (before[at] ?? 0));
  };
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("what somebody wants is theirs, before another customer's part", () => {
    test.each([
      ["lisi", "郑工让我把十八万拆成两期报我明天弄完发给他 凌峰那边顾总就说等通知", [8, 9]],
      ["lisi", "顾总约我下周二去弋江 智谷那边还没消息", [8, 9]],
      ["ZhangSan", "何工叫我周五把报价带过去 万邦那边老沈说付款再议", [2, 4]],
      ["ZhangSan", "刘总让我二十号带公章去 华测的尾款我下周三去催", [5, 6]],
      ["ZhangSan", "万邦沈经理让我周五过去", [4]],
      ["ZhangSan", "约陈总的事先放放 万邦周五我去", [4]],
      ["ZhangSan", "何工让我问问恒力那个案例能不能参观", []],
    ])("%s: %s", async (who, text, nos) => {
      expect(await toldOf(who, text)).toEqual(nos);
    });

    test("each with its own day, and a day off is no step of any", async () => {
      await talk.say(
        "lisi",
        "郑工让我把报价拆成两期我明天弄完发给他 凌峰那边顾总说等通知 对了我周五请半天假",
      );
      expect(await next(8)).toBe("2026-03-11");
      expect((await said(8))[0]?.text).not.toContain("凌峰");
      expect(await next(9)).not.toBe("2026-03-13");
    });
  });

  describe("whoever comes along with us is no customer", () => {
    test.each([
      ["钱工说原来那家没搞成 我周五去常州带上老刘一起 老刘懂这个", [7]],
      ["何工说接口要当面讲 周四老钱陪我去北仑 老钱做过这个", [2]],
      ["吴主任说数据有问题 老刘跟我一起去查了一下午", [6]],
      ["何工那边要看样机 小沈帮我把样机拉过去了", [2]],
      ["钱工说要现场看 我周五带上陈总一起去", [7]],
      ["老沈说行 老刘也说行 钱全齐了", [4, 5]],
      ["何工要样本 老刘那边合同也盖了", [2, 5]],
      ["叫上老沈一起吃饭 他答应周四", [4]],
      ["万邦老沈陪我见了他们财务 说能付", [4]],
      ["钱工没接 老刘带着他儿子来看了样板", [5, 7]],
    ])("%s", async (text, nos) => {
      expect(await toldOf("ZhangSan", text)).toEqual(nos);
    });
  });

  describe("a period of a contract, and what they do with money, is no next step", () => {
    test.each([
      [5, "首付刘总讲签完三天里打百分之三十就是七万八 蓝海这个总价还是二十六没动"],
      [4, "万邦沈经理说到货七天内付四成"],
      [2, "新元何工说发票开了十天内打款"],
      [6, "吴主任说月底前他再安排二十万 华测这边我等着看"],
      [6, "华测吴主任说下周三前他给咱们转十万"],
      [6, "华测20号对方再结一笔尾款"],
    ])("#%i: %s", async (no, text) => {
      const before = await next(no);
      expect(await toldOf("ZhangSan", text)).toEqual([no]);
      expect(await next(no)).toBe(before);
    });
    test.each([
      [3, "恒力样品寄出去了 三天后我打电话问问", "2026-03-13"],
      [5, "蓝海刘总说三天内给答复", "2026-03-13"],
      [4, "万邦合同签完 三天后我去送发票", "2026-03-13"],
      [6, "华测吴主任说月底前他再打个电话给我", "2026-03-31"],
      [6, "华测我周五再去催那二十万", "2026-03-13"],
      [5, "蓝海说下周一他安排车来接我", "2026-03-16"],
    ])("#%i: %s", async (no, text, day) => {
      await talk.say("ZhangSan", text);
      expect(await next(no)).toBe(day);
    });
  });

  describe("an attempt is kept whatever is muttered beside it", () => {
    test.each([
      ["lisi", "占线占线一直占线 智谷这个郑工是在打给谁啊", 8],
      ["ZhangSan", "打了三个电话了陈总一个没接 恒力那个", 3],
      ["wangwu", "潘总手机关机 打百川总机转分机8015也没人 那个我服了", 10],
      ["lisi", "凌峰顾总关机 这是第几回了啊", 9],
      ["ZhangSan", "无人接听无人接听 宝利钱工今天什么情况", 7],
      ["ZhangSan", "华测吴主任电话打了两遍没人理 谁能联系上他啊", 6],
      ["ZhangSan", "蓝海刘总挂我电话 咋整啊这是", 5],
      ["ZhangSan", "7号那个钱工没找着 他同事接的说今天调休 别的也不肯说", 7],
    ])("%s: %s", async (who, text, no) => {
      expect(await toldOf(who, text)).toEqual([no]);
    });
    test.each([
      ["ZhangSan", "蓝海刘总没接电话吗"],
      ["ZhangSan", "没接吧恒力"],
      ["ZhangSan", "新元何工为什么没接"],
      ["ZhangSan", "万邦老沈占线 谁在跟他们仓库那块啊"],
      ["ZhangSan", "宝利没人接怎么办 走什么流程"],
    ])("%s: %s is asked", async (who, text) => {
      expect(await toldOf(who, text)).toEqual([]);
    });
    test("our next try is its next step, 不行 behind it or not", async () => {
      await talk.say("ZhangSan", "老沈微信三条没回 估计在开会 就是说我明天上午再找他 不行我就直接去青浦堵");
      expect(await next(4)).toBe("2026-03-11");
    });
    test("and somebody else's day off is none of ours", async () => {
      expect(await talk.say("ZhangSan", "恒力陈总没见着 前台说今天请假了")).not.toContain("请假 3/10");
      expect(await talk.say("ZhangSan", "我今天调休")).toContain("请假 3/10");
    });
  });

  describe("what they keep saying is why one asks, and no news", () => {
    test.each([
      ["华测那五十万到现在到账多少了还差多少啊 那个他们财务老说打了打了打了 我看半天短信也没有", []],
      ["华测还欠我们多少来着 吴主任天天说快了快了", []],
      ["蓝海合同到哪一步了 他们法务每次都说在走了在走了", []],
      ["恒力陈总说要比价 我们报了多少来着", [3]],
      ["云图来电要案例了,他电话多少来着", [1]],
      ["蓝海刘总昨晚说合同批了 签约定的几号来着", [5]],
    ])("%s", async (text, nos) => {
      expect(await toldOf("ZhangSan", text)).toEqual(nos);
    });
  });
});
