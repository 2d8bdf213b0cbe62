// The nightly copies: whole, one a day, the oldest gone, and an admin who hears where none can be made.
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { type Backups, openBackups } from "../../src/bot/backups.ts";
import { type Ground, openGround } from "../../src/bot/ground.ts";
import { at } from "../../src/domain/day.ts";
import { createLog } from "../../src/log.ts";
import { COMPANY } from "../setup/company.ts";
import { startRealBot } from "../setup/running-bot.ts";
import { realConfig, startDirectoryApi } from "../setup/wecom-client.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A Tuesday, at half past nine. */
const MORNING = at("2026-03-10", 570);
let folder: string;
let databaseUrl: string;
let now: number;
let monotonic: number;
const open: { ground: Ground; backups: Backups | null }[] = [];

beforeEach(() => {
  const room = mkdtempSync(join(tmpdir(), "backups-"));
  folder = join(room, "deep", "copies");
  databaseUrl = `sqlite:${join(room, "bot.sqlite")}`;
  now = MORNING;
  monotonic = 0;
});
afterEach(async () => {
  for (const { ground, backups } of open.splice(0)) {
    await backups?.stop();
    await ground.database.close();
  }
});

async function standing(keep = 14) {
  const ground = await openGround({
    config: realConfig({ databaseUrl, backup: { folder, keep } }),
    log: createLog({ level: "silent", blot: (line) => line }),
    wallClock: () => now,
    monotonic: () => monotonic,
    random: () => 0.5,
    newSecret: () => "secret",
    newTrace: () => "trace",
  });
  const placed: { ground: Ground; backups: Backups | null } = { ground, backups: null };
  open.push(placed);
  const backups = await openBackups(ground);
  placed.backups = backups;
  /** One minute's look. */
  const look = async () => {
    backups?.wake();
    await backups?.idle();
  };
  return { ...ground, look };
}

const names = () => readdirSync(folder).sort();

test("a bot that runs makes the first at once: one file, for its owner alone, with what the database held", async () => {
  const api = await startDirectoryApi();
  const bot = await startRealBot({ databaseUrl, api, backup: { folder, keep: 14 } });
  try {
    await expect.poll(names).toEqual(["bot-2026-03-10.sqlite"]);
    const path = join(folder, "bot-2026-03-10.sqlite");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const copy = await openDatabase({ url: `sqlite:${path}`, kind: "real", access: "read-only" });
    expect(await copy.read(({ people }) => people.count())).toBeGreaterThan(5);
    await copy.close();
    expect(names()).toEqual(["bot-2026-03-10.sqlite"]);
    const told = await (await fetch(`${bot.url}/metrics`)).text();
    expect(told).toContain('backups_total{outcome="ok"} 1');
    expect(told).toMatch(/^backup_last_timestamp_seconds [1-9]/m);
  } finally {
    await bot.stop();
    await api.close();
  }
});

test("one a night, of which so many are kept; other files in the folder are nobody's business", async () => {
  mkdirSync(folder, { recursive: true });
  const others = ["bot-2026-03-01.sqlite.gz", "note.txt", "sandbox-2026-03-01.sqlite"];
  for (const name of others) writeFileSync(join(folder, name), "");
  const own = () => names().filter((name) => !others.includes(name));
  const { look } = await standing(2);
  await look();
  now = at("2026-03-11", 30);
  await look();
  expect(own()).toEqual(["bot-2026-03-10.sqlite"]);
  for (const day of ["2026-03-11", "2026-03-12", "2026-03-13"] as const) {
    now = at(day, 90);
    await look();
    await look();
  }
  expect(own()).toEqual(["bot-2026-03-12.sqlite", "bot-2026-03-13.sqlite"]);
  expect(names()).toHaveLength(5);
});

test("who sleeps at night makes it by day; one made while the clock was wrong holds up nothing", async () => {
  mkdirSync(folder, { recursive: true });
  for (const day of ["2026-03-09", "2031-01-01"]) writeFileSync(join(folder, `bot-${day}.sqlite`), "");
  const { look } = await standing();
  await look();
  expect(names()).not.toContain("bot-2026-03-10.sqlite");
  now += DAY_MS;
  await look();
  expect(names()).toContain("bot-2026-03-11.sqlite");
});

test("where none can be made an admin reads so in the morning, unless it works by then", async () => {
  const blocked = join(folder, "bot-2026-03-10.sqlite.part");
  mkdirSync(blocked, { recursive: true });
  now = at("2026-03-10", 90);
  const { look, database, metrics } = await standing();
  await database.transaction(async ({ people }) => {
    await people.replace(COMPANY);
    await people.setRole("admin", { role: "admin", by: "admin", at: 0 });
  });
  const told = () =>
    database.read(({ outbox }) =>
      outbox.saidOn([{ toKind: "member", toId: "admin" }], { from: now - DAY_MS, until: now + DAY_MS }),
    );
  await look();
  await look();
  expect(await told()).toMatchObject([
    { bodyText: expect.stringContaining("数据备份没做成"), notBefore: at("2026-03-10", 540) },
  ]);
  expect(await metrics.text()).toContain('backups_total{outcome="failed"} 1');
  rmdirSync(blocked);
  await look();
  expect(names()).toEqual([]);
  monotonic += 11 * MINUTE_MS;
  await look();
  expect(names()).toEqual(["bot-2026-03-10.sqlite"]);
  expect(await told()).toEqual([]);
});

test("a stop ends what is being copied, and what is half written is no copy and is taken away by the next", async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "bot-2026-03-09.sqlite.part"), "half");
  const first = await standing();
  open[0]?.backups?.wake();
  await open[0]?.backups?.stop();
  await first.database.close();
  open.pop();
  expect(names().filter((name) => !name.endsWith(".part"))).toEqual([]);
  const { look } = await standing();
  await look();
  expect(names()).toEqual(["bot-2026-03-10.sqlite"]);
});

test("a folder that cannot be one stops the start with a line", async () => {
  mkdirSync(join(folder, ".."), { recursive: true });
  writeFileSync(folder, "a file");
  await expect(standing()).rejects.toThrow(
    /^BACKUP_DIR: .*copies: a file stands where a folder should; name/,
  );
  await open.pop()?.ground.database.close();
  folder = join(folder, "below");
  await expect(standing()).rejects.toThrow(/^BACKUP_DIR: .*a file stands where a folder should/);
});
