// A backup and its way back, as an admin goes it: what was backed up is what stands there afterwards, and nothing is overwritten.
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { sqliteDriver } from "../../db/engine/driver.ts";
import { backupTool } from "../../src/cli/backup-tool.ts";
import { doctorTool } from "../../src/cli/doctor-tool.ts";
import { exportTool } from "../../src/cli/export-tool.ts";
import { at } from "../../src/domain/day.ts";

const NOW = at("2026-03-10", 600);
let folder: string;
let path: string;
let env: Record<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "backup-"));
  path = join(folder, "bot.sqlite");
  env = { DATABASE_URL: `sqlite:${path}` };
  await write("first");
});

async function said(
  tool: (line: Parameters<typeof backupTool>[0]) => Promise<number>,
  argv: readonly string[],
  of = env,
): Promise<string> {
  let out = "";
  await tool({
    argv,
    env: of,
    print: async (text) => {
      out += text;
    },
  });
  return out;
}

/** What a server has written, properly closed. */
async function write(value: string): Promise<void> {
  const database = await openDatabase({ ...urlOf(path), kind: "real", access: "server" });
  await database.transaction(({ settings }) => settings.put("probe", value));
  await database.close();
}

async function probe(file: string): Promise<string | null> {
  const database = await openDatabase({ ...urlOf(file), kind: "real", access: "server" });
  const value = await database.read(({ settings }) => settings.get("probe"));
  await database.close();
  return value;
}

const urlOf = (file: string) => ({ url: `sqlite:${file}` });
const copyOf = async (name = "copy.sqlite") => {
  const copy = join(folder, name);
  await said(backupTool, [copy]);
  return copy;
};
const restore = (copy: string) => said(backupTool, ["restore", copy]);

