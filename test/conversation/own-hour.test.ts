// A reminder beside an appointment has an hour of its own, and what names its day is no part of its words (contract.md, 提醒我).
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me } = inScene(engine);

  test.each([
    ["明天下午三点恒力电话会,提醒我两点半准备", "明天 3/11 14:30"],
    ["周五上午10点去宝利,提醒我8点出门", "周五 3/13 08:00"],
    ["明天下午三点提醒我给陈总打电话", "明天 3/11 15:00"],
    ["明天提醒我三点给陈总打电话", "明天 3/11 15:00"],
  ])("%s: at %s", async (text, when) => {
    expect(await me(text)).toContain(`好,${when} 提醒你`);
  });
  test.each(["提醒我下午三点给王磊打电话", "提醒我一下下午三点给王磊打电话"])(
    "%s: no part of the hour is a word of it",
    async (text) => {
      expect(await me(text)).toContain("好,今天 15:00 提醒你: 给王磊打电话。");
    },
  );
  test("周五前 is a day, and its 前 no word of what is to be done", async () => {
    expect(await me("周五前催一下华测的款")).toContain("3/13 09:00 提醒你: 华测的款");
  });
});
