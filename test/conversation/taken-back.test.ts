// What was just changed, told or begun is not to be so after all: it is as it was, or belongs elsewhere (speech.md, "correction").
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  const told = async (no: number) =>
    (await talk.database.read(({ followUps }) => followUps.latest(no, 9))).length;
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("a price that was changed", () => {
    test.each([
      "等一下,还是先不要改了,用原来的26万",
      "先别改,还按26万",
      "等等,还是不改了,就26万",
      "先不要改了",
      "算了别动了,还是原来的",
      "别改了,按之前的报价",
    ])("%s", async (text) => {
      await me("蓝海报价改成28万");
      await me(text);
      expect((await item(5))?.quotedFen).toBe(26_000_000);
    });
    test("stays changed, where something else was done since", async () => {
      await me("蓝海报价改成28万");
      await me("恒力陈总回话了,还要再等等");
      expect(await me("先不改了")).toContain("没看懂");
      expect((await item(5))?.quotedFen).toBe(28_000_000);
    });
  });

  describe("what was told of another customer is kept there", () => {
    test.each(["这是新元的,记错了", "这条新元的,搞混了", "记到新元去,刚才弄串了"])("%s", async (text) => {
      const [here, there] = [await told(7), await told(2)];
      await me("宝利样品合格,准备走采购流程");
      await me(text);
      expect([await told(7), await told(2)]).toEqual([here, there + 1]);
    });
  });

  describe("what was begun and is put off is dropped", () => {
    test.each([
      ["恒力那单退公海吧", "先别退,我再问问", "这件不办"],
      ["恒力转给李四", "等下,还是先别转,我明天再跟主管说", "这件不办"],
      ["万邦推进到成交冲刺期", "先不推了", "不办了"],
    ])("%s: %s", async (begun, text, answer) => {
      await me(begun);
      expect(await me(text)).toContain(answer);
      expect(await me("确认")).not.toContain("#");
    });
    test("取消 of what is done says how it is taken back", async () => {
      await me("恒力下周三去现场");
      expect(await me("取消了")).toContain("撤销");
      expect(await item(3)).toMatchObject({ nextDay: "2026-03-18" });
    });
  });

  describe("a day is put right with what is done then, and in the week that was agreed", () => {
    test.each([
      ["恒力陈总要回去商量,下周给信", "不是下周,是这周五给信", "2026-03-13", null, "给信"],
      ["恒力下周三去现场", "换成周四", "2026-03-19", null, "去现场"],
      ["恒力下周三去现场", "那就周五吧", "2026-03-20", null, "去现场"],
      ["恒力下周三去现场", "下午两点", "2026-03-18", 14 * 60, "去现场"],
      ["恒力明天下午两点视频", "时间错啦,下午三点", "2026-03-11", 15 * 60, "视频"],
    ])("%s: %s", async (first, text, nextDay, nextMinute, nextText) => {
      await me(first);
      await me(text);
      expect(await item(3)).toMatchObject({ nextDay, nextMinute, nextText });
    });
  });

  test("a deposit is no contract's amount", async () => {
    await me("蓝海首款到了8万");
    await me("确认");
    await me("到的是10万");
    expect(await item(5)).toMatchObject({ outcome: "open", contractFen: null });
    await me("确认");
    await me("26万");
    expect(await item(5)).toMatchObject({ outcome: "won", contractFen: 26_000_000 });
  });
});
