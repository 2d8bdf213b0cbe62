// Of several figures the one that is meant, what was slipped into, and orders run together or written in full.
import { beforeEach, describe, expect, test } from "vitest";
import { amountOf } from "../../src/domain/item/item.ts";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

const WAN = 1_000_000;

onOneEngine((engine) => {
  let talk: Talk;
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const price = async (no: number) => {
    const found = await item(no);
    return found === null ? null : (amountOf(found) ?? 0) / WAN;
  };
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("the price is what it is turned into, not a part of it", () => {
    test.each([
      ["ZhangSan", "恒力金额改成28万 原来报的里面有两万硬件不归我们", 3, 28],
      ["ZhangSan", "恒力这单改成28万,两万的硬件不归我们了", 3, 28],
      ["ZhangSan", "恒力 金额 改到29万 里头含1万安装", 3, 29],
      ["lisi", "智谷 金额改一下 17万", 8, 17],
      ["ZhangSan", "恒力降了1万5 现在报价28万5", 3, 28.5],
    ])("%s: %s", async (who, text, no, wan) => {
      await talk.say(who, text);
      expect(await price(no)).toBe(wan);
    });

    test.each([
      ["恒力报价改成28万 软件20万硬件8万", "改 #3 报价 28万"],
      ["把恒力的报价改一下 28万 软件20万 硬件8万", "改 #3 报价 28万"],
      ["蓝海按26万打个八五折 金额改掉", "改 #5 金额 22.1万"],
      ["华测总价五十万 这次打了两成", "回款 #6 10万"],
      ["华测首款三成半到了", "回款 #6 17.5万"],
    ])("%s is offered", async (text, offer) => {
      expect(await talk.say("ZhangSan", text)).toContain(`我理解为「${offer}」`);
    });

    test("of what is not signed yet a part is not the price", async () => {
      const answer = await talk.say("ZhangSan", "蓝海首款到了三成");
      expect(answer).toContain("「赢单 #5」");
    });

    test.each(["百川今天报价出去了 19.8w 软件13 实施6.8", "百川今天报价出去了 19.8w 软件13 维护 3.12"])(
      "%s names no day",
      async (text) => {
        const before = (await item(10))?.nextDay;
        expect(await talk.say("wangwu", text)).toContain("推进 #10 到高意向 报价19.8万");
        expect((await item(10))?.nextDay).toBe(before);
      },
    );
  });

  describe("a slip of the tongue is put right, and nothing of it is lost", () => {
    test.each([
      ["恒力的价改32万", "手滑 三十一", 3, 31],
      ["恒力的价改32万", "手滑 是31", 3, 31],
      ["万邦 金额改成42万", "不改了不改了 还是45", 4, 45],
    ])("%s, %s", async (first, text, no, wan) => {
      await talk.say("ZhangSan", first);
      await talk.say("ZhangSan", text);
      expect(await price(no)).toBe(wan);
    });

    test("what came in was more", async () => {
      await talk.say("ZhangSan", "回款 6 3万");
      expect(await talk.say("ZhangSan", "3万是我看错 实到5万")).toContain("到账 5万,累计 10万");
    });

    test.each([
      ["跟进 百川 潘总约我下周一去温州", "礼拜二 我嘴快说成礼拜一", "wangwu", 10, "2026-03-17"],
      ["老沈今天问合同模板 我明天上午发他", "不是明天，明天我要去太仓，后天", "ZhangSan", 4, "2026-03-12"],
      ["跟进 恒力 陈总让我们去演示 下次 下周三", "陈总说的是下下周三 我听错了", "ZhangSan", 3, "2026-03-25"],
    ])("%s, %s", async (first, text, who, no, day) => {
      await talk.say(who, first);
      await talk.say(who, text);
      expect((await item(no))?.nextDay).toBe(day);
    });

    test("the other lead was meant", async () => {
      await talk.say("ZhangSan", "领取 11");
      await talk.say("ZhangSan", "领错了 要的是绍兴海正那家");
      expect([(await item(11))?.place, (await item(12))?.ownerId]).toEqual(["pool", "ZhangSan"]);
    });
  });

  describe("an act whose reason is a sentence of its own is not carried out", () => {
    test.each([
      ["wangwu", "输单百川我可不认 潘总还在谈", 10],
      ["wangwu", "输单 百川 我可不认", 10],
      ["ZhangSan", "输单恒力他们还没定呢", 3],
      ["ZhangSan", "赢单蓝海我有把握", 5],
      ["ZhangSan", "退公海云图我可舍不得", 1],
    ])("%s: %s", async (who, text, no) => {
      const before = await item(no);
      await talk.say(who, text);
      expect([(await item(no))?.outcome, (await item(no))?.place]).toEqual([before?.outcome, before?.place]);
    });

    test("but a reason is", async () => {
      await talk.say("wangwu", "输单百川价格高");
      expect((await item(10))?.outcome).toBe("lost");
    });
  });

  describe("whoever writes in full is heard", () => {
    test.each([
      ["lisi", "鉴于本人近期精力有限，请将芜湖凌峰机械交还公共客户池。", "退公海 #9"],
      ["lisi", "请帮我查询一下合肥智谷软件目前的报价金额，谢谢。", "18万"],
      ["ZhangSan", "请协助查询蓝海光伏预计签约日期", "计划3/20签"],
      ["lisi", "请列出本人名下目前在跟的全部商机。", "#9 芜湖凌峰机械"],
      ["lisi", "周五下班前记得催我写周报", "周五 3/13 17:30 提醒你"],
      ["ZhangSan", "我在开会 12点前别给我推消息", "今天 12:00前"],
    ])("%s: %s", async (who, text, answer) => {
      const before = await talk.database.read(({ dump }) => dump.rowsOf("followUps"));
      expect(await talk.say(who, text)).toContain(answer);
      expect(await talk.database.read(({ dump }) => dump.rowsOf("followUps"))).toEqual(before);
    });

    test.each(["嘉兴晨光给我吧 我在那边正好有客户", "晨光给我吧"])("%s claims it", async (text) => {
      await talk.say("ZhangSan", text);
      expect((await item(11))?.ownerId).toBe("ZhangSan");
    });
  });

  describe("right behind an offer a slip is one of the offer", () => {
    const told = "跟进 4 样品已经寄了,沈经理收到";

    test.each(["手滑了", "说错了"])("%s lets it go, and what was done before it stays", async (text) => {
      await talk.say("ZhangSan", told);
      expect(await talk.say("ZhangSan", "智谷金额改成28万 里面有两万")).toContain("我理解为");
      expect(await talk.say("ZhangSan", text)).toBe("好,这件不办");
    });

    test("手滑 三十一 puts right what was offered", async () => {
      await talk.say("lisi", "智谷金额改成28万 里面有两万硬件");
      expect(await talk.say("lisi", "手滑 三十一")).toContain("我理解为「改 #8 金额 31万」");
    });

    test("behind a report that says no amount, one is only offered", async () => {
      await talk.say("ZhangSan", told);
      expect(await talk.say("ZhangSan", "手滑 十七万五")).toContain("我理解为「改 #4 金额 17.5万」");
      expect(await price(4)).toBe(45);
    });

    test("what is said beside a slip is not taken back unasked", async () => {
      await talk.say("lisi", "智谷报价28万了 现在");
      expect(await talk.say("lisi", "手滑 三十一")).toContain("我理解为「撤销」");
    });
  });

  test("周三下午两点约了 is an appointment", async () => {
    await talk.say("ZhangSan", "跟进 恒力 预算卡在他们副总那里,周三下午两点约了");
    expect([(await item(3))?.nextDay, (await item(3))?.nextMinute]).toEqual(["2026-03-11", 14 * 60]);
  });

  test("what is to be done in the office is no matter of the customer just looked at", async () => {
    await talk.say("ZhangSan", "详情 4");
    expect(await talk.say("ZhangSan", "周五下班前催我写周报")).toContain("周五 3/13 17:30 提醒你: 写周报");
  });

  test.each(["3到5月我签了多少", "3~5月业绩"])("%s begins with no item's number", async (text) => {
    expect(await talk.say("ZhangSan", text)).toContain("你 3/1–5/31业绩");
  });

  test("老沈 before a customer's name is told of as well", async () => {
    const answer = await talk.say("ZhangSan", "老沈那边还在等他法务 蓝海刘总出差十八号回 我十九号过去");
    expect(answer).toMatch(/#4 上海万邦物流[^\n]*跟进已记[\s\S]*#5 无锡蓝海光伏[^\n]*跟进已记/u);
  });

  test("whoever urges a customer sets no reminder", async () => {
    const answer = await talk.say("ZhangSan", "老沈刚回话 付款要走季度结 他们财务在看 周四我再催下");
    expect(answer).toContain("跟进已记");
  });
});
