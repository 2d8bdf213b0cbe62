// The chat at the head of the READMEs is what the bot answers: it is played, and "…" stands for what is left out.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const chatOf = (file: string) =>
  /```\n([\s\S]*?)\n```/.exec(readFileSync(file, "utf8"))?.[1]?.split("\n") ?? [];
const LINES = chatOf("README.md").map((line) => {
  const [, name = "", text = ""] = /^(\S+) {2}(.+)$/.exec(line) ?? [];
  return { name, text };
});
/** The conversations begin at 9:30. */
const CLAIMED_AFTER_MINUTES = 72 + 7 / 60;

test("both READMEs tell the same ten lines", () => {
  expect(chatOf("README.zh-CN.md")).toEqual(chatOf("README.md"));
  expect(LINES).toHaveLength(10);
});

onOneEngine((engine) => {
  test("every answer in the READMEs' chat is the one the bot gives", async () => {
    const talk = await openTalk(engine);
    await elevenItemsOfWhichTheEighthIsJustClaimed(talk);
    let answer = "";
    for (const { name, text } of LINES) {
      if (name === "助手") expect(answer).toMatch(told(text));
      else answer = (await talk.say(idOf(name), text)).replace(/\s+/g, " ");
    }
  });
});

async function elevenItemsOfWhichTheEighthIsJustClaimed(talk: Talk): Promise<void> {
  for (const [index, initial] of [..."甲乙丙丁戊己庚恒辛壬癸"].entries())
    await talk.say(
      idOf("孙二"),
      `新建商机 苏州${initial}力机电 联系人陈工 ${13_500_001_000 + index} 地址苏州 需求MES 金额30万`,
    );
  await talk.say(idOf("孙二"), "退公海 8 预算取消");
  talk.minutes(CLAIMED_AFTER_MINUTES);
  await talk.say(idOf("王五"), "领取 8");
}

function idOf(name: string): string {
  const id = COMPANY.members.find((member) => member.name === name)?.userId;
  if (id === undefined) throw new Error(`${name} is nobody of the company the conversations play in`);
  return id;
}

function told(line: string): RegExp {
  const pieces = line.split("…").map((piece) => piece.trim().replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`^${pieces.join(".*")}$`, "u");
}
