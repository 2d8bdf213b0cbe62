// Every word a user reads: loads templates/, checks them at start, renders a block with domain values.
import type { Liquid, Template } from "liquidjs";
import { createCompiler, type Rendered } from "./compiled.ts";
import { createEngine } from "./engine.ts";
import { escapeWords, maskPhones } from "./escape.ts";
import { fold } from "./fold.ts";
import { type Header, sectionsOf } from "./sections.ts";
import { textsBelow, wereParsed } from "./texts.ts";

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
  /** @throws Error naming the block */
  readonly parse: () => Template[];
  /** Made when it is first said. */
  said: Rendered | null;
}

/**
 * Reads every `.md` below `directory`; a file that does not parse stops the start with its name. What the build has parsed is parsed
 * when it is first said.
 */
export function loadTemplates(directory: string, parsedBefore?: readonly string[]): Templates {
  const { liquid } = createEngine(directory, escapeWords);
  const texts = textsBelow(directory, ".md");
  const isSure = wereParsed(texts, parsedBefore);
  const files = new Map<string, File>();
  for (const [id, written] of texts) {
    const { header, sections } = sectionsOf(written);
    const blocks = new Map<string, Block>();
    for (const [name, text] of sections) {
      const block = { parse: () => parse(liquid, fold(text), `${id} ## ${name}`), said: null };
      if (!isSure) block.parse();
      blocks.set(name, block);
    }
    files.set(id, { header, blocks });
  }
  const compile = createCompiler(liquid);
  /** What throws is rendered by Liquid, whose error names the line. */
  const said = (block: Block, values: Values, globals: Values): string => {
    block.said ??= compile(block.parse());
    try {
      return block.said(values, globals);
    } catch {
      return String(liquid.renderSync(block.parse(), { ...values }, { globals }));
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

const readBefore = new Map<string, Templates>();

/** What loadTemplates gives, read once a process: of the program's own, in which nothing changes. @throws as loadTemplates */
export function templatesIn(directory: string): Templates {
  const templates = readBefore.get(directory) ?? loadTemplates(directory);
  readBefore.set(directory, templates);
  return templates;
}

function parse(liquid: Liquid, text: string, place: string): Template[] {
  try {
    return liquid.parse(text);
  } catch (cause) {
    throw new Error(`templates/${place} does not parse`, { cause });
  }
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
