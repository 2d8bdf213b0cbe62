// Who may import whom, and where the clock, chance, the environment and the libraries may be met.
import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { graphOf, type Import, importsOf, ringsIn, textsBelow } from "./imports.ts";

/** Folder → folders it may import from; itself is understood. `types` may be imported as types only. */
const MAY_IMPORT: Readonly<
  Record<string, { readonly all: readonly string[]; readonly types?: readonly string[] }>
> = {
  "src/domain": { all: [] },
  db: { all: ["src/domain"] },
  "src/chat": { all: ["src/domain", "src/handlers-in.ts"], types: ["db"] },
  "src/workflows": { all: ["src/domain", "src/chat"], types: ["db"] },
  "src/push": { all: ["src/chat", "src/domain", "src/handlers-in.ts"], types: ["db"] },
  handlers: { all: ["src/domain", "src/chat", "src/workflows", "src/push/reminder.ts"], types: ["db"] },
  "src/wecom": { all: [] },
  "src/channels": { all: ["src/chat", "src/wecom"] },
  "src/sandbox": { all: ["src/chat", "src/wecom"] },
  "src/files": { all: ["src/domain", "src/thread.ts", "src/project-root.ts"] },
  "src/web": { all: ["src/chat", "src/domain", "src/charts", "src/files"], types: ["db"] },
  // Its font lies in the project, and what draws runs in a process of its own.
  "src/charts": { all: ["src/domain", "src/project-root.ts", "src/process.ts"] },
  // What a row of a list comes to is the same on the command line as in chat: the workflow decides it.
  "src/cli": {
    all: [
      "db",
      "src/chat",
      "src/workflows",
      "src/push",
      "src/wecom",
      "src/files",
      "src/domain",
      "src/config.ts",
      "src/secrets.ts",
      "src/project-root.ts",
    ],
  },
  "src/main.ts": { all: ["src/bot", "src/config.ts", "src/log.ts", "src/secrets.ts", "db"] },
};

/** Package → where alone it may be imported. */
const AT_HOME: Readonly<Record<string, readonly string[]>> = {
  koa: ["src/channels", "src/sandbox", "src/web"],
  "@koa/router": ["src/channels", "src/sandbox", "src/web"],
  "@koa/bodyparser": ["src/channels", "src/sandbox", "src/web"],
  typeorm: ["db"],
  "better-sqlite3": ["db"],
  pg: ["db"],
  "node-cron": ["src/push/schedule.ts"],
  "@wecom/crypto": ["src/wecom"],
  "fast-xml-parser": ["src/wecom"],
  ws: ["src/wecom", "src/sandbox"],
  liquidjs: ["src/chat"],
  "opencc-js": ["src/chat/read/simplified.ts", "src/charts/font"],
  "@vant/area-data": ["src/chat/names/places.ts"],
  "csv-parse": ["src/files"],
  echarts: ["src/charts"],
  "@napi-rs/canvas": ["src/charts"],
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
    may: ["src/main.ts", "src/wecom", "src/sandbox", "src/cli/import.ts"],
  },
  { pattern: /\bprocess\.env\b/, may: ["src/config.ts"] },
  { pattern: /\bfetch\(/, may: ["src/wecom", "src/sandbox", "src/cli/doctor-tool.ts"] },
  { pattern: /\bconsole\./, may: [] },
  // Every promise of the process pays for each of them: one, in a file of its own, never one an object.
  { pattern: /\bAsyncLocalStorage\b/, may: ["db/engine/inside.ts"] },
  // Its parts are made when they are first asked for; a copy would hold those alone (Store.with).
  { pattern: /\.\.\.(?:\w+\.)*store\b(?!\.)/, may: [] },
  { pattern: /:\s*any\b|\bas any\b|@ts-ignore|@ts-expect-error/, may: [] },
];

/** Stores, migrations, upgrades and what fails; claims, locks and races; two instances; every command's examples. */
const ON_BOTH = [
  "test/db",
  "test/faults",
  "test/bot/lease.test.ts",
  "test/bot/senders.test.ts",
  "test/bot/set-up-on-two.test.ts",
  "test/bot/sheets.test.ts",
  "test/channels/callbacks.test.ts",
  "test/channels/presses.test.ts",
  "test/cli/leads.test.ts",
  "test/cli/tools.test.ts",
  "test/conversation/cleaning.test.ts",
  "test/conversation/either-engine.test.ts",
  "test/conversation/files-in.test.ts",
  "test/conversation/mentoring.test.ts",
  "test/conversation/no-other-move.test.ts",
  "test/conversation/pool.test.ts",
  "test/conversation/results-facts.test.ts",
  "test/conversation/split-hostile.test.ts",
  "test/conversation/transfer.test.ts",
  "test/push/deliver.test.ts",
  "test/push/outage.test.ts",
  "test/push/retention.test.ts",
  "test/push/return.test.ts",
  "test/push/tick.test.ts",
  "test/push/two-instances.test.ts",
  "test/sheets/first-sync.test.ts",
];

