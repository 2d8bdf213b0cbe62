// A pattern is left out only where it cannot match: what the sieve keeps is whatever matches, and more.
import { describe, expect, test } from "vitest";
import { RULES } from "../../../src/chat/read/day-rules.ts";
import { sieve, signsOf } from "../../../src/chat/read/signs.ts";
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
