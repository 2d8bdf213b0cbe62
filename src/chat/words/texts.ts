// The texts that words are written in, and whether the build has parsed these very ones: parsing takes longer than the rest of a start.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { PARSED } from "./parsed.ts";

/** By its name below `folder`, without the ending; in the order of these. */
export type Texts = ReadonlyMap<string, string>;

export function textsBelow(folder: string, ending: ".md" | ".html"): Texts {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return new Map(
    names.sort().map((name) => [name.slice(0, -ending.length), readFileSync(join(folder, name), "utf8")]),
  );
}

/** A file that was changed since the build has all of its kind parsed at the start. */
export function wereParsed(texts: Texts, parsed: readonly string[] = PARSED): boolean {
  return parsed.length > 0 && parsed.includes(digestOf(texts));
}

export function digestOf(texts: Texts): string {
  const hash = createHash("sha256");
  for (const [name, text] of texts) hash.update(`${name} ${text.length}\n${text}`);
  return hash.digest("base64");
}
