// Acts told or ordered in passing, in whatever verb people have: the right one, filled in; and what only sounds like it.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { say, item, count } = inScene(engine);

  describe("what was told or decided is offered filled in", () => {
    test.each([
      ["ZhangSan", "华测今天又进来一笔，10万，财务刚跟我说的", "回款 #6 10万"],
      ["ZhangSan", "华测刚打来一笔，12万整", "回款 #6 12万"],
      ["ZhangSan", "收着华测八万了你给我记一笔", "回款 #6 8万"],
      ["ZhangSan", "华测那6万总算落袋了", "回款 #6 6万"],
      ["wangwu", "百川潘总讲厂里要先还贷款，这个单子算是没掉了", "输单 #10"],
      ["ZhangSan", "云图那单算是彻底飞了", "输单 #1"],
      ["ZhangSan", "万邦那单给李四得了青浦太远我实在跑不过来", "转交 #4 @李四"],
      ["ZhangSan", "华测这单LIMS方案是李四熬夜写的，分他20%", "分成 #6 我80 @李四20"],
      ["ZhangSan", "新元这单王五陪我跑的，分他一半", "分成 #2 我50 @王五50"],
      ["ZhangSan", "万邦这单算李四三成", "分成 #4 我70 @李四30"],
      ["ZhangSan", "宝利分一半给李四", "分成 #7 我50 @李四50"],
      ["ZhangSan", "新元那家凉透了", "输单 #2"],
      ["lisi", "郑工说预算让人给砍了先头报的十八万不作数得退回中意向从头再谈", "回退 #8 到中意向"],
      ["lisi", "凌峰这个顾总俺是真跟不动了还是扔回公海去吧", "退公海 #9"],
    ])("%s: %s", async (who, text, offer) => {
      expect(await say(who, text)).toContain(`我理解为「${offer}`);
    });

    test("by a head, what is left is the holder's share", async () => {
      const answer = await say("jingli", "新元前期王五出了大力，我和张三讲好了，这单分王五三成");
      expect(answer).toContain("我理解为「分成 #2 @张三70 @王五30」");
      expect(await say("jingli", "确认")).toContain("业绩 张三70% 王五30%");
    });
  });

  describe("behind what one is about to decide, what they did is kept", () => {
    test.each([
      ["宝利我打算退公海，钱工根本不回", 7, 1],
      ["恒力我准备转给李四，陈总说他更懂设备", 3, 1],
      ["万邦我打算退公海了，太远跑不动", 4, 0],
      ["新元我准备转给王五，他在宁波", 2, 0],
      ["云图我准备退公海了，我明天跟主管说一声", 1, 0],
    ])("%s", async (text, no, more) => {
      const before = await count(no);
      await say("ZhangSan", text);
      expect(await count(no)).toBe(before + more);
    });
  });

  describe("what only sounds like it is none", () => {
    test.each([
      ["ZhangSan", "华测又来一笔新订单10万，吴主任说下月签", "回款"],
      ["ZhangSan", "华测答应月底再打一笔10万", "回款"],
      ["ZhangSan", "云图项目差点飞了，王磊保住了", "输单"],
      ["ZhangSan", "恒力陈总说首付分三成，他要付款条件再松", "分成"],
      ["ZhangSan", "万邦的样品给李四得了", "转交"],
      ["ZhangSan", "华测说好月底汇来一笔10万", "回款"],
      ["ZhangSan", "宝利给他两成折扣他还嫌", "分成"],
      ["ZhangSan", "恒力陈总要分他20%的返点", "分成"],
      ["ZhangSan", "恒力给李四得了个电话，说改天", "转交"],
      ["ZhangSan", "把样机给李四得了，恒力用完了", "转交"],
      ["lisi", "智谷那2万退了没有", "回退"],
      ["ZhangSan", "恒力是签了还是没签", "退公海"],
    ])("%s: %s", async (who, text, word) => {
      const answer = await say(who, text);
      expect(answer).not.toContain(`我理解为「${word} #`);
    });
  });

  describe("an order in free words is done", () => {
    test("of the next step, and of a meeting", async () => {
      await say("lisi", "凌峰下一步写下周一，我去厂里看看");
      expect(await item(9)).toMatchObject({ nextDay: "2026-03-16" });
      await say("lisi", "郑工那条下次联系放下周三，这周他在装修新办公室没心思");
      expect(await item(8)).toMatchObject({ nextDay: "2026-03-18" });
      await say("ZhangSan", "何工那场顺到周五");
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-13" });
      await say("wangwu", "把潘总那场往后顺一天");
      expect(await item(10)).toMatchObject({ nextDay: "2026-03-13" });
    });

    test("of a price, the field before the item or a way down beside the verb", async () => {
      expect(await say("ZhangSan", "改金额 3 31.5万")).toContain("30万 → 31.5万");
      expect(await say("ZhangSan", "改报价 #3 29万")).toContain("29万");
      const answer = await say("ZhangSan", "万邦那条的金额往下调到43万，付款条件另说，别的一概别动");
      expect(answer).toContain("45万 → 43万");
    });

    test.each([
      ["恒力搬家了，地点从吴中换成昆山，上礼拜导航差点把我导到河里", "→ 昆山"],
      ["无锡刘总他们搬厂了地方给我写成无锡滨湖别到时候导航又导错", "→ 无锡滨湖"],
    ])("of an address: %s", async (text, place) => {
      const answer = await say("ZhangSan", text);
      expect(answer.split("\n")[1]).toMatch(new RegExp(`${place}$`, "u"));
    });

    test.each(["恒力地址从吴中换成昆山了吗", "恒力地址换成昆山了没"])(
      "of an address, asked: %s",
      async (text) => {
        expect(await say("ZhangSan", text)).not.toMatch(/地址 .* → /u);
      },
    );

    test.each([
      ["ZhangSan", "改金额 3 万", 3],
      ["ZhangSan", "改金额 3 5", 3],
      ["ZhangSan", "新元先别往后顺一天", 2],
      ["ZhangSan", "何工说能不能往后顺一天", 2],
      ["ZhangSan", "万邦的金额要不要往下调到43万", 4],
      ["ZhangSan", "沈经理让我把金额往下调到43万", 4],
    ])("%s: %s changes nothing", async (who, text, no) => {
      const stood = await item(no);
      await say(who, text);
      const { nextDay, quotedFen } = (await item(no)) ?? {};
      expect({ nextDay, quotedFen }).toEqual({ nextDay: stood?.nextDay, quotedFen: stood?.quotedFen });
    });
  });
});
