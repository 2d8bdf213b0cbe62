// A file of templates taken apart: the header above it, and its blocks.
import { readFileSync } from "node:fs";

/** What stands above the first block of a file: the command's words and its help. Lists are split at spaces. */
export type Header = Readonly<Record<string, string>>;

interface Sections {
  readonly header: Header;
  /** As they are written, without the space around them. */
  readonly sections: ReadonlyMap<string, string>;
}

/** `---` header lines `key: value`, then blocks that begin with `## name`. */
export function readSections(path: string): Sections {
  return sectionsOf(readFileSync(path, "utf8"));
}

export function sectionsOf(written: string): Sections {
  const text = written.replaceAll("\r\n", "\n");
  const header: Record<string, string> = {};
  let body = text;
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (front?.[1] !== undefined) {
    for (const line of front[1].split("\n")) {
      const colon = line.indexOf(":");
      if (colon > 0) addTo(header, line.slice(0, colon).trim(), line.slice(colon + 1).trim());
    }
    body = text.slice(front[0].length);
  }
  const sections = new Map<string, string>();
  const parts = body.split(/^## ([a-z0-9-]+)\n/m);
  for (let index = 1; index < parts.length; index += 2)
    sections.set(parts[index] ?? "", (parts[index + 1] ?? "").trim());
  return { header, sections };
}

/** A key that stands twice goes on: the lines of how people say a command are many. */
function addTo(header: Record<string, string>, key: string, value: string): void {
  header[key] = header[key] === undefined ? value : `${header[key]} · ${value}`;
}