const texts = textsBelow("src", "handlers", "db");
const files = [...texts.keys()];
const imports = [...texts].flatMap(([file, text]) => importsOf(file, text));

const isUnder = (file: string, place: string) => file === place || file.startsWith(`${place}/`);
const folderOf = (file: string) => Object.keys(MAY_IMPORT).find((folder) => isUnder(file, folder));

test("the table is read from real files", () => {
  expect(files.length).toBeGreaterThan(150);
  expect(imports).toContainEqual({ from: "src/chat/turn/dispatch.ts", to: "db/store.ts", isType: true });
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

describe("no ring of imports, types counted", () => {
  const known = (file: string) => (texts.has(file) ? file : null);

  test("between files", () => {
    expect(ringsIn(graphOf(imports, known))).toEqual([]);
  });

  test("between the folders that files lie in; those at the top of src, which begin and serve all, each for itself", () => {
    const room = (file: string) => (dirname(file) === "src" ? file : dirname(file));
    expect(ringsIn(graphOf(imports, (file) => (texts.has(file) ? room(file) : null)))).toEqual([]);
  });

  test("between what lies side by side in a folder", () => {
    const folders = new Set(files.map((file) => dirname(file)).flatMap((folder) => withParents(folder)));
    const rings = [...folders].flatMap((folder) => {
      const beside = (file: string) =>
        texts.has(file) && isUnder(file, folder)
          ? file
              .split("/")
              .slice(0, folder.split("/").length + 1)
              .join("/")
          : null;
      return ringsIn(graphOf(imports, beside));
    });
    expect(rings).toEqual([]);
  });

  test("one that is there is found, and told as a chain", () => {
    const arrow = (from: string, to: string): Import => ({ from, to, isType: true });
    const ring = [arrow("a/1.ts", "b/1.ts"), arrow("b/2.ts", "c/1.ts"), arrow("c/1.ts", "a/2.ts")];
    expect(ringsIn(graphOf(ring, (file) => file))).toEqual([]);
    expect(ringsIn(graphOf(ring, dirname))).toEqual(["a/1.ts → b/1.ts; b/2.ts → c/1.ts; c/1.ts → a/2.ts"]);
  });
});

test("what everybody in a room speaks of knows none of its parts", () => {
  const offending = imports.filter(({ from, to }) =>
    ["src/chat", "src/domain"].some(
      (room) => dirname(from) === room && isUnder(to, room) && dirname(to) !== room,
    ),
  );
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

test("the bot is put together on one page", () => {
  const [, from = ""] = (texts.get("src/bot/start.ts") ?? "").split(/^(?=export async function startBot)/m);
  expect(from.split("\n").indexOf("}")).toBeGreaterThan(10);
  expect(from.split("\n").indexOf("}") + 1).toBeLessThanOrEqual(80);
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

test("what a test file sets for its whole process it takes back: the next file runs in the same one", () => {
  const offending = [...textsBelow("test")].flatMap(([file, text]) => [
    ...(/\bprocess\.env(\.\w+|\[[^\]]+\])\s*=[^=]|\bglobalThis\.\w+\s*=[^=]|\bprocess\.(on|once|chdir)\(|\bvi\.(mock|doMock|stubEnv|stubGlobal|spyOn)\(/.test(
      text,
    ) &&
    /\.test\.ts$|^test\/setup\//.test(file) &&
    // Of the run itself, before any worker is begun.
    file !== "test/setup/throwaway.ts"
      ? [`${file}: changes the process`]
      : []),
    ...(text.includes("vi.useFakeTimers(") && !text.includes("vi.useRealTimers(")
      ? [`${file}: leaves its timers`]
      : []),
  ]);
  expect(offending).toEqual([]);
});

test("what can differ between the databases is played on both each time, not before a change lands alone", () => {
  const texts = textsBelow("test");
  const playing = [...texts].filter(
    ([file, text]) => file.endsWith(".test.ts") && /\bon\w+Engines?\(/.test(text),
  );
  const offending = ON_BOTH.flatMap((place) => {
    const there = playing.filter(([file]) => isUnder(file, place));
    if (there.length === 0) return [`${place}: nothing is played on a database`];
    // Of a folder all; of a file what the word stands before.
    return place.endsWith(".ts")
      ? there.filter(([, text]) => !/\bon(?:Each|Both)Engines?\(/.test(text)).map(([file]) => file)
      : there.filter(([, text]) => text.includes("onOneEngine")).map(([file]) => file);
  });
  expect(offending).toEqual([]);
});

function withParents(folder: string): string[] {
  const parts = folder.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
