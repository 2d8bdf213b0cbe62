// What is far from the price that stands takes its place by no word of free speech, and a figure alone counts in its unit (speech.md, "Money").
import { expect, test } from "vitest";
import { amountOf } from "../../src/domain/item/item.ts";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { item, me, say } = inScene(engine);
  const priceOf = async (no: number) => amountOf((await item(no)) ?? expect.fail("no item"));
  const wan = (amount: number) => amount * 1_000_000;

  test.each([
    ["按沈经理这个砍法,万邦再谈两轮我们就倒贴了,不如直接改成0元", 4, 45],
    ["干脆恒力报价改成1块钱得了", 3, 30],
    ["万邦金额改成0元", 4, 45],
  ])("%s is asked about", async (text, no, price) => {
    expect(await me(text)).toContain("我理解为");
    expect(await priceOf(no)).toBe(wan(price));
  });
  test("不如改成0元算了, where no price stands, is asked about too", async () => {
    expect(await me("宝利不如改成0元算了")).toContain("我理解为");
    expect((await item(7))?.expectedFen).toBe(null);
  });
  test.each([
    ["万邦改成43万", 4, 43],
    ["万邦金额改成450万", 4, 450],
    ["改 4 金额 5000", 4, 0.5],
  ])("%s is done", async (text, no, price) => {
    await me(text);
    expect(await priceOf(no)).toBe(wan(price));
  });

  test.each(["不对不对,42,手滑", "不对,42", "不对,是42,手滑了"])("40万, and then %s", async (text) => {
    await me("改 4 金额 40万");
    await me(text);
    expect(await priceOf(4)).toBe(wan(42));
  });

  test.each(["尾号打错咗,系8882唔系8881", "尾号打错了,是8882不是8881"])(
    "%s: the digits a number ends in, and no price",
    async (text) => {
      await say("lisi", "智谷郑工的电话改成 13900008881");
      expect(await say("lisi", text)).toContain("13900008882");
      expect(await priceOf(8)).toBe(wan(18));
    },
  );
  test("是8882不是8881 behind a number changes no price", async () => {
    await say("lisi", "智谷郑工的电话改成 13900008881");
    await say("lisi", "打错了,是8882不是8881");
    expect(await priceOf(8)).toBe(wan(18));
  });

  test.each([
    ["3号单子的下次联系请排到3月19日,因为压测环境要到18日晚上才能搭好", 3, "2026-03-19"],
    ["宝利面谈改到下周三,主要是钱工下周二要体检", 7, "2026-03-18"],
    ["周五才到货,宝利改到下周一", 7, "2026-03-16"],
    ["跟钱工见面挪到下周二下午两点,主要是他下周一要体检", 7, "2026-03-17"],
  ])("%s: the day that is ordered, not why", async (text, no, day) => {
    await me(text);
    expect((await item(no))?.nextDay).toBe(day);
    expect((await item(no))?.nextText ?? "").not.toMatch(/因为|主要/u);
  });
});
