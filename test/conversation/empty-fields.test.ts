// Whoever asks which of theirs lacks a field is shown those, and no others.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say } = inScene(engine);
  const numbers = (answer: string) => [...answer.matchAll(/^#(\d+)/gmu)].map(([, no]) => Number(no));

  test.each(["我还有啥没填金额的", "哪些客户我还没填金额", "哪些单子金额还空着", "我手上没报价的是哪几家"])(
    "%s: those without an amount",
    async (text) => {
      expect(numbers(await me(text)).sort()).toEqual([1, 2, 7]);
    },
  );

  test.each(["有没有哪家我忘了定下次时间的", "哪几个没约下次"])(
    "%s: those without a next day",
    async (text) => {
      expect(await me(text)).toContain("没定下次的 1 个");
      expect(numbers(await me(text))).toEqual([1]);
    },
  );

  test("each sees their own, and where nothing is missing that is said", async () => {
    expect(numbers(await say("lisi", "我的客户里哪些没写下一步"))).toEqual([9]);
    expect(await me("我手上没填需求的有哪些")).toBe("手上在跟的没有漏填需求的");
  });

  test("what was quoted and not signed lacks nothing", async () => {
    expect(await me("报过价没签的有哪些")).toContain("报过价没签的 3 个");
  });

  describe("a number as dictation writes it, behind a command's word", () => {
    test("is the item's where money, a stage, a field or nothing follows", async () => {
      expect(await me("回款六号三万块钱")).toContain("#6 南京华测检测");
      expect(await me("推进七号到高意向报价二十二万")).toContain("#7 常州宝利精密 高意向");
      expect(await me("三号金额改二十九万")).toContain("金额 30万 → 29万");
      expect(await me("详情三号")).toContain("#3 苏州恒力机电");
    });
    test("may be a day, and is none of an item then", async () => {
      expect(await me("万邦约在十八号")).toContain("#4 上海万邦物流");
      expect(await me("三号去一趟")).not.toContain("#3");
    });
  });
});
