// Each rule is one sentence of at most forty characters, whatever its numbers are (rules.md 9).
import { expect, test } from "vitest";
import { loadTemplates } from "../../../src/chat/words/templates.ts";
import { DEFAULT_RULEBOOK } from "../../../src/domain/rulebook.ts";
import { numbersOf } from "../../../src/domain/rules/catalogue.ts";
import { RULES, type RuleKey, withNumber } from "../../../src/domain/rules/number.ts";

const templates = loadTemplates(new URL("../../../templates", import.meta.url).pathname);

function sentence(rule: RuleKey, book = DEFAULT_RULEBOOK): string {
  const told = { rule, book, version: 1, since: null, coming: [], numbers: [] };
  const [line = ""] = templates.render("commands/rules", "one", { told, now: 0, group: false }).split("\n");
  return line.slice(line.indexOf(": ") + 2);
}

test.each(RULES)("%s", (rule) => {
  const books = ["least", "most"].map((end) =>
    numbersOf(rule).reduce(
      (book, number) => withNumber(book, number.path, number[end as "least" | "most"]),
      DEFAULT_RULEBOOK,
    ),
  );
  for (const book of [DEFAULT_RULEBOOK, ...books]) {
    const said = sentence(rule, book);
    expect([said, [...said].length <= 40]).toEqual([said, true]);
    expect(said.length).toBeGreaterThan(6);
  }
  const main = numbersOf(rule).find(({ unit }) => unit !== "level");
  if (main === undefined) throw new Error(rule);
  expect(new Set([DEFAULT_RULEBOOK, ...books].map((book) => sentence(rule, book))).size).toBe(3);
});
