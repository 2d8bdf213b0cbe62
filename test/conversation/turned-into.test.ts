// What stands and what takes its place, by figures alone (260000变258800, 20变23, 不是16 是17), and days between blanks.
import { describe, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, told, say } = inScene(engine);

  test.each([
    ["蓝海尾数动一下 260000变258800", 5, 25_880_000],
    ["恒力30变28.5", 3, 28_500_000],
    ["万邦金额44万 跟系统一致", 4, 44_000_000],
    ["恒力报价 28.6万 照合同抄的", 3, 28_600_000],
  ])("%s", async (text, no, quotedFen) => {
    await me(text);
    expect(await item(no)).toMatchObject({ quotedFen });
  });

  test.each(["蓝海让了两个点 26万变25万4千8", "恒力30万变28万5千", "万邦45万改成43万8千6"])(
    "%s is never half of what was said",
    async (text) => {
      const answer = await me(text);
      for (const [no, half] of [
        [5, 25_400_000],
        [3, 28_000_000],
        [4, 43_000_000],
        [4, 43_800_000],
      ] as const)
        expect(await item(no), answer).not.toMatchObject({ quotedFen: half });
    },
  );

  test("formal numerals with where they are from", async () => {
    await say("lisi", "智谷金额 壹拾玖万捌仟 从PO上抄的");
    expect(await item(8)).toMatchObject({ quotedFen: 19_800_000 });
  });

  test("several prices behind one order, whatever it is called", async () => {
    await me("改下amount 恒力28w 万邦43w 蓝海不动");
    expect(await item(3)).toMatchObject({ quotedFen: 28_000_000 });
    expect(await item(4)).toMatchObject({ quotedFen: 43_000_000 });
    expect(await item(5)).toMatchObject({ quotedFen: 26_000_000 });
  });

  test("told as done it is kept, and offered", async () => {
    expect(await me("恒力30万变28万了 陈总砍的")).toContain("我理解为「改 #3 金额 28万」");
    expect(await told(3)).toHaveLength(1);
    expect(await item(3)).toMatchObject({ quotedFen: 30_000_000 });
  });

  test("dates by their figures", async () => {
    await me("蓝海签约那天我人在北京 往后3天 20变23");
    expect(await item(5)).toMatchObject({ plannedSigningOn: "2026-03-23", nextDay: "2026-03-12" });
    await me("新元 12变16 何工要出差");
    expect(await item(2)).toMatchObject({ nextDay: "2026-03-16" });
  });

  describe("of something else, asked or wished it turns nothing", () => {
    test.each([
      "恒力机台30变28台",
      "恒力人数从30变28了",
      "恒力预算30变28",
      "恒力的价格30万变28万行不行",
      "陈总说想30万变28万",
      "恒力金额 28万 陈总嫌贵",
    ])("%s", async (text) => {
      const answer = await me(text);
      expect(answer).not.toContain("金额 28");
      expect(await item(3)).toMatchObject({ quotedFen: 30_000_000, nextDay: "2026-03-12" });
    });
  });

  describe("a date set right keeps its hour", () => {
    test.each([
      ["不是16 是17 时间不变", "2026-03-17"],
      ["17号 不是16", "2026-03-17"],
      ["16错了 18", "2026-03-18"],
    ])("%s", async (text, nextDay) => {
      await me("新元下次改到16号上午10点");
      await me(text);
      expect(await item(2)).toMatchObject({ nextDay, nextMinute: 600 });
    });

    test.each(["不是15 是17", "不是16 是17下午"])(
      "%s, of no such date or with more, does not",
      async (text) => {
        await me("新元下次改到16号上午10点");
        await me(text);
        expect(await item(2)).toMatchObject({ nextDay: "2026-03-16", nextMinute: 600 });
      },
    );
  });

  describe("between blanks a day is the next step, and what is called off is not", () => {
    test.each([
      ["新元别周四了 挪到下周一上午10点 我这边撞会", 2, "2026-03-16"],
      ["下下周一见钱工 这周五的取消 我要去趟深圳", 7, "2026-03-23"],
      ["宝利20号过去 周五的取消", 7, "2026-03-20"],
      ["宝利周五那场别去了 改成18号上午 我要开会", 7, "2026-03-18"],
    ])("%s", async (text, no, nextDay) => {
      await me(text);
      expect(await item(no)).toMatchObject({ nextDay });
    });

    test.each(["新元别周四了 何工让再等等", "恒力周五没空 陈总出差了"])("%s names none", async (text) => {
      const [no, before] = text.startsWith("新元") ? [2, await item(2)] : [3, await item(3)];
      await me(text);
      expect((await item(no))?.nextDay ?? before?.nextDay).toBe(before?.nextDay);
    });
  });
});
