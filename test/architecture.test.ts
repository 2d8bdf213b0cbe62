// Who may import whom, and where the clock, chance, the environment and the libraries may be met.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** Folder → folders it may import from; itself is understood. `types` may be imported as types only. */
const MAY_IMPORT: Readonly<
  Record<string, { readonly all: readonly string[]; readonly types?: readonly string[] }>
> = {
  "src/domain": { all: [] },
  db: { all: ["src/domain"] },
  "src/chat": { all: ["src/domain"], types: ["db"] },
  "src/push": { all: ["src/chat", "src/domain"], types: ["db"] },
  handlers: { all: ["src/domain", "src/chat", "src/push/reminder.ts"], types: ["db"] },
  "src/wecom": { all: [] },
  "src/channels": { all: ["src/chat", "src/wecom"] },
  "src/sandbox": { all: ["src/chat", "src/wecom"] },
  "src/cli": { all: ["db", "src/chat", "src/push", "src/wecom", "src/domain", "src/config.ts"] },
};

/** Package → where alone it may be imported. */
const AT_HOME: Readonly<Record<string, readonly string[]>> = {
  koa: ["src/channels", "src/sandbox"],
  "@koa/router": ["src/channels", "src/sandbox"],
  "@koa/bodyparser": ["src/channels", "src/sandbox"],
  typeorm: ["db"],
  "better-sqlite3": ["db"],
  pg: ["db"],
  "node-cron": ["src/push/schedule.ts"],
  "@wecom/crypto": ["src/wecom"],
  "fast-xml-parser": ["src/wecom"],
  ws: ["src/wecom", "src/sandbox"],
  liquidjs: ["src/chat"],
  "csv-parse": ["src/cli"],
  pino: ["src/log.ts"],
  "prom-client": ["src/metrics.ts"],
};

/** What a pure program is told, not asks for; and where it may be asked. */
const FROM_OUTSIDE: readonly { readonly pattern: RegExp; readonly may: readonly string[] }[] = [
  // The entry points of the command line are each a main of their own.
  {
    pattern: /\bDate\.now\(|\bnew Date\(\)/,
    may: ["src/main.ts", "src/wecom", "src/cli/import.ts", "src/cli/doctor.ts"],
  },
  {
    pattern: /\bMath\.random\(|\brandomBytes\(|\brandomUUID\(|\brandomInt\(/,
    may: ["src/main.ts", "src/wecom", "src/sandbox"],
  },
  { pattern: /\bprocess\.env\b/, may: ["src/config.ts"] },
  { pattern: /\bfetch\(/, may: ["src/wecom", "src/sandbox", "src/cli/doctor-tool.ts"] },
  { pattern: /\bconsole\./, may: [] },
  { pattern: /:\s*any\b|\bas any\b|@ts-ignore|@ts-expect-error/, may: [] },
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const files = ["src", "handlers", "db"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name)),
);
const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
const imports = files.flatMap((file) => importsOf(file, texts.get(file) ?? ""));

function importsOf(file: string, text: string): Import[] {
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s+)?((?:[\w*{}\s,]+?)\s+from\s+)?"([^"]+)"/gm)];
  return found.map(([, type, names = "", target = ""]) => ({
    from: file,
    to: target.startsWith(".") ? normalize(join(dirname(file), target)) : target,
    isType: type !== undefined || /^\{(\s*type [\w$]+( as \w+)?,?)+\s*\}\s+from\s+$/.test(names),
  }));
}

const isUnder = (file: string, place: string) => file === place || file.startsWith(`${place}/`);
const folderOf = (file: string) => Object.keys(MAY_IMPORT).find((folder) => isUnder(file, folder));

test("the table is read from real files", () => {
  expect(files.length).toBeGreaterThan(150);
  expect(imports).toContainEqual({ from: "src/chat/dispatch.ts", to: "db/store.ts", isType: true });
});

test("every import is one that the table allows", () => {
  const offending = imports.filter(({ from, to, isType }) => {
    const rule = MAY_IMPORT[folderOf(from) ?? ""];
    if (rule === undefined || !/^(src|db|handlers)\//.test(to)) return false;
    const own = folderOf(from) ?? "";
    if (isUnder(to, own) || rule.all.some((place) => isUnder(to, place))) return false;
    return !(isType && rule.types?.some((place) => isUnder(to, place)));
  });
  expect(offending).toEqual([]);
});

test("the domain imports no package at all", () => {
  expect(
    imports.filter(({ from, to }) => isUnder(from, "src/domain") && !to.startsWith("src/domain/")),
  ).toEqual([]);
});

test("each library is met in its own place only", () => {
  const offending = imports.filter(({ from, to }) => {
    const homes = Object.entries(AT_HOME).find(([name]) => to === name || to.startsWith(`${name}/`))?.[1];
    return homes !== undefined && !homes.some((home) => isUnder(from, home));
  });
  expect(offending).toEqual([]);
});

test("clock, chance, environment and network come from the outside", () => {
  const offending = files.flatMap((file) => {
    const code = (texts.get(file) ?? "").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    return FROM_OUTSIDE.filter(
      ({ pattern, may }) => pattern.test(code) && !may.some((place) => isUnder(file, place)),
    ).map(({ pattern }) => `${file}: ${pattern.source}`);
  });
  expect(offending).toEqual([]);
});

test("no word a user reads stands in the rules, the handlers or the tables", () => {
  const offending = files
    .filter((file) => ["src/domain", "handlers", "db"].some((place) => isUnder(file, place)))
    .filter((file) => {
      const code = (texts.get(file) ?? "").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      return /[\u4e00-\u9fff]/.test(code);
    });
  expect(offending).toEqual([]);
});

test("no file has grown past what one can hold in mind, and each says what it is for", () => {
  const long = files.filter(
    (file) => !file.includes("migrations/") && (texts.get(file) ?? "").split("\n").length > 300,
  );
  expect(long).toEqual([]);
  const silent = files.filter(
    (file) => !/^\/[/*]/.test(texts.get(file) ?? "") && (texts.get(file) ?? "").split("\n").length > 12,
  );
  expect(silent).toEqual([]);
});

test("every command has its template, and every template its command", () => {
  const ids = (folder: string, ending: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
      .sort();
  expect(ids("templates/commands", ".md")).toEqual(ids("handlers/commands", ".ts"));
  expect(ids("templates/reminders", ".md")).toEqual(ids("handlers/reminders", ".ts"));
});
