// Whose day it is, what one asks for, what is told of each of two: the customer's limit is no step, and a why is no news.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, item, count } = inScene(engine);

  test.each([
    ["王磊让我月底前给方案 我想27号去", 1, "2026-03-27"],
    ["何工让我们月底前出方案,我计划20号交", 2, "2026-03-20"],
    ["蓝海让我们25号前进场,我想18号先去勘察", 5, "2026-03-18"],
    ["新元何工要我20号前给报价,我定了18号发", 2, "2026-03-18"],
    ["老板下周四回国,让我下周五上午再去云图", 1, "2026-03-20"],
    ["云图王磊让我想想,27号再去", 1, "2026-03-27"],
    ["万邦招标文件出来了,3月24开标,保证金2万,付款3331,我17号去买标书", 4, "2026-03-17"],
  ])("%s", async (text, no, day) => {
    await me(text);
    expect((await item(no))?.nextDay).toBe(day);
  });

  describe("what an answer is needed for", () => {
    test.each([
      ["lisi", "智谷我给郑工报的是18还是15,合同模板里要填", 8],
      ["ZhangSan", "恒力的报价是30还是28来着,投标文件里要写", 3],
      ["ZhangSan", "万邦联系人电话多少,发票申请单上要填", 4],
      ["ZhangSan", "恒力陈总电话多少,他要填表", 3],
    ])("%s: %s", async (who, text, no) => {
      expect(await say(who, text)).toContain("负责人");
      expect(await count(no)).toBe(0);
    });

    test.each([
      ["新元何工问能不能分期,他电话多少", 2],
      ["万邦沈经理说合同里要写违约金,他电话多少", 4],
    ])("is not what they want: %s", async (text, no) => {
      await me(text);
      expect(await count(no)).toBe(1);
    });
  });

  describe("of each of two", () => {
    test.each([
      ["昨天见了苏州陈总和上海沈经理 一个嫌贵2万 一个要加两个仓", [3, 4]],
      ["昨天见了恒力陈总和万邦沈经理,一个嫌贵,一个要加两个仓", [3, 4]],
      ["新元嫌贵 恒力嫌交期长 我是不是该找主管聊聊。。", [2, 3]],
    ])("%s", async (text, nos) => {
      await me(text);
      for (const no of nos) expect(await count(no)).toBe(1);
    });

    test.each(["见了陈总和一个新来的采购 一个嫌贵 一个要资料", "昨天见了陈总和他老婆 一个要案例 一个要报价"])(
      "one alone: %s",
      async (text) => {
        expect(await me(text)).not.toContain("也提到了");
        expect(await count(3)).toBe(1);
      },
    );
  });

  test.each(["云图嫌贵吗", "恒力嫌贵怎么办", "云图有没有提过什么要求,我要打过去,怕问重复了人家嫌烦"])(
    "%s tells nothing",
    async (text) => {
      await me(text);
      expect((await count(1)) + (await count(3))).toBe(1);
    },
  );

  test("what goes back is kept and offered", async () => {
    const answer = await me("刘总答应了又反悔,说要重新比价 把黑湖又叫进来了,这单得往回退一步");
    expect(answer).toContain("回退 #5");
    expect(await count(5)).toBe(1);
    await me("恒力往回退一步");
    expect(await count(3)).toBe(0);
  });

  describe("of the only one at a place", () => {
    test.each([
      ["青浦那家招标文件出来了", "跟进 #4"],
      ["武进那家周五去", "跟进 #7"],
    ])("%s is offered", async (text, words) => {
      expect(await me(text)).toContain(words);
    });

    test.each(["青浦那边下雨", "青浦那家竞品又降价了", "吴中那家店倒闭了"])("not %s", async (text) => {
      expect(await me(text)).not.toContain("我理解为");
    });
  });

  describe("a part of the price", () => {
    test.each([
      ["刘总那单首付三成算下来是多少", "7.8万"],
      ["恒力尾款一成是几万", "3万"],
      ["万邦尾款10%是多少钱", "4.5万"],
    ])("%s", async (text, money) => {
      expect(await me(text)).toContain(` 是 ${money}`);
    });

    test.each(["蓝海首付三成到了吗", "蓝海首付是三成还是五成", "恒力提成三成是多少", "新元首付三成是多少"])(
      "%s asks for none",
      async (text) => {
        expect(await me(text)).not.toContain("% 是");
      },
    );
  });

  describe("of a department", () => {
    test.each(["我们部门这周有几个要见面的", "大家这周有哪些面谈"])("%s", async (text) => {
      const answer = await say("zhuguan", text);
      expect(answer).toContain("宁波新元塑料");
      expect(answer).toContain("3/13");
    });

    test("who may sign by a day", async () => {
      expect(await say("zhuguan", "我们部门20号之前有希望签的是哪几个")).toContain("无锡蓝海光伏 计划3/20签");
    });
  });

  test("a quote that is told with its price further on moves the deal on", async () => {
    expect(await me("新元今天报价了,原价36万 打八折28.8万,何工收下了")).toContain(
      "推进 #2 到高意向 报价28.8万",
    );
    expect(await me("恒力对手报价了 28万")).not.toContain("推进");
  });
});
