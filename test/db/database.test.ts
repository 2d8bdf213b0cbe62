// Opening: marks, locks, migrations up and down, and tables that agree with their schemas on both engines.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { postgresSource } from "../../db/engine/postgres.ts";
import { sqliteSource } from "../../db/engine/sqlite.ts";
import { TABLES } from "../../db/tables.ts";
import { onEachEngine } from "../setup/databases.ts";

const file = () => `sqlite:${join(mkdtempSync(join(tmpdir(), "door-")), "bot.sqlite")}`;

onEachEngine((engine) => {
  const sourceOf = (url: string) =>
    engine.name === "sqlite"
      ? sqliteSource({ tables: TABLES, path: url.slice("sqlite:".length), access: "server" }, () => undefined)
      : postgresSource(url, TABLES);

  test("the migrated tables are exactly those the schemas describe", async () => {
    const source = await sourceOf(await engine.freshUrl()).initialize();
    await source.runMigrations();
    const difference = await source.driver.createSchemaBuilder().log();
    expect(difference.upQueries.map(({ query }) => query)).toEqual([]);
    await source.destroy();
  });

  test("every migration goes down again and leaves no table behind", async () => {
    const source = await sourceOf(await engine.freshUrl()).initialize();
    await source.runMigrations();
    for (const _ of source.migrations) await source.undoLastMigration();
    const runner = source.createQueryRunner();
    expect(await runner.hasTable("items")).toBe(false);
    await runner.release();
    await source.destroy();
  });

  /** Released when there was one instance at a time: over these every instance is stopped first. */
  const NOT_BESIDE = [
    "Pushing1767000000000",
    "ForeignIds1795858200000",
    "Acts1795859528171",
    "Rules1795925000000",
  ];

  if (engine.name === "postgres")
    test("a migration adds, or an older program that is still at work could neither read nor write", async () => {
      const source = await sourceOf(await engine.freshUrl()).initialize();
      await source.runMigrations();
      const problems: string[] = [];
      const runner = source.createQueryRunner();
      const columns = async () => {
        const rows: { name: string; type: string; must: boolean; table: string }[] = await runner.query(
          `SELECT table_name AS "table", table_name || '.' || column_name AS "name", data_type AS "type",
             is_nullable = 'NO' AND column_default IS NULL AS "must"
           FROM information_schema.columns WHERE table_schema = 'public'`,
        );
        return new Map(rows.map((row) => [row.name, row]));
      };
      let after = await columns();
      for (const { name } of [...source.migrations].reverse()) {
        await source.undoLastMigration();
        const before = await columns();
        if (NOT_BESIDE.includes(name ?? "")) after = before;
        const tables = new Set([...before.values()].map(({ table }) => table));
        for (const [column, { type, must, table }] of after) {
          const old = before.get(column);
          if (old === undefined && must && tables.has(table)) problems.push(`${name} demands ${column}`);
          if (old !== undefined && old.type !== type) problems.push(`${name} changes ${column}`);
        }
        for (const column of before.keys()) if (!after.has(column)) problems.push(`${name} takes ${column}`);
        after = before;
      }
      await runner.release();
      await source.destroy();
      expect(problems).toEqual([]);
    });

  test("what goes on beside a server that was opened before goes on when a newer program adds tables", async () => {
    const url = await engine.freshUrl();
    const server = await openDatabase({ url, kind: "real", access: "server" });
    const source = await sourceOf(url).initialize();
    await source.query(
      "INSERT INTO migrations (timestamp, name) VALUES (1999999999999, 'Tomorrow1999999999999')",
    );
    await source.destroy();
    await expect(openDatabase({ url, kind: "real", access: "read-only" })).rejects.toThrow("newer version");
    const beside = await openDatabase({ url, kind: "real", access: "beside-server" });
    expect(await beside.read((store) => store.settings.get("kind"))).toBe("real");
    await beside.close();
    await server.close();
    await expect(openDatabase({ url, kind: "real", access: "server" })).rejects.toThrow("newer version");
  });

  test("a sandbox database is not opened as a real one, nor the other way round", async () => {
    const url = await engine.freshUrl();
    await (await openDatabase({ url, kind: "sandbox", access: "server" })).close();
    await expect(openDatabase({ url, kind: "real", access: "server" })).rejects.toThrow("sandbox mode");
    await (await openDatabase({ url, kind: "sandbox", access: "server" })).close();
  });
});

test("one server at a time holds a SQLite file; readers come beside it", async () => {
  const url = file();
  const server = await openDatabase({ url, kind: "real", access: "server" });
  await expect(openDatabase({ url, kind: "real", access: "server" })).rejects.toThrow("in use");
  const reader = await openDatabase({ url, kind: null, access: "read-only" });
  expect(await reader.read((store) => store.settings.get("kind"))).toBe("real");
  await expect(reader.transaction((store) => store.settings.put("a", "b"))).rejects.toThrow();
  await reader.close();
  await server.close();
  await (await openDatabase({ url, kind: "real", access: "server" })).close();
});

test("a new file, and what lies beside it, are its owner's alone to read", async () => {
  const url = file();
  const path = url.slice("sqlite:".length);
  const server = await openDatabase({ url, kind: "real", access: "server" });
  for (const end of ["", "-wal", "-shm"]) expect(statSync(`${path}${end}`).mode & 0o077, end).toBe(0);
  await server.close();
});

test("a server killed with -9 leaves its file free", async () => {
  const url = file();
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "-e",
      `import("./db/database.ts").then(({ openDatabase }) => openDatabase({ url: ${JSON.stringify(url)}, kind: "real", access: "server" })).then(() => { console.log("open"); setInterval(() => {}, 1000); })`,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await once(child.stdout, "data");
  await expect(openDatabase({ url, kind: "real", access: "server" })).rejects.toThrow("in use");
  child.kill("SIGKILL");
  await once(child, "exit");
  await (await openDatabase({ url, kind: "real", access: "server" })).close();
});

test("a misshapen address, and a file that is not there to read, are told in a line", async () => {
  await expect(openDatabase({ url: "mysql://x", kind: null, access: "server" })).rejects.toThrow(
    "expected sqlite:",
  );
  await expect(openDatabase({ url: file(), kind: null, access: "read-only" })).rejects.toThrow(
    "does not exist",
  );
});
