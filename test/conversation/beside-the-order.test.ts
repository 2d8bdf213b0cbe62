// What stands beside an order or a report: the rest of a payment, a part of a price, another customer's order, a laugh, whose a figure was.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, item, told } = inScene(engine);

  describe("a command with a word of what is still to come", () => {
    test.each([
      ["回款 华测 3万5，剩下的吴主任说验收完给", "到账 3.5万,累计 8.5万"],
      ["回款 6 12万，吴主任说剩下的要到月底再付。", "到账 12万,累计 17万"],
      ["回款 6 3万,发票还没开", "到账 3万,累计 8万"],
    ])("%s", async (text, booked) => {
      expect(await me(text)).toContain(booked);
    });

    test.each(["回款 6 5万 还没到", "回款 6 15万 财务说明天才到"])("%s books nothing", async (text) => {
      expect(await me(text)).not.toContain("累计");
    });

    test.each([
      ["改 3 金额 29万,其中软件20万", 290_000],
      ["改 3 金额 36.5万，含税，里面有两万是培训费。", 365_000],
    ] as const)("%s", async (text, yuan) => {
      await me(text);
      expect((await item(3))?.quotedFen).toBe(yuan * 100);
    });

    test("of two amounts that both may be meant neither is written", async () => {
      await me("改 3 金额 29万还是28万");
      expect((await item(3))?.quotedFen).toBe(300_000_00);
    });
  });

  describe("another customer behind a command", () => {
    test("what weighs is done, and the other is named", async () => {
      expect(await me("回款 6 两万，完了再把蓝海签字改成十九号")).toContain("#5 无锡蓝海光伏 也提到了");
    });

    test.each([
      ["跟进 2 资料发了，再把万邦金额改成43万", 4, { quotedFen: 430_000_00 }],
      ["跟进 2 聊了下周的事，恒力面谈改到周五", 3, { nextDay: "2026-03-13" }],
    ] as const)("%s", async (text, no, changed) => {
      await me(text);
      expect(await item(no)).toMatchObject(changed);
      expect(await told(2)).not.toContain(text.slice(-5));
    });

    test("one more of theirs is added there", async () => {
      expect(await me("跟进 2 聊了下周的事，另外恒力加个技术小高13766665555")).toContain("小高 13766665555");
    });
  });

  describe("whose a figure was", () => {
    test("right behind a price the right one is written", async () => {
      await me("改 3 金额 26万");
      await me("62万，26万是蓝海的，我脑子糊涂了");
      expect((await item(3))?.quotedFen).toBe(620_000_00);
      expect((await item(5))?.quotedFen).toBe(260_000_00);
    });

    test("right behind what was only offered it is offered", async () => {
      await me("宝利报了26万，钱工说回头给话");
      expect(await me("62万，26万是蓝海的，我脑子糊涂了")).toContain("62万");
      expect((await item(7))?.quotedFen).toBeNull();
    });

    test("with nothing before it nobody's price changes", async () => {
      await me("62万，26万是蓝海的");
      expect((await item(5))?.quotedFen).toBe(260_000_00);
    });
  });

  describe("no news of the customer", () => {
    test.each(["哈哈这话陈总也说过", "陈总问起过我没", "云图王磊催过我吗"])("%s", async (text) => {
      const before = [await told(1), await told(3)];
      await me(text);
      expect([await told(1), await told(3)]).toEqual(before);
    });

    test("who laughs over news tells it", async () => {
      expect(await me("哈哈恒力陈总今天把报价签字了，流程走完了")).toContain("跟进已记");
    });
  });

  test("what is set aside first is not what is asked", async () => {
    const answer = await me("赢单不赢单的先放一边，蓝海的刘总今天住院了，我明天买个果篮去看看他。");
    expect(answer).toContain("跟进已记");
    expect((await item(5))?.nextDay).toBe("2026-03-11");
  });

  test("several orders under a heading are done one by one", async () => {
    await me("请帮我改两处：3号的金额写成二十九万，7号的面谈日期写成十六号。");
    expect((await item(3))?.quotedFen).toBe(290_000_00);
    expect((await item(7))?.nextDay).toBe("2026-03-16");
  });

  test("lunch that was had is no step, at whatever hour it is told", async () => {
    await say("jingli", "今天中午跟华测的吴主任一起吃了饭，他对项目组的配合很满意");
    expect((await item(6))?.nextDay).not.toBe("2026-03-10");
  });

  test("why it was said wrong names no day", async () => {
    await say("jingli", "今天跟百川的潘总吃饭，他说要到年中才有预算");
    await say("jingli", "更正一下，那句话不是百川的潘总讲的，是晨光的谢工讲的，我今天见的人太多了。");
    expect((await item(10))?.nextDay).toBe("2026-03-12");
  });
});
