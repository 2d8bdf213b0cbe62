// Every word a user reads: loads templates/, checks them at start, renders a block with domain values.
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { Liquid, Template } from "liquidjs";
import { createCompiler, type Rendered } from "./compiled.ts";
import { createEngine } from "./engine.ts";
import { escapeWords, maskPhones } from "./escape.ts";
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

type Values = Readonly<Record<string, unknown>>;

interface File {
  readonly header: Header;
  readonly blocks: ReadonlyMap<string, Block>;
}

interface Block {
  readonly parsed: () => Template[];
  /** Made when it is first said. */
  said: Rendered | null;
}

/**
 * Reads every `.md` below `directory`; a file that does not parse stops the start with its name. Whoever says a line or two and ends
 * parses what it says alone, which is most of what reading them takes.
 */
export function loadTemplates(directory: string, parsed: "at once" | "when said" = "at once"): Templates {
  const { liquid } = createEngine(directory, escapeWords);
  const files = new Map<string, File>();
  for (const path of markdownFiles(directory)) {
    const id = relative(directory, path).replace(/\.md$/, "");
    const { header, sections } = readSections(path);
    const blocks = new Map<string, Block>();
    for (const [name, text] of sections) {
      const parsing = once(() => parse(liquid, fold(text), `${id} ## ${name}`));
      if (parsed === "at once") parsing();
      blocks.set(name, { parsed: parsing, said: null });
    }
    files.set(id, { header, blocks });
  }
  const compile = createCompiler(liquid);
  /** What throws is rendered by Liquid, whose error names the line. */
  const said = (block: Block, values: Values, globals: Values): string => {
    block.said ??= compile(block.parsed());
    try {
      return block.said(values, globals);
    } catch {
      return String(liquid.renderSync(block.parsed(), { ...values }, { globals }));
    }
  };
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
      const found = file(id).blocks.get(block);
      if (found === undefined) throw new Error(`templates/${id}.md has no block "## ${block}"`);
      const globals = { now: values["now"], group: values["group"], stageWords: values["stageWords"] ?? {} };
      const text = tidy(said(found, values, globals));
      return values["group"] === true ? maskPhones(text) : text;
    },
  };
}

function parse(liquid: Liquid, text: string, place: string): Template[] {
  try {
    return liquid.parse(text);
  } catch (cause) {
    throw new Error(`templates/${place} does not parse`, { cause });
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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
