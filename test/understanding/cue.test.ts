// The lines of templates on how people say a command: what they match, and what they refuse at the start.
import { describe, expect, test } from "vitest";
import { cueOf, MASKS } from "../../src/chat/understand/cue.ts";
import { createRecogniser } from "../../src/chat/understand/recognise.ts";

const line = (text: string, manner: "said" | "told" | "not" = "told") => ({
  manner,
  variant: null,
  line: text,
});
const found = (lines: readonly string[], text: string) =>
  createRecogniser(lines.map((each) => cueOf(line(each), "lose"))).in(text)[0] ?? null;

describe("a line matches", () => {
  test.each([
    ["被{谁}抢了", "恒力被金蝶抢了", "金蝶"],
    ["(项目|需求)…停了", "那边项目最近又停了", null],
    ["没戏[了]", "没戏", null],
    ["签(了|好)$", "合同签好啦。", null],
  ])("%s in %s", (pattern, text, words) => {
    expect(found([pattern], text)).toMatchObject({ words });
  });
  test("not over a mark, nor where its end is asked for", () => {
    expect(found(["项目…停了"], "项目还行,别的停了")).toBeNull();
    expect(found(["签了$"], "签了保密协议")).toBeNull();
  });
  test("an amount is one sign, whatever was typed", () => {
    expect(found(["报了{钱}"], `报了${MASKS.money}`)).not.toBeNull();
    expect(found(["报了{钱}"], "报了三个")).toBeNull();
  });
});

test("the line that asks for more is surer; gaps say nothing", () => {
  const recogniser = createRecogniser([cueOf(line("签…了"), "win"), cueOf(line("签了保密协议"), "lose")]);
  const [first, second] = recogniser.in("今天签了保密协议");
  expect(first?.cue.id).toBe("lose");
  expect(first?.weight).toBeGreaterThan(second?.weight ?? 0);
});

describe("a line that cannot be read stops the start with its name", () => {
  test.each(["(a|b", "a]", "{别的}x", "…"])("%s", (text) => {
    expect(() => cueOf(line(text), "win")).toThrow(
      text === "…" ? /asks for no word/ : new RegExp(text.slice(0, 1).replace(/[({[]/, "\\$&")),
    );
  });
});
