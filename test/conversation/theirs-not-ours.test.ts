// What they ask, want, wish and do among themselves is told, and changes nothing of ours.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, say, item } = inScene(engine);

  describe("an amount they speak of", () => {
    test.each([
      "陈总问我能不能改成28万 我说我做不了主",
      "恒力陈总问能不能改成28万",
      "陈总说最好改成28万",
      "陈总说改成28万",
      "赵主管说恒力改成28万",
      "老板说恒力可以改成28万你看呢",
      "陈总希望金额改到28万",
    ])("%s", async (text) => {
      await me(text);
      expect((await item(3))?.quotedFen).toBe(300_000_00);
    });

    test.each(["我说恒力改成28万", "恒力跟陈总说好了改成28万", "恒力改成28万，陈总说的"])(
      "%s is ours",
      async (text) => {
        await me(text);
        expect((await item(3))?.quotedFen).toBe(280_000_00);
      },
    );
  });

  describe("a day on which they do something", () => {
    test.each([
      ["钱工收了报价，他说下周三开会讨论。", 7, "2026-03-13"],
      ["刘总要先打2万定金过来 我说不急20号签了再打", 5, "2026-03-12"],
      ["刘总问我可不可以晚两天签", 5, "2026-03-12"],
      ['华测财务说"下周二打20万给你们" 我先偷着乐一下', 6, "2026-03-12"],
      ["华测的第二笔20万预计在3月底验收之后支付，目前还没有到账。", 6, "2026-03-12"],
    ] as const)("%s", async (text, no, day) => {
      const before = (await item(no))?.nextDay;
      await me(text);
      expect((await item(no))?.nextDay).toBe(before);
      expect(before === null || before === day).toBe(true);
    });

    test("beside it the day on which we do", async () => {
      await say("lisi", "跟王五约好了 周四他自己去龙湾 周五回来陪我一起见顾总");
      expect((await item(9))?.nextDay).toBe("2026-03-13");
    });

    test("a day that was asked for and agreed to, without how it was agreed", async () => {
      await me("何工问能不能改到周五，我说行");
      expect(await item(2)).toMatchObject({ nextDay: "2026-03-13", nextText: null });
    });
  });

  describe("a correction that says which one it is not", () => {
    test("of an hour", async () => {
      await me("新元面谈改到后天三点");
      await me("说错啦 两点半 三点是他们自己开会");
      expect((await item(2))?.nextMinute).toBe(14 * 60 + 30);
    });

    test("of a signing that was only offered", async () => {
      await me("蓝海刘总说签约改到18号");
      expect(await me("听岔了 是19号 18号他们审计")).toContain("签约日");
      expect((await item(5))?.nextDay).toBe("2026-03-12");
    });

    test("of what came, beside what is still to come", async () => {
      await me("回款 6 3万");
      expect(await me("不对不对 到的是2万 剩下1万还没来")).toContain("到账 2万,累计 7万");
    });

    test("taken back in other words", async () => {
      await me("改 3 金额 28万");
      await me("刚那句当我没说 陈总还没点头呢");
      expect((await item(3))?.quotedFen).toBe(300_000_00);
    });
  });

  test.each([
    ["云图楼下那家咖啡真不错 就是25一杯有点肉疼", 1],
    ["今天地铁上碰见一个人长得跟万邦的沈经理一模一样 我还上去打招呼了", 4],
    ["华测那个钱还差多少没到 蔡务说她看到账上进了八万 我印象里就五万啊", 6],
  ] as const)("%s is no news", async (text, no) => {
    const answer = await me(text);
    expect(answer).toContain(`#${no}`);
    expect(answer).not.toContain("跟进已记");
  });
});
