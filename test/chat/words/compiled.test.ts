// What is compiled says what Liquid says: every block of every template, whatever it is given.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { Liquid } from "liquidjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCompiler } from "../../../src/chat/words/compiled.ts";
import { createEngine } from "../../../src/chat/words/engine.ts";
import { escapeWords } from "../../../src/chat/words/escape.ts";
import { fold } from "../../../src/chat/words/fold.ts";
import { readSections } from "../../../src/chat/words/sections.ts";

const { liquid } = createEngine("templates", escapeWords);
const compile = createCompiler(liquid);

// Filters that know a domain would refuse nearly all of it; these tell what they were given and where they stood.
for (const name of Object.keys(liquid.filters))
  if (!(name in new Liquid().filters))
    liquid.registerFilter(name, function (...given: unknown[]) {
      return `${name}(${given.map(String).join()};${String(this.context.getSync(["now"]))})`;
    });

const blocks = readdirSync("templates", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
  .flatMap(({ parentPath, name }) =>
    [...readSections(join(parentPath, name)).sections].map(([block, text]) => ({
      place: `${parentPath}/${name} ## ${block}`,
      text: fold(text),
    })),
  );

/** Words that templates ask for, so that their branches are taken. */
const asked = [
  ...new Set(blocks.flatMap(({ text }) => [...text.matchAll(/"([^"]+)"/g)].map(([, word]) => word))),
];
const odd = ["", "0", "2026-11-12", "张三<b>", "[a](http://b)", " ", "第1公司\n跟进"];

/** Whatever is looked for in it is there, or is not: the same each time for the same seed and path. */
function anything(seed: number, path: string): unknown {
  let hash = seed;
  for (const character of path)
    hash = (Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0) % 0x7fffffff;
  const pick = <T>(list: readonly T[]): T => list[(hash >>> 8) % list.length] as T;
  const kind = hash % 16;
  if (kind === 0 && hash % 7 === 0) return undefined;
  if (kind === 1) return null;
  if (kind <= 3) return kind === 2;
  if (kind <= 5) return pick([0, 1, 2, 3, 12, -1, 0.5, 1_700_000_000_000]);
  if (kind <= 8) return pick(asked);
  if (kind === 9) return pick(odd);
  if (kind <= 12)
    return Array.from({ length: (hash >>> 8) % 4 }, (_, index) => anything(seed, `${path}/${index}`));
  return new Proxy(
    {},
    {
      has: (_, name) =>
        typeof name === "string" && name !== "toLiquid" && anything(seed, `${path}.${name}`) !== undefined,
      get: (target, name) =>
        typeof name === "string" && !(name in target) && name !== "toLiquid"
          ? anything(seed, `${path}.${name}`)
          : Reflect.get(target, name),
      getOwnPropertyDescriptor(target, name) {
        const value =
          typeof name === "string" && !(name in target) ? anything(seed, `${path}.${name}`) : undefined;
        return value === undefined ? undefined : { value, configurable: true, enumerable: true };
      },
    },
  );
}

function outcome(said: () => string): { readonly text: string } | { readonly refused: true } {
  try {
    return { text: said() };
  } catch {
    return { refused: true };
  }
}

// Liquid tells a missing word by an error, thousands of times, and where each came from was a third of the work.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

test.each(blocks)("$place", ({ text }) => {
  const templates = liquid.parse(text);
  const compiled = compile(templates);
  const names = liquid.globalVariablesSync(templates, { partials: true });
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const given = names
        .map((name) => [name, anything(seed, name)])
        .filter(([, value]) => value !== undefined);
      const values = Object.fromEntries(given) as Record<string, unknown>;
      const globals = { now: seed, group: seed % 2 === 0, stageWords: {} };
      const liquids = outcome(() => String(liquid.renderSync(templates, { ...values }, { globals })));
      const ours = outcome(() => compiled(values, globals));
      if (!isDeepStrictEqual(ours, liquids)) expect(ours).toEqual(liquids);
    }),
    { numRuns: 20 },
  );
});
