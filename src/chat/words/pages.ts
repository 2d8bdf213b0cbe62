// The pages of the browser: templates/pages/*.html, with the filters and partials the chat's words are made of.
import { join } from "node:path";
import type { Liquid, Template } from "liquidjs";
import type { StageWords } from "../../domain/rules/mark-words.ts";
import { createEngine } from "./engine.ts";
import { maskNumbers } from "./escape.ts";
import { escapeMarks, linked } from "./escape-html.ts";
import { textsBelow, wereParsed } from "./texts.ts";

/** What every page is given: the bot's clock (ms) and the path the pages lie below, without a slash at its end. */
export interface PageGround {
  readonly now: number;
  readonly base: string;
  /** What the reader's department calls its stages (标记叫法). */
  readonly stageWords?: StageWords;
}

export interface Pages {
  /** @throws Error where a page is missing or a value is not given */
  render(page: string, values: Readonly<Record<string, unknown>>, ground: PageGround): string;
}

const ENDING = ".html";

/**
 * Reads every page below `directory`/pages; one that does not parse stops the start with its name. What the build has parsed is parsed
 * when it is first shown.
 */
export function loadPages(directory: string, parsedBefore?: readonly string[]): Pages {
  const { liquid: engine, shared } = createEngine(directory, escapeMarks);
  engine.registerFilter("linked", {
    raw: true,
    handler(text: string) {
      return linked(text, String(this.context.getSync(["base"])));
    },
  });
  engine.registerFilter("numbers_masked", maskNumbers);
  engine.registerFilter("one_a_line", (text: string) => text.replace(/\s*\n\s*/g, "\n").trim());
  const texts = textsBelow(join(directory, "pages"), ".html");
  for (const [name, text] of texts) shared[`pages/${name}`] = text;
  const pages = new Map<string, Template[]>();
  const parsed = (page: string): Template[] => {
    const text = texts.get(page);
    if (text === undefined) throw new Error(`templates/pages/${page}${ENDING} is missing`);
    const template = pages.get(page) ?? parse(engine, text, page);
    pages.set(page, template);
    return template;
  };
  if (!wereParsed(texts, parsedBefore)) for (const page of texts.keys()) parsed(page);
  return {
    render(page, values, { now, base, stageWords = {} }) {
      return String(
        engine.renderSync(parsed(page), { ...values }, { globals: { now, base, stageWords, group: false } }),
      );
    },
  };
}

function parse(engine: Liquid, text: string, name: string): Template[] {
  try {
    return engine.parse(text);
  } catch (cause) {
    throw new Error(`templates/pages/${name}${ENDING} does not parse`, { cause });
  }
}
