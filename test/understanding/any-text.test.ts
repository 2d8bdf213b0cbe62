// Whatever is typed, by whomever, gets an answer: nothing breaks, and what is told stays within its size.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { beforeLanding } from "../setup/counts.ts";
import { onOneEngine } from "../setup/databases.ts";

const TEXTS = readFileSync("test/understanding/utterances.txt", "utf8")
  .split("\n")
  .flatMap((line) => (line.includes(" => ") ? [line.slice(0, line.lastIndexOf(" => "))] : []));

onOneEngine((engine) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(engine);
    for (let index = 0; index < 12; index++)
      await talk.say(
        "ZhangSan",
        `新建商机 第${index}号机械厂 联系人王磊 1380000${1000 + index} 地址上海 需求MES`,
      );
  });

  test("a text cut, joined, doubled or strewn with odd characters breaks nothing", async () => {
    const piece = fc.constantFrom(...TEXTS);
    const odd = fc.constantFrom(
      "",
      " ",
      "\n",
      "{{ x }}",
      "%}",
      "'",
      "\u0000",
      "\u200b",
      "😀",
      "#",
      "@",
      "＃１２",
      "<b>",
      "](http://x)",
      "0",
      "万",
      "。",
    );
    const text = fc
      .tuple(piece, odd, piece, fc.nat(30), fc.nat(30))
      .map(([one, between, other, from, to]) => `${one.slice(0, from + 1)}${between}${other.slice(0, to)}`);
    const who = fc.constantFrom("ZhangSan", "lisi", "zhuguan", "jingli", "heshi", "admin", "mallory");
    await fc.assert(
      fc.asyncProperty(text, who, fc.boolean(), async (said, userId, group) => {
        const answer = group ? await talk.sayInGroup(userId, said) : await talk.say(userId, said);
        expect(answer).not.toContain("抱歉");
        expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(2048);
        if (userId === "mallory") expect(answer).toMatch(/^我还不认识你/);
      }),
      { numRuns: engine.name === "sqlite" ? beforeLanding(1500, 400) : 150 },
    );
  });

  test("after all that, replaying each item's history gives its state", async () => {
    const { items, history, holdings } = await talk.database.read(({ dump }) => dump.read());
    for (const item of items) {
      const last = history.filter(({ no }) => no === item.no).at(-1);
      const { kind, place, stage, outcome, ownerId } = item;
      expect(last).toMatchObject({ kind, place, stage, outcome, ownerId });
      expect(ownerId !== null, `#${item.no}`).toBe(place === "owned");
      const open = holdings.filter(({ no, endedAt }) => no === item.no && endedAt === null);
      expect(open.map((holding) => holding.ownerId)).toEqual(ownerId === null ? [] : [ownerId]);
      expect((outcome === "won") === (stage === 6)).toBe(true);
    }
  });
});
