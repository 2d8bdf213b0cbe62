// Questions that name no customer and fit no line: which look answers them (topics.txt, a line a look).
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readWords } from "../../src/bot/words.ts";
import { LEAST } from "../../src/chat/understand/topics.ts";

const { registry } = await readWords();
const cases = readFileSync(new URL("topics.txt", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [id = "", sentences = ""] = line.split(": ");
    return sentences.split(" · ").map((sentence) => ({ id, sentence }));
  });

describe("a question of no customer", () => {
  it.each(cases)("$sentence → $id", ({ id, sentence }) => {
    const [best] = registry.topics.of(sentence, /李四|张三|王五/u.test(sentence));
    expect(best?.id).toBe(id);
    expect(best?.weight).toBeGreaterThanOrEqual(LEAST);
  });

  it.each(["午饭吃啥", "合同模板在哪", "你是谁开发的", "怎么样", "那个呢"])(
    "%s is about nothing that can be looked up",
    (sentence) => {
      const [best] = registry.topics.of(sentence, false);
      expect(best?.weight ?? 0).toBeLessThan(LEAST);
    },
  );

  it("every look that answers questions is a command that only looks", () => {
    const topical = registry.entries.filter(({ topic }) => topic !== null);
    expect(topical.length).toBeGreaterThan(30);
    expect(topical.filter(({ command }) => command.looks === undefined).map(({ id }) => id)).toEqual([]);
  });
});
