// 降两个点, 下浮5%, 按含税改: what a price comes to is reckoned and offered, never the figure that was only its beginning.
import { describe, expect, test } from "vitest";
import { amountOf } from "../../src/domain/item/item.ts";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, count } = inScene(engine);
  const price = async (no: number) => {
    const found = await item(no);
    return found === null ? null : amountOf(found);
  };

  test.each([
    ["4号报价降两个点", "改 #4 报价 44.1万"],
    ["4号报价下浮3%", "改 #4 报价 43.65万"],
    ["4号报价降百分之五", "改 #4 报价 42.75万"],
    ["蓝海让利2%", "改 #5 金额 25.48万"],
    ["万邦那单再让一个点", "改 #4 金额 44.55万"],
    ["给沈经理让了两个点", "改 #4 金额 44.1万"],
  ])("%s", async (text, offer) => {
    const before = await price(Number(/#(\d)/u.exec(offer)?.[1]));
    expect(await me(text)).toContain(`我理解为「${offer}」`);
    expect(await price(Number(/#(\d)/u.exec(offer)?.[1]))).toBe(before);
  });

  test("with what it comes to it is written", async () => {
    await me("恒力报价下调百分之三,29.1万");
    expect(await price(3)).toBe(29_100_000);
  });

  test.each([
    "恒力能不能降两个点",
    "恒力陈总说要再降两个点",
    "恒力的陈总说价格还得再降两个点,我下周一答复他",
    "恒力良率降了3个点",
    "恒力返点降两个点",
    "竞品降了两个点 恒力在犹豫",
    "恒力毛利降两个点也要接",
    "恒力降了两个点他们还是不满意",
    "恒力毛利只剩两个点了",
  ])("of something else, or wished for: %s", async (text) => {
    expect(await me(text)).not.toContain("改 #3");
    expect(await price(3)).toBe(30_000_000);
  });

  describe("with its tax and without", () => {
    test.each([
      ["恒力未税26.5万,税13%,按含税改报价", "改 #3 报价 299450元"],
      ["蓝海报价未税23万,税点13%,按含税价改", "改 #5 报价 25.99万"],
      ["万邦含税45万,按不含税改,税率6%", "改 #4 金额 424528.3元"],
    ])("%s", async (text, offer) => {
      expect(await me(text)).toContain(`我理解为「${offer}」`);
    });

    test("is asked where the rate is not said", async () => {
      expect(await me("恒力未税26.5万,按含税改报价")).toContain("改成什么");
      expect(await price(3)).toBe(30_000_000);
      await me("29.9万");
      expect(await price(3)).toBe(29_900_000);
    });

    test.each([
      ["恒力含税30万,不含税26.5万,按不含税改", 26_500_000],
      ["恒力按含税28万改", 28_000_000],
      ["恒力30万含税的", 30_000_000],
      ["恒力问含税不含税", 30_000_000],
    ])("where it is said as it is meant: %s", async (text, fen) => {
      await me(text);
      expect(await price(3)).toBe(fen);
    });
  });

  test("付款3331 parts the price and is no sum", async () => {
    expect(await me("华测付款3331")).not.toContain("我理解为");
    expect(await me("华测付款5000")).toContain("回款 #6 5000元");
    expect(await count(6)).toBe(2);
  });
});
