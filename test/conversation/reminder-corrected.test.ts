// 不对 十点, right after a reminder: it is set anew, and no appointment with a customer is touched (speech.md, "correction").
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  test.each([
    ["提醒我明天九点给何工打电话", "不对 十点", "明天 10:00"],
    ["明早八点提醒我给沈经理发合同", "改成九点", "明天 09:00"],
    ["明早八点提醒我给沈经理发合同", "搞错了是后天", "后天 08:00"],
    ["今晚八点提醒我写周报", "不对九点", "今天 21:00"],
    ["提醒我明天九点给何工打电话", "是十点不是九点", "明天 10:00"],
  ])("%s, %s", async (set, corrected, when) => {
    const talk = await openScene(engine);
    const stood = await talk.database.read(({ items }) => items.byNo(4));
    await talk.say("ZhangSan", set);
    await talk.say("ZhangSan", corrected);
    const waiting = await talk.say("ZhangSan", "我的提醒");
    expect(waiting).toContain(when);
    expect(waiting.match(/\d\d:\d\d/gu)).toHaveLength(1);
    expect((await talk.database.read(({ items }) => items.byNo(4)))?.nextDay).toBe(stood?.nextDay);
  });
});
