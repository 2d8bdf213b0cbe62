// A message that needs what is computed beside it is carried out once, whatever becomes of the computing.
import { expect, test } from "vitest";
import { openTalk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const FUNNEL = { flows: [], cycle: { n: 0, medianMs: null, p80Ms: null, longestMs: 0 } };

onOneEngine((engine) => {
  test("computed once and answered; delivered again it is neither computed nor carried out again", async () => {
    const asks: string[] = [];
    const talk = await openTalk(engine, {
      compute: async ({ name }) => {
        asks.push(name);
        return FUNNEL;
      },
    });
    const answer = await talk.say("ZhangSan", "漏斗", { key: "one" });
    expect(answer).toContain("没有进出过任何阶段");
    expect(await talk.say("ZhangSan", "漏斗", { key: "one" })).toBe(answer);
    expect(asks).toEqual(["funnel"]);
  });

  test("where it cannot be computed nothing is stored: the same message again is answered", async () => {
    let isThere = false;
    const talk = await openTalk(engine, {
      compute: async () => {
        if (!isThere) throw new Error("the reading thread has ended");
        return FUNNEL;
      },
    });
    await expect(talk.say("ZhangSan", "漏斗", { key: "one" })).rejects.toThrow("has ended");
    expect(await talk.say("ZhangSan", "今日")).not.toBe("");
    isThere = true;
    expect(await talk.say("ZhangSan", "漏斗", { key: "one" })).toContain("没有进出过任何阶段");
  });
});
