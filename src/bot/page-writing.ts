// Who writes pages: the thread that reads them; here what something else has to be said of.
import { join } from "node:path";
import { loadPages } from "../chat/words/pages.ts";
import { saidBy } from "../chat/words/said-by.ts";
import { templatesIn } from "../chat/words/templates.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import { projectRoot } from "../project-root.ts";
import type { Writing } from "../web/written.ts";
import { createDraw } from "./page-pictures.ts";

type Words = Pick<Writing, "templates" | "pages" | "wordOf">;

export function writingWith(
  words: Words,
  { rules, now }: { readonly rules: Rulebook; readonly now: number },
): Writing {
  return { ...words, draw: createDraw({ ...words, rules, now: () => now }), now };
}

let own: Words | null = null;

/** In a thread of its own they are read with the first page. */
export function ownWords(): Words {
  const directory = join(projectRoot, "templates");
  own ??= wordsIn(templatesIn(directory), loadPages(directory));
  return own;
}

function wordsIn(templates: Words["templates"], pages: Words["pages"]): Words {
  const wordOf = (command: string) =>
    command === "next"
      ? (templates.header("words")["field-next"] ?? "")
      : (saidBy(command, templates)[0] ?? "");
  return { templates, pages, wordOf };
}
