// Every word a user reads: loads templates/, checks them at start, renders a block with domain values.
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { Liquid, type Template } from "liquidjs";
import { escapeWords, maskPhones } from "./escape.ts";
import { addFilters } from "./filters.ts";
import { fold } from "./fold.ts";
import { type Header, readSections } from "./sections.ts";

export interface Templates {
  /** Ids of a folder's files, without `.md`. */
  ids(folder: string): readonly string[];
  header(id: string): Header;
  has(id: string, block: string): boolean;
  /** Renders `block` of `id`; throws when either is missing or a value is not given. */
  render(id: string, block: string, values: Readonly<Record<string, unknown>>): string;
}

interface File {
  readonly header: Header;
  readonly blocks: ReadonlyMap<string, Template[]>;
}

/** Reads every `.md` below `directory`; a file that does not parse stops the start with its name. */
export function loadTemplates(directory: string): Templates {
  const shared: Record<string, string> = {};
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    outputEscape: escapeWords,
    templates: shared,
    greedy: false,
    cache: true,
  });
  const words = readSections(join(directory, "words.md"));
  addFilters(engine, words.header);
  for (const path of markdownFiles(join(directory, "partials")))
    for (const [name, text] of readSections(path).sections) shared[name] = fold(text);
  const files = new Map<string, File>();
  for (const path of markdownFiles(directory)) {
    const id = relative(directory, path).replace(/\.md$/, "");
    const { header, sections } = readSections(path);
    const blocks = new Map<string, Template[]>();
    for (const [name, text] of sections) blocks.set(name, parse(engine, fold(text), `${id} ## ${name}`));
    files.set(id, { header, blocks });
  }
  const file = (id: string): File => {
    const found = files.get(id);
    if (found === undefined) throw new Error(`templates/${id}.md is missing`);
    return found;
  };
  return {
    ids: (folder) =>
      [...files.keys()].filter((id) => id.startsWith(`${folder}/`)).map((id) => id.slice(folder.length + 1)),
    header: (id) => file(id).header,
    has: (id, block) => files.get(id)?.blocks.has(block) ?? false,
    render(id, block, values) {
      const template = file(id).blocks.get(block);
      if (template === undefined) throw new Error(`templates/${id}.md has no block "## ${block}"`);
      const globals = { now: values["now"], group: values["group"], stageWords: values["stageWords"] ?? {} };
      const text = tidy(String(engine.renderSync(template, { ...values }, { globals })));
      return values["group"] === true ? maskPhones(text) : text;
    },
  };
}

function parse(engine: Liquid, text: string, place: string): Template[] {
  try {
    return engine.parse(text);
  } catch (cause) {
    throw new Error(`templates/${place} does not parse`, { cause });
  }
}

function markdownFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A line that had nothing to say is left out where it leaves two empty ones in a row or one at an end of the answer. */
function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
