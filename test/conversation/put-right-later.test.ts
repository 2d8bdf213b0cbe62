// 得是周二才行, 号码我打错了, 或者更往后: what was just typed is put right with its reason, and several stages are asked about as people say it.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, say } = inScene(engine);

  describe("the day that it has to be", () => {
    test.each([
      [
        "erzhu",
        "百川的下次跟进改到下周一",
        "不对不对,王五说潘总下周一要去看展,得是周二才行,劳您再调一下。",
        10,
        "2026-03-17",
      ],
      ["ZhangSan", "恒力改到下周三", "错了,陈总周三出差,要下周四才行", 3, "2026-03-19"],
      ["ZhangSan", "宝利约了下周一面谈", "说错了,得周二下午才行", 7, "2026-03-17"],
    ] as const)("%s: %s, then %s", async (who, before, text, no, day) => {
      await say(who, before);
      await say(who, text);
      expect((await item(no))?.nextDay).toBe(day);
    });

    test.each([
      "不对,发票得下周四才行",
      "不对,合同得是周五才能盖章",
      "陈总说要下周四才行",
      "不对,云图要下周四才行",
    ])("%s leaves what was agreed with 恒力", async (text) => {
      await me("恒力改到下周三");
      await me(text);
      expect((await item(3))?.nextDay).toBe("2026-03-18");
    });
  });

  describe("the number of somebody new, before all is said of them", () => {
    test.each(["号码最后一位我打错了,应该是13712345679,其余都对,辛苦改一下。", "号码错了,应该是13712345679"])(
      "%s",
      async (text) => {
        await me("新建商机 南通瑞丰纺机 孟总 13712345678 MES");
        expect(await me(text)).toContain("还差地址");
        expect(await me("南通崇川区")).toContain("孟总 13712345679");
      },
    );

    test.each(["南通崇川区,电话13712345679", "南通崇川区,孟总助理电话13712345679"])(
      "%s, where the address was asked for, makes nobody else",
      async (text) => {
        await me("新建商机 南通瑞丰纺机 孟总 13712345678 MES");
        const answer = await me(text);
        expect(answer).toContain("南通瑞丰纺机");
        expect(answer).toContain("13712345679");
      },
    );

    test("is not that of another customer", async () => {
      await me("新建商机 南通瑞丰纺机 孟总 13712345678 MES");
      expect(await me("恒力陈总的电话错了,应该是13712345679")).toContain("#3");
    });
  });

  test("a stage or those behind it are asked about", async () => {
    const answer = await say(
      "zhuguan",
      "一部这边谁的客户已经走到决策关键期或者更往后了?烦请按人分一下,公司名带上就好。",
    );
    expect(answer).toContain("万邦");
    expect(answer).toContain("蓝海");
  });

  describe("whether one is to meet somebody is asked", () => {
    test.each([
      ["wangwu", "不好意思问个笨问题,我后天是不是要去温州见人来着?日历被我不小心清空了…", "百川"],
      ["lisi", "周四有没有约了人面谈", "智谷"],
      ["ZhangSan", "恒力陈总后天是不是要跟我们面谈", "恒力"],
    ] as const)("%s: %s", async (who, text, customer) => {
      const answer = await say(who, text);
      expect(answer).toContain(customer);
      expect(answer).not.toContain("跟进已记");
    });

    test.each(["恒力陈总问我后天是不是要去拜访", "恒力陈总说周四会不会来还没定"])(
      "%s: they ask, or have said so",
      async (text) => {
        await me(text);
        expect(await told(3)).toHaveLength(1);
      },
    );
  });

  test("what is to be kept together is kept for each", async () => {
    await me("新元的面谈改到周五上午了,宝利那边不变还是周五,麻烦一起记一下");
    expect((await item(2))?.nextDay).toBe("2026-03-13");
    expect(await told(2)).toHaveLength(1);
  });
});