test("a copy taken while a server writes all the time ends, and holds one moment of it", async () => {
  const database = await openDatabase({ ...urlOf(path), kind: "real", access: "server" });
  await database.transaction(async ({ looks }) => {
    for (let index = 0; index < 40_000; index++)
      await looks.add({ userId: `member-${index % 20}`, at: index, words: "查重 上海云图科技 ".repeat(4) });
  });
  let written = 0;
  let isOver = false;
  const writing = (async () => {
    while (!isOver) {
      await database.transaction(async ({ settings }) => {
        await settings.put("one", String(++written));
        await settings.put("two", String(written));
      });
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  await expect.poll(() => written).toBeGreaterThan(20);
  const acknowledged = written - 1;
  const copy = await copyOf();
  isOver = true;
  await writing;
  await database.close();
  expect(statSync(copy).size).toBeGreaterThan(4_000_000);
  const reader = await openDatabase({ ...urlOf(copy), kind: "real", access: "read-only" });
  const [one, two] = await reader.read(async ({ settings }) => [
    await settings.get("one"),
    await settings.get("two"),
  ]);
  await reader.close();
  expect(one).toBe(two);
  expect(Number(one)).toBeGreaterThanOrEqual(acknowledged);
  expect(readdirSync(folder).filter((name) => name.startsWith("copy"))).toEqual(["copy.sqlite"]);
  expect(statSync(copy).mode & 0o777).toBe(0o600);
});

test("restored it is what was backed up, and what was there before is kept and can be gone back to", async () => {
  const copy = await copyOf();
  const before = await said(exportTool, []);
  await write("second");
  const told = await restore(copy);
  const kept = `${path}.before-restore-1`;
  expect(told).toContain(`what was there before is kept as ${kept}`);
  expect(await said(exportTool, [])).toBe(before);
  expect(await probe(path)).toBe("first");
  expect(await probe(kept)).toBe("second");
  await restore(kept);
  expect(await probe(path)).toBe("second");
  expect(await probe(`${path}.before-restore-2`)).toBe("first");
  expect(existsSync(copy)).toBe(true);
});

test("what a killed server left beside the old file does not get into the restored one", async () => {
  const copy = await copyOf();
  const database = await openDatabase({ ...urlOf(path), kind: "real", access: "server" });
  await database.transaction(({ settings }) => settings.put("probe", "in the log only"));
  for (const end of ["", "-wal", "-shm"]) copyFileSync(`${path}${end}`, join(folder, `killed.sqlite${end}`));
  await database.close();
  path = join(folder, "killed.sqlite");
  env = { DATABASE_URL: `sqlite:${path}` };
  await restore(copy);
  expect(await probe(path)).toBe("first");
  expect(await probe(`${path}.before-restore-1`)).toBe("in the log only");
});

test("on a new machine it makes its folder, and a damaged database gives way to the copy", async () => {
  const copy = await copyOf();
  const there = join(folder, "new", "data", "bot.sqlite");
  await said(backupTool, ["restore", copy], { DATABASE_URL: `sqlite:${there}` });
  expect(await probe(there)).toBe("first");
  writeFileSync(path, Buffer.alloc(8192, 0xab));
  await restore(copy);
  expect(await probe(path)).toBe("first");
});

test("while a server runs nothing is moved", async () => {
  const copy = await copyOf();
  const server = await openDatabase({ ...urlOf(path), kind: "real", access: "server" });
  await expect(restore(copy)).rejects.toThrow("in use by another server or import; stop that one first");
  await server.transaction(({ settings }) => settings.put("probe", "still mine"));
  await server.close();
  expect(await probe(path)).toBe("still mine");
});

test("what is no sound copy of the bot's is refused with a reason, and nothing is moved", async () => {
  const copy = await copyOf();
  const bytes = readFileSync(copy);
  const damaged = join(folder, "damaged.sqlite");
  writeFileSync(damaged, Buffer.from(bytes).fill(0xab, 3 * 4096, 6 * 4096));
  const text = join(folder, "text");
  writeFileSync(text, "a letter\n".repeat(1000));
  const strange = join(folder, "strange.sqlite");
  new (sqliteDriver())(strange).exec("CREATE TABLE a (b)").close();
  const newer = join(folder, "newer.sqlite");
  copyFileSync(copy, newer);
  new (sqliteDriver())(newer)
    .exec("INSERT INTO migrations (timestamp, name) VALUES (9000000000000, 'Later9000000000000')")
    .close();
  for (const [file, reason] of [
    [damaged, /damaged/],
    [text, /text: it is no SQLite database/],
    [strange, /strange.sqlite is no copy of the bot's database/],
    [newer, /made by a newer version \(Later9000000000000\)/],
    [join(folder, "none"), /none does not exist/],
    [path, /is the database itself; name a copy/],
  ] as const)
    await expect(restore(file), file).rejects.toThrow(reason);
  expect(readdirSync(folder).filter((name) => /before-restore|restoring/.test(name))).toEqual([]);
  expect(await probe(path)).toBe("first");
});

test("a copy that cannot be finished leaves nothing behind; with PostgreSQL one reads what to run instead", async () => {
  const damaged = join(folder, "bot-damaged.sqlite");
  writeFileSync(damaged, Buffer.from(readFileSync(path)).fill(0xab, 3 * 4096, 6 * 4096));
  const target = join(folder, "half.sqlite");
  await expect(said(backupTool, [target], { DATABASE_URL: `sqlite:${damaged}` })).rejects.toThrow("damaged");
  expect(existsSync(target)).toBe(false);
  const postgres = { DATABASE_URL: "postgres://bot:secret@db/sales" };
  for (const argv of [["copy"], ["restore", "copy"]])
    await expect(said(backupTool, argv, postgres)).rejects.toThrow("pg_dump --format=custom and pg_restore");
  await expect(said(backupTool, ["one", "two"])).rejects.toThrow("usage: npm run -s backup -- <file>, or");
});

test("doctor tells how the nightly copies stand", async () => {
  const real = { ...env, WECOM_BOT_TOKEN: "token", WECOM_BOT_AES_KEY: "b".repeat(43) };
  const line = async (more: Record<string, string>, now = NOW) =>
    /^.* backups .*$/m.exec(await said((given) => doctorTool(given, now), [], { ...real, ...more }))?.[0] ??
    "";
  expect(await line({})).toMatch(/^-- +backups +no copies are made: set BACKUP_DIR/);
  const copies = join(folder, "copies");
  expect(await line({ BACKUP_DIR: copies })).toMatch(/^FAIL backups .*copies cannot be written \(ENOENT\)/);
  await said(backupTool, [join(folder, "bot-2026-03-10.sqlite")]);
  expect(await line({ BACKUP_DIR: folder })).toMatch(/^ok +backups +1 in .*, the newest of 2026-03-10/);
  expect(await line({ BACKUP_DIR: folder }, at("2026-03-14", 600))).toMatch(
    /^FAIL backups .*newest of 2026-03-10: does a server run/,
  );
});
