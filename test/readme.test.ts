// The READMEs are promises: their command tables are what the bot knows, their scripts exist.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Entry } from "../src/chat/command.ts";
import { loadRegistry } from "../src/chat/understand/registry.ts";
import { loadTemplates } from "../src/chat/words/templates.ts";

const templates = loadTemplates("templates");
const { entries } = await loadRegistry(templates);
const scripts = (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> })
  .scripts;

function table(): string {
  const rows = entries.map(
    (entry) =>
      `| ${words(entry)} | ${entry.examples.map((example) => `\`${example}\``).join(" · ")} | ${entry.about} |`,
  );
  return ["| command | example | effect |", "| --- | --- | --- |", ...rows].join("\n");
}

function words({ words: [first, ...aliases] }: Entry): string {
  return aliases.length === 0 ? `${first}` : `${first} (${aliases.join(", ")})`;
}

test.each(["README.md", "README.zh-CN.md"])("%s lists every command as its template has it", (file) => {
  const found = /<!-- commands -->\n([\s\S]*?)\n<!-- \/commands -->/.exec(readFileSync(file, "utf8"))?.[1];
  expect(found).toBe(table());
});

test.each(["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])(
  "every npm script that %s names exists",
  (file) => {
    const named = [...readFileSync(file, "utf8").matchAll(/npm run (?:-s )?([a-z]+)/g)].map(
      (match) => match[1],
    );
    expect(named.filter((name) => name !== undefined && scripts[name] === undefined)).toEqual([]);
  },
);

test("both READMEs have the same chapters", () => {
  const chapters = (file: string) => readFileSync(file, "utf8").match(/^#{2,3} /gm);
  expect(chapters("README.zh-CN.md")).toEqual(chapters("README.md"));
});
