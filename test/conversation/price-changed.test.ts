// A price that is lowered, discounted or told for each of so many: what it comes to is offered, nothing is kept (speech.md, "money").
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const amount = async (no: number) => (await talk.database.read(({ items }) => items.byNo(no)))?.quotedFen;
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 9))).length;
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("ordered: offered with what is left, and no news", () => {
    test.each([
      [8, "lisi", "智谷报价给他降两万", "改 #8 报价 16万"],
      [4, "ZhangSan", "万邦给他打个95折吧", "改 #4 金额 42.75万"],
      [3, "ZhangSan", "恒力给他便宜一万", "改 #3 金额 29万"],
      [5, "ZhangSan", "蓝海再让五千", "改 #5 金额 25.5万"],
      [4, "ZhangSan", "万邦总价优惠5%", "改 #4 金额 42.75万"],
      [3, "ZhangSan", "恒力报价在原来基础上加两万", "改 #3 报价 32万"],
    ])("#%i %s: %s", async (no, who, text, offer) => {
      const [before, kept] = [await amount(no), await told(no)];
      expect(await talk.say(who, text)).toContain(`「${offer}」`);
      expect([await amount(no), await told(no)]).toEqual([before, kept]);
    });
  });

  test("the amount that is said is the one, however it comes about", async () => {
    await talk.say("ZhangSan", "恒力原来三十万给他打个九折金额改成二十七万");
    expect(await amount(3)).toBe(27_000_000);
  });

  describe("so much for each of so many", () => {
    test.each([
      ["wangwu", "百川按1万8一个点报的 一共12个点", "21.6万"],
      ["ZhangSan", "宝利一个点8000 一共25个点", "20万"],
      ["ZhangSan", "新元按2万一台报 共8台", "16万"],
    ])("%s: %s", async (who, text, total) => {
      expect(await talk.say(who, text)).toContain(total);
    });
  });

  test("what the customer wants is offered as no price of ours", async () => {
    for (const text of ["恒力陈总要求再降两万", "客户要我们再降2万 恒力"])
      expect(await talk.say("ZhangSan", text)).not.toContain("「改");
    expect(await amount(3)).toBe(30_000_000);
  });

  test("a price said with a move is kept: forward, and where the stage is reached already", async () => {
    await talk.say("ZhangSan", "推进 3 到4 报价33万");
    await talk.say("ZhangSan", "推进 2 到2 报价32万");
    expect([await amount(3), await amount(2)]).toEqual([33_000_000, 32_000_000]);
    await talk.say("ZhangSan", "数字报错了三十一万五");
    expect(await amount(2)).toBe(31_500_000);
  });
});
