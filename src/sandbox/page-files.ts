// The page and its assets, read from their folders at start; nothing else is ever served.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface PageFile {
  readonly type: string;
  readonly body: string;
}

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** The page with all its words: `sandbox/page.html` under the templates. `commands`: every word one can begin with. */
export function readPage(templatesDir: string, commands: readonly string[]): string {
  const page = readFileSync(join(templatesDir, "sandbox", "page.html"), "utf8");
  return page.replace("{commands}", () => firstWords(commands).join(" "));
}

/** What stands before a space: 清洗 of 清洗 下一条. */
function firstWords(commands: readonly string[]): readonly string[] {
  const words = commands.map((command) => command.split(" ", 1)[0] ?? "");
  return [...new Set(words)].map((word) => word.replace(/[&"<>]/g, ""));
}

/** The assets by name; files of other kinds are left out. */
export function readAssets(assetsDir: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(assetsDir)) {
    const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
    if (type !== undefined) files.set(name, { type, body: readFileSync(join(assetsDir, name), "utf8") });
  }
  return files;
}
