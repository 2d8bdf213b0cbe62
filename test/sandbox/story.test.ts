import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoCompany, findMember } from "../../src/sandbox/company.ts";
import { type StoryReport, storyStartOffsetMs } from "../../src/sandbox/story.ts";
import { storyLines } from "../../src/sandbox/story-lines.ts";
import { finishedStream } from "../../src/wecom/aibot-reply.ts";
import { passiveText } from "../../src/wecom/passive-reply.ts";
import { type FakeBot, MONDAY_10, startFakeBot } from "./fake-bot.ts";

describe("the lines of the demo's past", () => {
  test("come in the order in which they were said, all before today", () => {
    const order = storyLines.map(({ daysAgo, time }) => `${String(99 - daysAgo)} ${time}`);
    expect(order).toEqual([...order].sort());
    expect(Math.min(...storyLines.map(({ daysAgo }) => daysAgo))).toBeGreaterThan(0);
  });

  test("are said by active members, in groups they are in", () => {
    for (const { who, group } of storyLines) {
      expect(findMember(demoCompany, who)?.status, who).toBe(1);
      const members = demoCompany.groups.find(({ id }) => id === group)?.members;
      if (group !== undefined) expect(members, group).toContain(who);
    }
  });

  test("speak of an item only after it has its number", () => {
    const known = new Set(["webhookOfEast1", "webhookOfEast2", "webhookOfManagers", "sheetOfEast1"]);
    for (const { text, save } of storyLines) {
      for (const [, name] of text.matchAll(/\{(\w+)\}/g)) expect(known, text).toContain(name);
      if (save !== undefined) known.add(save);
    }
    expect(known.size).toBeGreaterThanOrEqual(15);
  });

  test("give every customer a phone of its own", () => {
    const phones = storyLines.flatMap(({ text }) => text.match(/1\d{10}/g) ?? []);
    expect(new Set(phones).size).toBe(phones.length);
  });
});

const EARLY = "我来早了,今天有啥";

describe("playing it", () => {
  const said: string[] = [];
  let saidInThePast: readonly string[] = [];
  let bot: FakeBot;
  let report: StoryReport;

  beforeAll(async () => {
    bot = await startFakeBot({ offsetMs: storyStartOffsetMs(MONDAY_10) });
    let items = 40;
    // Answers every new item with its number; refuses one of them without any.
    const answer = (text: string): string => {
      said.push(text);
      if (text.includes("绍兴凌峰机械")) return "现在不能录";
      if (/录线索|报备|新建商机/.test(text)) items += 1;
      return `#${items} 记下了`;
    };
    bot.onApp = (message) =>
      message.type === "text"
        ? passiveText({ toUserName: "a", fromUserName: "b", createTime: 1 }, answer(message.content))
        : "";
    bot.onBot = (message) => (message.type === "text" ? finishedStream("s", answer(message.content)) : null);
    const playing = bot.sandbox.playStory();
    const spoken = bot.post("/sandbox/api/say", { as: "zhangsan", chat: "single:zhangsan", text: EARLY });
    const turned = bot.post("/sandbox/api/clock", { turn: "hour" });
    report = await playing;
    saidInThePast = [...said];
    await Promise.all([spoken, turned]);
  });
  afterAll(() => bot.stop());

  test("ends at the present; whoever turns the clock meanwhile does it after that", () => {
    expect(bot.clock.now()).toBe(MONDAY_10 + 3_600_000);
    expect(bot.ticks).toContain(MONDAY_10);
  });

  test("whoever speaks meanwhile is heard after it", () => {
    expect(saidInThePast).not.toContain(EARLY);
    expect(said).toContain(EARLY);
  });

  test("lets the bot tick in every working hour", () => {
    expect(bot.ticks.length).toBeGreaterThan(40 * 12);
    expect([...bot.ticks].sort((a, b) => a - b)).toEqual(bot.ticks);
  });

  test("speaks of items by the numbers the bot gave them", () => {
    expect(said).toContain("跟进 #41 电话聊了半小时,他们三套系统数据对不上 下次 2天后 约面谈");
    expect(said.some((text) => text.startsWith("@商机助手 领取 #"))).toBe(true);
    expect(said.join()).not.toMatch(/\{\w+\}/);
  });

  test("leaves out what hangs on an item that was refused, and says so", () => {
    expect(report.skipped.length).toBeGreaterThan(0);
    expect(report.skipped.every((line) => line.includes("{ling}"))).toBe(true);
    expect(report.played + report.skipped.length).toBe(storyLines.length);
  });
});

test("started on a Saturday at night, the past ends on Monday, a few minutes before nine", async () => {
  const SATURDAY_3 = MONDAY_10 + 4 * 86_400_000 + 17 * 3_600_000;
  const bot = await startFakeBot({
    realNow: () => SATURDAY_3,
    offsetMs: storyStartOffsetMs(SATURDAY_3),
  });
  bot.onApp = () => "";
  bot.onBot = () => null;
  await bot.sandbox.playStory();
  expect(bot.clock.now()).toBe(MONDAY_10 + 7 * 86_400_000 - 64 * 60_000);
  await bot.stop();
});
