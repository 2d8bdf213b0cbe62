// A question is answered with what it leads to, in the words people have for it (speech.md, "Answers lead on").
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const wangwu = (text: string) => talk.say("wangwu", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("to which stage, by the mark of the next one", () => {
    test.each([
      [2, "22万", 3],
      [7, "报了21万8", 3],
      [1, "周四下午两点 王磊", 2],
      [3, "陈总拍板 在谈付款方式", 4],
      [4, "20号签", 5],
    ])("%i: %s", async (no, text, stage) => {
      await me(`推进 ${no}`);
      await me(text);
      expect(await item(no)).toMatchObject({ stage });
    });
    test("and by nothing else", async () => {
      await me("推进 1");
      await me("下周三给王磊打电话");
      expect(await item(1)).toMatchObject({ stage: 1, nextDay: "2026-03-18" });
    });
    test("nor by what is said of another customer", async () => {
      await me("推进 1");
      await me("恒力周四见陈总");
      expect(await item(1)).toMatchObject({ stage: 1, nextDay: null });
    });
  });

  describe("whose it was", () => {
    test.each([
      ["是恒力的陈总。", 3],
      ["宝利 钱工", 7],
      ["云图啊", 1],
    ])("%s", async (text, no) => {
      await me("刚打完电话 客户让下周二过去");
      await me(text);
      expect(await item(no)).toMatchObject({ nextDay: "2026-03-17" });
    });
    test("with the amount that lacked too", async () => {
      await me("回款");
      expect(await me("华测 5万5")).toContain("到账 5.5万");
    });
  });

  describe("an offer", () => {
    beforeEach(async () => {
      await wangwu("百川正式报价发过去了,一共24万");
    });
    test.each(["对的👌", "👌", "[OK]", "没问题 推", "确认哈"])("%s takes it", async (text) => {
      await wangwu(text);
      expect(await item(10)).toMatchObject({ stage: 3, quotedFen: 24_000_000 });
    });
    test.each(["是25万", "不好意思 25万", "报的不是24万 是25万"])("%s puts it right", async (text) => {
      expect(await wangwu(text)).toContain("我理解为「推进 #10 到高意向 报价25万」");
      expect(await item(10)).toMatchObject({ stage: 2 });
    });
  });

  test("an offer that lacks its amount is filled in with it, and offered again", async () => {
    await me("华测款到了一部分");
    expect(await me("一共12万5")).toContain("我理解为「回款 #6 12.5万」");
    expect(await me("好")).toContain("到账 12.5万");
  });
  test("another colleague is offered, never taken for an amount", async () => {
    await me("恒力给李四吧");
    expect(await me("是王五")).toContain("我理解为「转交 #3 @王五」");
  });
  test("another day, where the first is ruled out", async () => {
    await me("万邦合同改好发了 周五再问");
    await me("周五我不在 下周一吧");
    expect(await item(4)).toMatchObject({ nextDay: "2026-03-16" });
  });
  test("with the label of what is asked for, though it is a command's word", async () => {
    await me("报备 绍兴天成纺机");
    expect(await me("联系人章总 13505750012 要MES")).toContain("需求 MES");
  });
});
