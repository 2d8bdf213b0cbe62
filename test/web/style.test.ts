// Style sheets: a brace that is not closed takes every rule behind it away without a word.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sheets = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".css"))
  .map((file) => join("src", file));

test("there are some", () => {
  expect(sheets.length).toBeGreaterThan(1);
});
test.each(sheets)("%s closes what it opens, and nests nothing but queries", (sheet) => {
  const open: string[] = [];
  for (const [, before = "", sign] of readFileSync(sheet, "utf8").matchAll(/([^{}]*)([{}])/g)) {
    if (sign === "}") {
      expect(open.pop()).toBeDefined();
      continue;
    }
    if (open.length > 0) expect(open.at(-1)).toMatch(/^@/);
    open.push(before.replace(/\/\*.*?\*\//gs, "").trim());
  }
  expect(open).toEqual([]);
});
