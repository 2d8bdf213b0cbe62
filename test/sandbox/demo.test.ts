// The demo company's past on the real bot: nothing in it is refused or misunderstood, and the pusher has been alive.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bot, startBot } from "../../src/bot.ts";
import { readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";

const folder = mkdtempSync(join(tmpdir(), "demo-"));
let bot: Bot;
let said: { chat: string; from: string; text?: string }[] = [];

beforeAll(async () => {
  bot = await startBot({
    config: readConfig({
      PORT: "0",
      DATABASE_URL: `sqlite:${join(folder, "sandbox.sqlite")}`,
      LOG_LEVEL: "silent",
    }),
    log: createLog("silent"),
    // Monday, 23 November 2026, 10:00 in Shanghai, wherever and whenever this runs.
    wallClock: () => Date.UTC(2026, 10, 23, 2),
    monotonic: () => performance.now(),
    random: () => 0.5,
    newSecret: () => "demo",
    newTrace: () => "trace",
  });
  await bot.ready;
  const lines = readFileSync(join(folder, "sandbox-chats.jsonl"), "utf8").trim().split("\n");
  said = lines.map((line) => JSON.parse(line));
});
afterAll(() => bot.stop());

test("every line of the past was understood and allowed", () => {
  const refused = said.filter(
    ({ from, text = "" }) =>
      from === "bot" && /没看懂|不归你|没有 #|还差标志|抱歉|没找到|还没赢单|已输单。/.test(text),
  );
  expect(refused).toEqual([]);
});

test("the pusher spoke: morning lists, posts in the groups, the pool's news", () => {
  const texts = said.filter(({ from }) => from === "bot").map(({ text = "" }) => text);
  for (const words of ["早,今天", "请关注", "公海新到", "到期会回公海"])
    expect(
      texts.some((text) => text.includes(words)),
      words,
    ).toBe(true);
});

test("no group read a phone number or an amount of money", () => {
  const inGroups = said.filter(({ chat, from }) => chat.startsWith("group:") && from === "bot");
  expect(inGroups.length).toBeGreaterThan(20);
  expect(inGroups.filter(({ text = "" }) => /1[3-9]\d{9}|\d万/.test(text))).toEqual([]);
});
