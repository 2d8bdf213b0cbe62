// SECURITY.md is a promise: each line names the test that holds it, and that test is there.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const text = readFileSync("SECURITY.md", "utf8");
/** Behind the headings of "Each line with the test that holds it". */
const lines = text
  .slice(text.indexOf("## Each line"))
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (threat|---)/.test(line));
const held = lines.map((line) => line.split(" | ").at(-1)?.replace(/ \|$/, "") ?? "");
const named = held.flatMap((cell) =>
  cell
    .split("<br>")
    .map((each) => /^`(test\/[\w/.-]+\.test\.ts)` › (.+)$/.exec(each)?.slice(1) ?? [each, ""]),
) as [file: string, name: string][];

test("there are lines enough to be a threat model", () => {
  expect(lines.length).toBeGreaterThan(30);
  expect(new Set(named.map(([file]) => file)).size).toBeGreaterThan(20);
});

test("every line names a test in a file", () => {
  expect(lines.filter((_, index) => !/^`test\//.test(held[index] ?? ""))).toEqual([]);
  expect(named.filter(([, name]) => name === "")).toEqual([]);
});

test("every test that is named is there", () => {
  const missing = named.filter(
    ([file, name]) => !existsSync(file) || !readFileSync(file, "utf8").includes(name),
  );
  expect(missing).toEqual([]);
});
