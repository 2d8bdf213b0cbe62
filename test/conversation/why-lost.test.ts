// 为什么 of whoever lost it to the clock: their own warnings and what may be done, for 30 days (rules.md 12).
import { beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(engine);
    await talk.say("heshi", "录线索 上海回公海机电 王磊 13100001001 想了解MES 地址上海");
    await talk.say("heshi", "清洗 1 合格 需要MES 给华东大区");
    await talk.say("ZhangSan", "领取 1");
    for (const day of ["2026-03-11", "2026-03-12", "2026-03-13", "2026-03-16", "2026-03-17"])
      for (const minute of [9 * 60 + 5, 18 * 60]) {
        talk.goTo(day, minute);
        await talk.tick();
        await talk.deliver();
      }
  });

  test("they read when it went, what reached them, and how to appeal", async () => {
    talk.minutes(1);
    const answer = await talk.say("ZhangSan", "为什么 1");
    expect(answer).toMatch(/^#1 上海回公海机电\n3\/10到你手上,到期没有新的跟进,今天 18:00回了公海\n/);
    expect(answer).toMatch(/给你的到期提醒送达 2 次: 3\/13 \d\d:\d\d、昨天 \d\d:\d\d/);
    expect(answer).toContain("其实跟了?明天 18:00前回: 申诉 1 怎么跟的");
    expect(answer).not.toMatch(/1310000|想了解/);
    expect(await talk.say("guangzhou", "为什么 1")).not.toContain("到你手上");
    expect(await talk.say("wangwu", "为什么 1")).not.toContain("到你手上");
  });
  test("past the appeal they read from when they may claim again; held by another, no more than that; after 30 days nothing", async () => {
    talk.goTo("2026-03-20");
    expect(await talk.say("ZhangSan", "为什么 1")).toContain("4/1起可以再领: 领取 1");
    await talk.say("lisi", "领取 1");
    const answer = await talk.say("ZhangSan", "为什么 1");
    expect(answer).toContain("现在不在公海了");
    expect(answer).not.toContain("李四");
    expect(await talk.say("ZhangSan", "详情 1")).not.toContain("想了解");
    talk.goTo("2026-04-20");
    expect(await talk.say("ZhangSan", "为什么 1")).not.toContain("到你手上");
  });
});
