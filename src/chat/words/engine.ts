// Liquid as our templates are written for: what is not given is an error, what is printed is escaped, partials are at hand.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Liquid } from "liquidjs";
import { addFilters } from "./filters.ts";
import { fold } from "./fold.ts";
import { readSections } from "./sections.ts";

export interface Engine {
  readonly liquid: Liquid;
  /** Partials by their names; whoever has more adds them before the first is rendered. */
  readonly shared: Record<string, string>;
}

/** With the filters and the partials of `directory`. */
export function createEngine(directory: string, outputEscape: (value: unknown) => string): Engine {
  const shared: Record<string, string> = {};
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    outputEscape,
    templates: shared,
    greedy: false,
    cache: true,
  });
  addFilters(liquid, readSections(join(directory, "words.md")).header);
  const partials = join(directory, "partials");
  for (const name of readdirSync(partials).sort())
    for (const [block, text] of readSections(join(partials, name)).sections) shared[block] = fold(text);
  return { liquid, shared };
}
