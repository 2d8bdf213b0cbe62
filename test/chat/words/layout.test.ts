// Whoever leads sales shall be able to read a template and change it: line by line, and each thing said once. The pages too.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

interface Line {
  readonly file: string;
  readonly number: number;
  readonly text: string;
}

const FOLDER = "templates";
const CONDITION = /\{%-?\s*(?:if|unless|elsif|case|for)\b/g;

const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:md|html)$/.test(entry.name))
  .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)));

const lines: readonly Line[] = files.flatMap((file) =>
  readFileSync(join(FOLDER, file), "utf8")
    .split("\n")
    .map((text, index) => ({ file, number: index + 1, text })),
);

/** What is said in the chat; the rest is markup. */
const said = lines.filter(({ file }) => file.endsWith(".md"));

const places = (found: readonly Line[]): string[] => found.map(({ file, number }) => `${file}:${number}`);

test("no line of a template is longer than a screen", () => {
  expect(new Set(said.map(({ file }) => file)).size).toBeGreaterThan(100);
  expect(files.filter((file) => /^pages\/.+\.html$/.test(file)).length).toBeGreaterThan(50);
  expect(files).toContain("sandbox/page.html");
  expect(places(lines.filter(({ text }) => text.length > 160))).toEqual([]);
});

test("a line of a template asks at most one thing", () => {
  expect(places(lines.filter(({ text }) => (text.match(CONDITION) ?? []).length > 1))).toEqual([]);
});

test("a partial has a name of its own, and somebody renders it", () => {
  const named = said
    .filter(({ file, text }) => file.startsWith("partials/") && text.startsWith("## "))
    .map(({ text }) => text.slice(3));
  const rendered = new Set(
    said.flatMap(({ text }) => [...text.matchAll(/render "([^"]+)"/g)].map(([, name]) => name)),
  );
  expect(new Set(named).size).toBe(named.length);
  expect([...rendered].sort()).toEqual([...named].sort());
});

test("no template calls anybody by <@…>: over the group bot that alerts nobody (wecom.md 3.9)", () => {
  expect(places(lines.filter(({ text }) => text.includes("<@")))).toEqual([]);
});
