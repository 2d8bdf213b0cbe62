// What the bot says and the commands it understands: read once a process, the same for every bot started in it.
import { join } from "node:path";
import { loadRegistry, type Registry } from "../chat/understand/registry.ts";
import { loadPages, type Pages } from "../chat/words/pages.ts";
import { type Templates, templatesIn } from "../chat/words/templates.ts";
import { projectRoot } from "../project-root.ts";

export interface Words {
  readonly templates: Templates;
  readonly registry: Registry;
  readonly pages: Pages;
}

let words: Promise<Words> | null = null;

/** Nothing in them changes after the start. @throws Error naming the file that does not parse or fit */
export function readWords(): Promise<Words> {
  words ??= read();
  return words;
}

async function read(): Promise<Words> {
  const directory = join(projectRoot, "templates");
  const templates = templatesIn(directory);
  return { templates, registry: await loadRegistry(templates), pages: loadPages(directory) };
}
