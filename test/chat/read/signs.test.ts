// A pattern is left out only where it cannot match: what the sieve keeps is whatever matches, and more.
import { describe, expect, test } from "vitest";
import { RULES } from "../../../src/chat/read/day-rules.ts";
import { SIFTED, sieve, sifted, signsOf, speaksOnly } from "../../../src/chat/read/signs.ts";
import { cueOf } from "../../../src/chat/understand/cue.ts";
import { loadRegistry } from "../../../src/chat/understand/registry.ts";
import { loadTemplates } from "../../../src/chat/words/templates.ts";
import { readSet, SETS } from "../../understanding/strangers/sentence.ts";

const signs = (pattern: RegExp) => {
  const found = signsOf(pattern);
  return found === null ? null : [...found].sort().join("");
};

describe("one of these characters stands in whatever matches", () => {
  test.each([
    [/周末/u, "周"],
    [/(?:周|礼拜)末/u, "末"],
    [/周|礼拜/u, "周礼"],
    [/\d{1,2}[号日]/u, "号日"],
    [/[上下]?个?月底?/u, "月"],
    [/(?<year>20\d{2})\s*年/u, "2"],
    [/(?<!\d)(?<n>\d+)/u, "0123456789"],
    [/a{0,2}b{2,}/u, "b"],
    [/\$|\u0041?元/u, "$元"],
    [/[a-c]\n?/u, "abc"],
    [/ka?/iu, "Kk\u212a"],
  ] as const)("%s", (pattern, expected) => {
    expect(signs(pattern)).toBe([...expected].sort().join(""));
  });

  test.each([
    /周?/u,
    /(?:周|)/u,
    /[^周]/u,
    /\p{Script=Han}/u,
    /^\s*$/u,
    /(?=周)/u,
    /.{3}/u,
    /[一-龥]/u,
    /a|\w/u,
    /周*|月/u,
  ])("%s asks for none", (pattern) => {
    expect(signs(pattern)).toBeNull();
  });
});

describe("a pattern with a look before it", () => {
  const question = sifted(/(?:怎么|多少)(?!都)/u);

  test.each(["报价多少", "怎么报", "多少都行", "没接", ""])("tests %s as the pattern does", (text) => {
    expect(question.test(text)).toBe(question.pattern.test(text));
    expect(question.exec(text)?.[0]).toBe(question.pattern.exec(text)?.[0]);
    expect(question.replaced(text, "几")).toBe(text.replace(question.pattern, "几"));
  });

  test("asks each time from the beginning, though it finds all", () => {
    const figures = sifted(/\d+/gu);
    expect([figures.test("12和3"), figures.test("12和3")]).toEqual([true, true]);
    expect(figures.all("12和3").map(([found]) => found)).toEqual(["12", "3"]);
    expect(figures.replaced("12和3", "0")).toBe("0和0");
  });

  test("may not be one that asks for no sign", () => {
    expect(() => sifted(/^.?$/u)).toThrow("without any sign");
  });
});

test("what is said in a few characters only", () => {
  const isTalk = speaksOnly("好的收到");
  expect(["好的", "收到!", "👍", "ok 好", ""].filter(isTalk)).toEqual(["好的", "收到!", "👍", "ok 好", ""]);
  expect(["好的明天", "跟进 4 没接"].filter(isTalk)).toEqual([]);
});

describe("of all that strangers have said", () => {
  const said = SETS.flatMap((set) => readSet(set).map(({ say }) => say));

  test("no way to name a day is left out", () => {
    const kept = sieve(RULES, ([pattern]) => pattern);
    for (const text of said) {
      const among = new Set(kept(text));
      expect(
        RULES.filter((rule) => rule[0].test(text) && !among.has(rule)),
        text,
      ).toEqual([]);
    }
  });

  test("nothing that a pattern with a look before it matches is passed over", async () => {
    await loadRegistry(loadTemplates("templates"));
    const clauses = said.filter((_, at) => at % 8 === 0).flatMap((text) => text.split(/(?<=[,，。;；\s])/u));
    const heard = [...new Set([...said.filter((_, at) => at % 2 === 0), ...clauses])];
    for (const { test: looks, pattern } of SIFTED)
      expect(
        heard.filter((text) => looks(text) !== pattern.test(text)),
        pattern.source,
      ).toEqual([]);
    expect(SIFTED.length).toBeGreaterThan(40);
  });

  test("no line of a template is left out, one in twenty of them", async () => {
    const { entries } = await loadRegistry(loadTemplates("templates"));
    const lines = entries.flatMap(({ id, said: own }) => own.map((line) => cueOf(line, id)));
    const patterns = lines.filter((_, at) => at % 20 === 0).map((line) => line.pattern());
    const kept = sieve(patterns, (pattern) => pattern);
    for (const text of said) {
      const among = new Set(kept(text));
      expect(
        patterns.filter((pattern) => !among.has(pattern) && pattern.test(text)),
        text,
      ).toEqual([]);
    }
  });
});
