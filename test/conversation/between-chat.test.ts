// What is meant between what is only chatted, told of one of several, or said as one more of the same (speech.md, "Kinds").
import { describe, expect, test } from "vitest";
import { amountOf, type Item } from "../../src/domain/item/item.ts";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { item, count: followUps, say } = inScene(engine);
  const wan = async (no: number) => (amountOf((await item(no)) as Item) ?? 0) / 1_000_000;

  describe("a day that is agreed with the last one", () => {
    test.each([
      "新元的资料我发了,云图没说上话,沈经理倒是主动,约了周五中午一块儿吃",
      "新元的资料我发了,云图没说上话,万邦约了周五中午一起吃饭",
    ])("%s", async (text) => {
      const before = await Promise.all([1, 2].map(async (no) => (await item(no))?.nextDay));
      await say("ZhangSan", text);
      expect(await Promise.all([1, 2].map(async (no) => (await item(no))?.nextDay))).toEqual(before);
      expect(await item(4)).toMatchObject({ nextDay: "2026-03-13" });
    });
    test("下周三一起再跑一趟 is of both", async () => {
      await say("ZhangSan", "新元去过了,云图也去过了,下周三一起再跑一趟");
      expect(await item(1)).toMatchObject({ nextDay: "2026-03-18" });
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-18" });
    });
  });

  describe("somebody's job", () => {
    test.each([
      ["王磊职务记一下 是信息部副部长", 1, "王磊(信息部副部长)"],
      ["恒力陈总职务改为总经理", 3, "陈总(总经理)"],
    ])("%s is stored with him", async (text, no, shown) => {
      const before = await followUps(no);
      expect(await say("ZhangSan", text)).toContain(shown);
      expect(await followUps(no)).toBe(before);
    });
    test.each(["王磊职务不是部长", "王磊职务可能要升经理", "王磊职务变动了,换了新部长"])(
      "%s stores none",
      async (text) => {
        expect(await say("ZhangSan", text)).not.toContain("联系人改好了");
      },
    );
  });

  describe("chatted around it", () => {
    test("an order is one all the same, and the next as well", async () => {
      await say("ZhangSan", "恒力报价改29万 万邦改43万 唉这年头客户都会砍价");
      expect([await wan(3), await wan(4)]).toEqual([29, 43]);
    });
    test("a bare amount behind it is offered", async () => {
      expect(await say("ZhangSan", "恒力报价改29万,万邦43万")).toContain("「改 #4 金额 43万」");
      expect([await wan(3), await wan(4)]).toEqual([29, 45]);
    });
    test.each(["恒力报价改29万,万邦45万不变", "恒力报价改29万,万邦预算43万"])(
      "%s changes one",
      async (text) => {
        expect(await say("ZhangSan", text)).not.toContain("改 #4");
      },
    );
    test("what was put right is, between why and so", async () => {
      await say("ZhangSan", "恒力报价改成28万");
      await say("ZhangSan", "哎呀财务又核了一遍,不是28万是29万,你帮我改过来呗");
      expect(await wan(3)).toBe(29);
    });
    test("another's word behind an excuse changes nothing", async () => {
      await say("ZhangSan", "恒力方案发了");
      await say("ZhangSan", "刚核了一下,他们预算就28万");
      expect(await wan(3)).toBe(30);
    });
    test("a yes is one", async () => {
      await say("ZhangSan", "蓝海合同寄回来了 26万");
      await say("ZhangSan", "对呀对呀就是这个意思,你真懂我");
      expect(await item(5)).toMatchObject({ outcome: "won" });
    });
  });

  describe("by whom it was said", () => {
    test("不对,是钱工", async () => {
      const before = [await followUps(2), await followUps(7)];
      await say("ZhangSan", "何工说要等集团批预算");
      await say("ZhangSan", "不对,是钱工");
      expect([await followUps(2), await followUps(7)]).toEqual([before[0], (before[1] ?? 0) + 1]);
    });
    test("nobody is known as 李工", async () => {
      await say("ZhangSan", "何工说要等集团批预算");
      expect(await say("ZhangSan", "不对,是李工")).toContain("我理解为");
    });
  });

  describe("a thing behind a command's word", () => {
    test.each([
      ["签了恒力门口的访客登记,陈总留我喝了杯茶", 3],
      ["领取了新元发的伴手礼,何工说案例还没看", 2],
    ])("%s is news", async (text, no) => {
      const before = await followUps(no);
      await say("ZhangSan", text);
      expect(await followUps(no)).toBe(before + 1);
      expect(await item(no)).toMatchObject({ outcome: "open" });
    });
    test("签了蓝海 26万 wins it", async () => {
      await say("ZhangSan", "签了蓝海 26万");
      expect(await item(5)).toMatchObject({ outcome: "won" });
    });
  });

  test("the price behind a contract that came signed is what it is won with", async () => {
    await say("ZhangSan", "刘总刚把签好的合同拍给我了");
    expect(await say("ZhangSan", "对 26万")).toContain("「赢单 #5 26万」");
  });

  test.each([
    ["1号周三打,2号周四见", "1. 跟进 #1 周三打"],
    ["万邦让两万", "「改 #4 金额 43万」"],
    ["华测第二笔款到啦,十万整", "「回款 #6 10万」"],
    ["宝利那家让李四帮我接着吧", "「转交 #7 @李四」"],
    ["三点叫我", "15:00"],
    ["我有几单", "在跟 6 个"],
  ])("%s", async (text, shown) => {
    expect(await say("ZhangSan", text)).toContain(shown);
  });
  test.each(["万邦让两步", "我把签好的合同寄给刘总了", "万邦让两万他们还嫌少"])(
    "%s offers nothing",
    async (text) => {
      expect(await say("ZhangSan", text)).not.toContain("我理解为");
    },
  );
});
