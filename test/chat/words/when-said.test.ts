// A template that does not parse stops the start; whoever says a line or two hears of it where it says that one.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadTemplates } from "../../../src/chat/words/templates.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "templates-"));
  mkdirSync(join(folder, "partials"));
  copyFileSync("templates/words.md", join(folder, "words.md"));
  writeFileSync(join(folder, "good.md"), "## said\n好,{{ who }}\n");
  writeFileSync(join(folder, "bad.md"), "## said\n{% if who %}\n## other\n也好\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

const values = { who: "张三", now: 0, group: false };

test("read at once it is told at the start, with its name", () => {
  expect(() => loadTemplates(folder)).toThrow("templates/bad ## said does not parse");
});

test("parsed when said, all others are said, each time, and that one is told with its name", () => {
  const templates = loadTemplates(folder, "when said");
  expect(templates.render("good", "said", values)).toBe("好,张三");
  expect(templates.render("good", "said", { ...values, who: "李四" })).toBe("好,李四");
  expect(templates.render("bad", "other", values)).toBe("也好");
  for (let time = 0; time < 2; time++)
    expect(() => templates.render("bad", "said", values)).toThrow("templates/bad ## said does not parse");
});
