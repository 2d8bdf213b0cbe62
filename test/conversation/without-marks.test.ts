// What is dictated without a mark (speech.md, "several", "correction"): what was given today, the next customer's own words, one order
// for both, a price that was agreed or is wanted, a day that is put back, whoever is introduced; and what only sounds like it.
import { describe, expect, test } from "vitest";
import { amountOf } from "../../src/domain/item/item.ts";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

const WAN = 1_000_000;

onOneEngine((engine) => {
  const { item, count, say } = inScene(engine);
  const price = async (no: number) => {
    const found = await item(no);
    return found === null ? null : (amountOf(found) ?? 0) / WAN;
  };
  const next = async (no: number) => (await item(no))?.nextDay;

  describe("what was given away on a day is no step of that day", () => {
    test.each([
      [
        "何工那边今天我把价格给他发过去了一共三十二万含实施他说拿回去跟厂长看看",
        2,
        "推进 #2 到高意向 报价32万",
      ],
      ["宝利那边今天我把价格给钱工报过去了十八万六含税他说比预算高", 7, "推进 #7 到高意向 报价18.6万"],
    ] as const)("%s", async (text, no, offer) => {
      const before = await next(no);
      const answer = await say("ZhangSan", text);
      expect(await next(no)).toBe(before);
      expect(answer).toContain(offer);
      expect(answer).not.toContain("回款计划");
    });
    test.each([
      ["云图今天我把报价发给王磊", 1, "2026-03-10"],
      ["恒力下周二我把改好的方案送过去给陈总看", 3, "2026-03-17"],
    ] as const)("%s is still to be done", async (text, no, day) => {
      await say("ZhangSan", text);
      expect(await next(no)).toBe(day);
    });
    test("what has gone on until now is no step", async () => {
      await say("ZhangSan", "云图说月初到现在一直在停产");
      expect(await next(1)).toBeNull();
    });
  });

  describe("whoever comes next begins what is told of them", () => {
    test.each([
      ["钱工接了说在开会回头讲老沈叫我明天下午两点过去一趟", 7, 4, "2026-03-11"],
      ["何工说在开会晚点说陈总让我下周一带样品去", 2, 3, "2026-03-16"],
    ] as const)("%s", async (text, first, second, day) => {
      const before = await next(first);
      await say("ZhangSan", text);
      expect(await next(first)).toBe(before);
      expect(await next(second)).toBe(day);
    });
    test.each(["新元何工说恒力陈总约我周三过去", "钱工说老沈叫我明天下午过去一趟"])(
      "%s: by another's word, so it is only offered",
      async (text) => {
        expect(await say("ZhangSan", text)).toContain("我理解为");
        expect(await next(2)).toBe("2026-03-12");
        expect(await next(7)).toBe("2026-03-13");
      },
    );
    test("behind 另外 by the surname", async () => {
      await say("lisi", "智谷的报价改成十七万另外老顾那边我明天过去一趟看看他们新厂房");
      expect(await price(8)).toBe(17);
      expect(await next(9)).toBe("2026-03-11");
    });
    test("a lead is claimed beside what is told", async () => {
      await say("wangwu", "老潘那边样品收到了另外公海的海正模具帮我领一下");
      expect(await count(10)).toBe(1);
      expect(await item(12)).toMatchObject({ ownerId: "wangwu" });
    });
  });

  describe("one order for two of them", () => {
    test.each([
      "我这礼拜临时要去趟北京云图王磊跟宝利钱工那两个都给我推到下礼拜一",
      "云图王磊跟宝利钱工那两个帮我挪到下周一",
    ])("%s", async (text) => {
      await say("ZhangSan", text);
      expect([await next(1), await next(7)]).toEqual(["2026-03-16", "2026-03-16"]);
      expect(await count(7)).toBe(0);
    });
    test("what both say is news", async () => {
      await say("ZhangSan", "云图王磊跟宝利钱工都说推到下礼拜一");
      expect(await count(7)).toBe(1);
    });
  });

  describe("a price", () => {
    test.each([
      ["老陈砍了我一刀我也答应他了你把恒力那个报价动一下弄成二十八万五", 3, 28.5],
      ["老沈那边磨到最后谈成四十二万六了你把万邦的报价改过来", 4, 42.6],
    ] as const)("%s: written", async (text, no, wan) => {
      await say("ZhangSan", text);
      expect(await price(no)).toBe(wan);
    });
    test.each([
      ["恒力陈总说你把报价改成二十八万我就签", 3, 30],
      ["恒力陈总让我把报价改成二十八万五", 3, 30],
      ["沈经理说预算只有四十万你把万邦的报价改过来", 4, 45],
      ["老沈还没答应四十二万你先别把万邦的报价改过来", 4, 45],
    ] as const)("%s: only offered", async (text, no, wan) => {
      expect(await say("ZhangSan", text)).toContain("我理解为");
      expect(await price(no)).toBe(wan);
      expect((await item(no))?.expectedFen ?? null).toBeNull();
    });
  });

  describe("what was agreed is put right", () => {
    test.each([
      ["宝利钱工的面谈改到下周二", "算了算了钱工又打过来了说还是原来那个周五不改了", 7, "2026-03-13"],
      ["恒力改到下周一", "算了还是之前约的周四", 3, "2026-03-12"],
      [
        "刚跟老陈通完电话他说方案再细化一下让我下周三过去",
        "哎不对我说错了不是周三是下周四才过去",
        3,
        "2026-03-19",
      ],
      ["宝利钱工的面谈改到下周二", "钱工问还是原来那个周五行不行", 7, "2026-03-17"],
      ["宝利钱工的面谈改到下周二", "恒力陈总说还是原来那个周四不改了", 7, "2026-03-17"],
      ["宝利下周二打电话", "不是周二发货是下周四才发货", 7, "2026-03-17"],
    ] as const)("%s / %s", async (first, second, no, day) => {
      await say("ZhangSan", first);
      await say("ZhangSan", second);
      expect(await next(no)).toBe(day);
    });
    test("whoever calls us over sets no alarm clock", async () => {
      await say("lisi", "郑工说下周一早上九点开评审会叫我过去讲一讲");
      await say("lisi", "哦不是早上九点是下午两点我把邀请看错了");
      expect(await item(8)).toMatchObject({ nextDay: "2026-03-16", nextMinute: 14 * 60 });
    });
    test.each(["明天九点叫我去接何工", "到点叫我去开会明天下午三点"])("%s does", async (text) => {
      expect(await say("ZhangSan", text)).toContain("提醒你");
    });
    test("the hour of an alarm clock", async () => {
      await say("ZhangSan", "提醒我 明天上午九点 给王磊打电话");
      const answer = await say("ZhangSan", "不是上午九点是下午三点我把时间看错了");
      expect(answer).toContain("明天 3/11 15:00 提醒你: 给王磊打电话");
    });
  });

  describe("whoever works where", () => {
    test("is offered as somebody new, beside what is kept of who introduces them", async () => {
      const text = "老沈那边说价钱没意见了顺带他还给我介绍了昆山顺达货代的鲍经理也想弄仓库系统";
      const answer = await say("ZhangSan", text);
      expect(answer).toContain("「报备 昆山顺达货代 联系人 鲍经理 需求 想弄仓库系统」");
      expect(await count(4)).toBe(1);
    });
    test.each([
      "陈总介绍了宁波新元塑料的何工认识",
      "何工说昆山顺达货代的鲍经理跟他很熟",
      "何工介绍了苏州工厂的情况",
    ])("%s introduces nobody new", async (text) => {
      expect(await say("ZhangSan", text)).not.toContain("报备");
    });
    test("is taken in where that is asked for", async () => {
      const told =
        "有个电话打到我这儿来了金华双龙纺织信息科的楼科长13757901122想找人聊聊MES你先登上我回头看派给谁";
      expect(await say("erzhu", told)).toContain("金华双龙纺织");
      expect((await item(13))?.customerId).toBeDefined();
    });
    test("and not where it is asked whose number it is", async () => {
      await say("erzhu", "金华双龙纺织的楼科长13757901122这个号码是谁在跟");
      expect(await item(13)).toBeNull();
    });
  });

  test.each([
    ["wangwu", "嘉兴那个晨光仪表我来弄吧离我家近我顺路就能跑", "领到了"],
    ["zhuguan", "张三手上太满了杭州云图那个先拨到李四名下让他去碰碰看", "改派 #1 @李四"],
    ["ZhangSan", "老刘他们的合同今天快递到我手上了章都盖齐了二十六万一分没少蓝海这下踏实了", "赢单 #5 26万"],
    ["wangwu", "这两天嗓子发炎讲不出话明天后天我都在家歇着不出去了", "请假 3/11到3/12"],
    ["ZhangSan", "从月初到现在我签成了几个一共多少钱离任务还差多远", "签约 50万"],
    ["ZhangSan", "我报出去的那几个价加在一块儿有多少钱了领导问起来我得能说出个数", "101万"],
    ["ZhangSan", "这个礼拜我都约了谁见面你从头给我顺一遍我好排路线", "后天 3/12"],
    ["ZhangSan", "万帮老沈那边今天没连系上明天下午再打", "下次 明天 3/11"],
    ["wangwu", "潘总电话信号不行 听不清 下午3点再拨", "下次 今天 3/10 15:00"],
    ["ZhangSan", "万帮老沈明天下午俩点视频", "下次 明天 3/11 14:00"],
    ["lisi", "genjin 8 郑工说看过了 xiazhouyi 再联系", "下次 周一 3/16"],
  ])("%s: %s", async (who, text, answer) => {
    expect(await say(who, text)).toContain(answer);
  });
  test.each([
    ["wangwu", "百川那个我来弄合同", "领到了"],
    ["ZhangSan", "云图的样品款拨到李四名下了", "转交"],
    ["ZhangSan", "恒力快盖章了", "赢单"],
    ["ZhangSan", "蓝海说合同快递寄出来了还没盖章", "赢单"],
    ["wangwu", "潘总说他明后天在家歇着不出去了让我下周二再打", "请假"],
    ["ZhangSan", "genjin 8 郑工说可以", "跟进已记"],
  ])("%s: %s brings no %s", async (who, text, answer) => {
    expect(await say(who, text)).not.toContain(answer);
  });
});
