// What the build has parsed is parsed at no start; what was changed since is, and told by its name.
import { appendFileSync, cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPages } from "../../../src/chat/words/pages.ts";
import { loadTemplates } from "../../../src/chat/words/templates.ts";
import { digestOf, textsBelow } from "../../../src/chat/words/texts.ts";

/** A copy of our own that may be spoilt. */
function copied(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "words-")), "templates");
  cpSync("templates", folder, { recursive: true });
  return folder;
}

const NO_END = "{% if x %}";

test("a block that does not parse stops the start with its name, unless the build has parsed these very texts", () => {
  const folder = copied();
  const asBuilt = [digestOf(textsBelow(folder, ".md"))];
  expect(() => loadTemplates(folder, asBuilt)).not.toThrow();
  appendFileSync(join(folder, "rules.md"), `\n## unending\n${NO_END}\n`);
  expect(() => loadTemplates(folder, asBuilt)).toThrow("templates/rules ## unending does not parse");
  // That it is told at all then: nothing was parsed at the start.
  const templates = loadTemplates(folder, [digestOf(textsBelow(folder, ".md"))]);
  expect(() => templates.render("rules", "unending", {})).toThrow(
    "templates/rules ## unending does not parse",
  );
});

test("so does a page", () => {
  const folder = copied();
  const pages = join(folder, "pages");
  const asBuilt = [digestOf(textsBelow(pages, ".html"))];
  expect(() => loadPages(folder, asBuilt)).not.toThrow();
  const [page = ""] = textsBelow(pages, ".html").keys();
  appendFileSync(join(pages, `${page}.html`), NO_END);
  expect(() => loadPages(folder, asBuilt)).toThrow(`templates/pages/${page}.html does not parse`);
  const later = loadPages(folder, [digestOf(textsBelow(pages, ".html"))]);
  expect(() => later.render(page, {}, { now: 0, base: "" })).toThrow(
    `templates/pages/${page}.html does not parse`,
  );
});

test("another name, another text and another order are another digest", () => {
  const of = (...texts: [string, string][]) => digestOf(new Map(texts));
  const digests = [
    of(["a", "1"], ["b", "2"]),
    of(["b", "2"], ["a", "1"]),
    of(["a", "12"], ["b", ""]),
    of(["a", "1"], ["c", "2"]),
    of(["a", "1"]),
  ];
  expect(new Set(digests).size).toBe(digests.length);
});

test("what is said first after such a start reads as ever", () => {
  const late = [digestOf(textsBelow("templates", ".md"))];
  const values = { now: 0, group: false, name: "王伟", no: 7, brief: false };
  const [before, after] = [[], late].map((parsed) =>
    loadTemplates("templates", parsed).render("commands/help", "for-rep", values),
  );
  expect(after).toBe(before);
  expect(after).toContain("王伟");
});
