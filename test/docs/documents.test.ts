// The documents are promises: what is generated is up to date, what they name exists, and nothing is said twice.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { VARIABLES } from "../../src/config-variables.ts";
import { createMetrics } from "../../src/metrics.ts";
import { generated, partOf } from "./generated.ts";

const READMES = ["README.md", "README.zh-CN.md"];
const DOCUMENTS = [
  ...READMES,
  "COMMANDS.md",
  "CONTRIBUTING.md",
  "DECISIONS.md",
  "SECURITY.md",
  "DEPENDENCIES.md",
  "deploy/README.md",
];
const read = (file: string) => readFileSync(file, "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

test.each(generated)("the $name of $file are those of the program (npm run docs)", ({ file, name, text }) => {
  expect(partOf(read(file), name)).toBe(text);
});

test.each([...READMES, "CONTRIBUTING.md"])("every npm script that %s names exists", (file) => {
  const named = [...read(file).matchAll(/npm run (?:-s )?([a-z]+)/g)].map((match) => match[1]);
  expect(named.filter((name) => name !== undefined && scripts[name] === undefined)).toEqual([]);
});

test.each(DOCUMENTS)("every file that %s links or names by its path exists", (file) => {
  const linked = [
    ...read(file).matchAll(/\]\(([^)#:]+)\)|src="([^"]+)"|\b((?:src|db|test)\/[\w/.-]+\.ts)\b/g),
  ];
  const missing = linked.map(([, link, image, path]) => link ?? image ?? path ?? "");
  expect(missing.filter((path) => !existsSync(join(dirname(file), path)) && !existsSync(path))).toEqual([]);
});

test(".env.example names every variable there is, and no other", () => {
  const named = [...read(".env.example").matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual(Object.keys(VARIABLES).sort());
});

test("both READMEs have the same chapters", () => {
  const chapters = (file: string) => read(file).match(/^#{2,3} /gm);
  expect(chapters("README.zh-CN.md")).toEqual(chapters("README.md"));
});

test("CONTRIBUTING.md has a line for every folder of the program with files of its own, and for no other", () => {
  const named = [...read("CONTRIBUTING.md").matchAll(/^\| ((?:src|handlers|templates|db)[\w/]*) \|/gm)];
  const folders = ["src", "handlers", "templates", "db"].flatMap((top) =>
    readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath }) => parentPath),
  );
  expect(named.map(([, folder]) => folder).sort()).toEqual([...new Set(folders)].sort());
});

test("no row and no sentence stands twice in the documents, nor in two of them", () => {
  expect(twiceIn(DOCUMENTS.flatMap((file) => sentencesOf(read(file))))).toEqual([]);
});

test("a sentence said twice, or a row, is found", () => {
  const sentence = "It needs no public\naddress and no certificate.";
  expect(twiceIn(sentencesOf(`${sentence} Other.\n${sentence.replace("\n", " ")}`))).toEqual([
    "It needs no public address and no certificate.",
  ]);
  const table = "| variable | default |\n| --- | --- |\n| `A` | the same |\n";
  expect(twiceIn(sentencesOf(`${table}\n${table}`))).toEqual(["| `A` | the same |"]);
  expect(
    twiceIn(sentencesOf("工作日九点给每位负责人发当天清单。\n\n工作日九点给每位负责人发当天清单。")),
  ).toHaveLength(1);
});

function twiceIn(sentences: readonly string[]): string[] {
  return [...new Set(sentences.filter((sentence, index) => sentences.indexOf(sentence) < index))];
}

/** Rows without the heads of tables, and sentences across the ends of lines; what is short may be said again. */
function sentencesOf(document: string): string[] {
  const text = document.replace(/```[\s\S]*?```/g, "\n\n").replace(/^\|.*\|\n\|[ |:-]+\|$/gm, "");
  const prose = text
    .replace(/^\|.*\|$/gm, "\n")
    .split(/\n{2,}|(?<=[.!?;])\s+|(?<=[。！？；])|\n(?=[-#]|\d+\.)/u)
    .map((sentence) =>
      sentence
        .replace(/\s+/g, " ")
        .replace(/^\s*(?:[-#>]+|\d+\.)\s*/, "")
        .trim(),
    );
  return [...(text.match(/^\|.*\|$/gm) ?? []), ...prose.filter(isLong)];
}

function isLong(sentence: string): boolean {
  return sentence.split(" ").length >= 6 || (sentence.match(/\p{Script=Han}/gu) ?? []).length >= 12;
}

test("OPERATIONS.md names every metric there is, and no other", async () => {
  const text = await createMetrics({ queued: () => 0 }).text();
  const own = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name = ""]) => name);
  const [, table = ""] = read("OPERATIONS.md").split("| metric |");
  const named = [...(table.split("\n\n")[0] ?? "").matchAll(/`([a-z][a-z_]*_[a-z_]+)`/g)].map(
    ([, name]) => name,
  );
  const ofNode = (name = "") => /^(?:nodejs|process)_/.test(name);
  expect(named.filter((name) => !ofNode(name)).sort()).toEqual(own.filter((name) => !ofNode(name)).sort());
  expect(named.filter(ofNode).filter((name = "") => !own.includes(name))).toEqual([]);
});

test("the container and the unit start the program as npm start does", () => {
  const start = scripts["start"] ?? "";
  expect(read("deploy/opportunities.service")).toContain(`${start}\n`);
  expect(read("Dockerfile")).toContain(
    `CMD [${start
      .split(" ")
      .map((word) => `"${word}"`)
      .join(", ")}]`,
  );
});
