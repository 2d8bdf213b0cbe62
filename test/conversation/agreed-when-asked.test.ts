// 问下周三能不能过去一趟,我说行: what they ask and we agree to is the step; when they are back, and what a price lost, is no day.
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { say, item, count } = inScene(engine);

  test.each([
    [
      "ZhangSan",
      "同行案例我昨天发给王磊了,他说挺像他们厂的,问下周三能不能过去一趟,我说行",
      1,
      "2026-03-18",
      "过去一趟",
    ],
    ["lisi", "郑工要我周五以前给第二版,我后天就发他", 8, "2026-03-12", "就发他"],
    ["lisi", "顾总总算松口,下周二上午让我进厂当面聊", 9, "2026-03-17", "让我进厂当面聊"],
    ["lisi", "顾总大后天在厂里,我那天过去找他", 9, "2026-03-13", "在厂里"],
  ] as const)("%s: %s", async (who, text, no, day, step) => {
    await say(who, text);
    expect(await item(no)).toMatchObject({ nextDay: day, nextText: step });
    expect(await count(no)).toBeGreaterThan(0);
  });

  test.each([
    ["何工来电问周五能不能过去,我说没空", 2],
    ["刘总又没找着,秘书说人在北京,下周一回", 5],
    ["万邦金额改43.5万,老沈少要一个模块,少了1.5", 4],
  ])("%s agrees on nothing", async (text, no) => {
    const { nextDay } = (await item(no)) ?? {};
    await say("ZhangSan", text);
    expect(await item(no)).toMatchObject({ nextDay });
  });

  test("刚跟何工通了个话,周四照旧,…叫我多带一份册子 is kept, and sets no reminder", async () => {
    const answer = await say("ZhangSan", "刚跟何工通了个话,周四照旧,他们车间主任也要旁听,叫我多带一份册子");
    expect(answer).toContain("跟进已记");
    expect(answer).not.toContain("提醒你");
  });
});
