// The documents are promises: what is generated is up to date, what they name exists, and nothing is said twice.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generated, partOf } from "./generated.ts";

const READMES = ["README.md", "README.zh-CN.md"];
const DOCUMENTS = [...READMES, "COMMANDS.md", "CONTRIBUTING.md", "DECISIONS.md"];
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
  expect(missing.filter((path) => !existsSync(path))).toEqual([]);
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

test.each(DOCUMENTS)("no row and no sentence stands twice in %s", (file) => {
  const seen = new Set<string>();
  const twice = sentencesOf(read(file)).filter((sentence) => {
    const known = seen.has(sentence);
    seen.add(sentence);
    return known;
  });
  expect(twice).toEqual([]);
});

test("a sentence said twice, or a row, is found", () => {
  const text =
    "It needs no public address and no certificate. Other.\nIt needs no public\naddress and no certificate.";
  const [first, second] = sentencesOf(text).filter((sentence) => sentence.includes("public"));
  expect(first).toBe(second);
  expect(sentencesOf("| `A` | | the same |\n| `A` | | the same |")).toEqual(["`A` the same", "`A` the same"]);
});

/** Rows by themselves, sentences across the ends of lines; what is too short to be a repetition is left out. */
function sentencesOf(document: string): string[] {
  const text = document.replace(/```[\s\S]*?```/g, "\n\n");
  const rows = text.match(/^\|.*\|$/gm) ?? [];
  const told = rows
    .map((row) => row.replace(/\|/g, " ").replace(/\s+/g, " ").trim())
    .filter((row) => /[^\s:-]/.test(row) && !/^(?:变量|variable|command|命令|folder|one says|说 )/.test(row));
  const prose = text
    .replace(/^\|.*\|$/gm, "")
    .split(/\n{2,}|(?<=[.!?])\s+|(?<=[。！？;；])|\n(?=[-#]|\d+\.)/u)
    .map((sentence) =>
      sentence
        .replace(/\s+/g, " ")
        .replace(/^(?:[-#>]+|\d+\.)\s*/, "")
        .trim(),
    );
  return [
    ...told,
    ...prose.filter((sentence) => sentence.split(" ").length >= 6 || /\p{Script=Han}{12}/u.test(sentence)),
  ];
}
