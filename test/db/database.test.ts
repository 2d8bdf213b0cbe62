// Opening: marks, locks, migrations up and down, and tables that agree with their schemas on both engines.
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
import { endPrograms, freePort, listening, realEnvironment, run } from "../setup/program.ts";

const file = () => `sqlite:${join(mkdtempSync(join(tmpdir(), "door-")), "bot.sqlite")}`;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly must: boolean;
  readonly table: string;
}
const COLUMNS = `SELECT table_name AS "table", table_name || '.' || column_name AS "name", data_type AS "type",
    is_nullable = 'NO' AND column_default IS NULL AS "must"
  FROM information_schema.columns WHERE table_schema = 'public'`;

endPrograms();

onEachEngine((engine) => {
  const sourceOf = (url: string) =>
    engine.name === "sqlite"
      ? sqliteSource({ tables: TABLES, path: url.slice("sqlite:".length), access: "server" }, () => undefined)
      : postgresSource(url, TABLES);

  test("the migrated tables are exactly those the schemas describe", async () => {
    const source = await sourceOf(await engine.migratedUrl()).initialize();
    const difference = await source.driver.createSchemaBuilder().log();
    expect(difference.upQueries.map(({ query }) => query)).toEqual([]);
    await source.destroy();
  });

  /** Up, and down again one by one; what the tables were before each of them. Half of this file's time on PostgreSQL: once for both who ask. */
  let downs: ReturnType<typeof goDown> | null = null;
  const wentDown = () => (downs ??= goDown());
  async function goDown() {
    const source = await sourceOf(await engine.freshUrl()).initialize();
    await source.runMigrations();
    const runner = source.createQueryRunner();
    const columns = async () => {
      const rows: Column[] = engine.name === "postgres" ? await runner.query(COLUMNS) : [];
      return new Map(rows.map((row) => [row.name, row]));
    };
    const all = await columns();
    const steps: { name: string; before: ReadonlyMap<string, Column> }[] = [];
    for (const { name = "" } of [...source.migrations].reverse()) {
      await source.undoLastMigration();
      steps.push({ name, before: await columns() });
    }
    const hasItems = await runner.hasTable("items");
    await runner.release();
    await source.destroy();
    return { all, steps, hasItems };
  }

  test("every migration goes down again and leaves no table behind", async () => {
    const { hasItems, steps } = await wentDown();
    expect(steps.length).toBeGreaterThan(20);
    expect(hasItems).toBe(false);
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
      const { all, steps } = await wentDown();
      const problems: string[] = [];
      let after: ReadonlyMap<string, Column> = all;
      for (const { name, before } of steps) {
        if (NOT_BESIDE.includes(name)) after = before;
        const tables = new Set([...before.values()].map(({ table }) => table));
        for (const [column, { type, must, table }] of after) {
          const old = before.get(column);
          if (old === undefined && must && tables.has(table)) problems.push(`${name} demands ${column}`);
          if (old !== undefined && old.type !== type) problems.push(`${name} changes ${column}`);
        }
        for (const column of before.keys()) if (!after.has(column)) problems.push(`${name} takes ${column}`);
        after = before;
      }
      expect(problems).toEqual([]);
    });

  test("what goes on beside a server that was opened before goes on when a newer program adds tables", async () => {
    const url = await engine.migratedUrl();
    const server = await openDatabase({ url, kind: "real", access: "server" });
    const source = await sourceOf(url).initialize();
    await source.query(
      "INSERT INTO migrations (id, timestamp, name) VALUES (1000000, 1999999999999, 'Tomorrow1999999999999')",
    );
    await expect(openDatabase({ url, kind: "real", access: "read-only" })).rejects.toThrow("newer version");
    const beside = await openDatabase({ url, kind: "real", access: "beside-server" });
    expect(await beside.read((store) => store.settings.get("kind"))).toBe("real");
    await beside.close();
    await server.close();
    await expect(openDatabase({ url, kind: "real", access: "server" })).rejects.toThrow("newer version");
    // The next test may be lent it.
    await source.query("DELETE FROM migrations WHERE timestamp = 1999999999999");
    await source.destroy();
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
  const port = await freePort();
  const server = run({ PORT: String(port), DATABASE_URL: url, ...realEnvironment("http://127.0.0.1:1") });
  await listening(server, port);
  await expect(openDatabase({ url, kind: "real", access: "server" })).rejects.toThrow("in use");
  server.child.kill("SIGKILL");
  await once(server.child, "exit");
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
