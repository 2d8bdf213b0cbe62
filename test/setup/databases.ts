// Runs the same tests on both engines, each test file with fresh, migrated databases.
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, inject } from "vitest";
import { type Database, openDatabase } from "../../db/database.ts";
import { AS_TESTS_OPEN, POSTGRES_TEMPLATE } from "./postgres.ts";

export interface Engine {
  readonly name: "sqlite" | "postgres";
  /** The address of a database nobody has opened yet. */
  freshUrl(): Promise<string>;
  /** A fresh, migrated database, closed and removed after the file's tests. */
  open(): Promise<Database>;
}

let count = 0;

export function onEachEngine(tests: (engine: Engine) => void): void {
  for (const name of ["sqlite", "postgres"] as const)
    describe(name, () => {
      const opened: Database[] = [];
      const folder = mkdtempSync(join(tmpdir(), "wecom-test-"));
      const freshUrl = () =>
        name === "sqlite" ? Promise.resolve(`sqlite:${join(folder, `${++count}.sqlite`)}`) : freshPostgres();
      afterAll(async () => {
        for (const database of opened) await database.close().catch(() => undefined);
        rmSync(folder, { recursive: true, force: true });
      });
      tests({
        name,
        freshUrl,
        async open() {
          const url = name === "sqlite" ? copiedFile(folder) : await freshPostgres(POSTGRES_TEMPLATE);
          const database = await openDatabase({ url, ...AS_TESTS_OPEN });
          opened.push(database);
          return database;
        },
      });
    });
}

/** Migrating takes longer than most tests: it is done once, and copied. */
function copiedFile(folder: string): string {
  const file = join(folder, `${++count}.sqlite`);
  copyFileSync(inject("sqliteTemplate"), file);
  return `sqlite:${file}`;
}

async function freshPostgres(template?: string): Promise<string> {
  const base = inject("postgresUrl");
  const name = `t${process.pid}_${++count}_${process.hrtime.bigint().toString(36)}`;
  const client = new pg.Client({ connectionString: `${base}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}${template === undefined ? "" : ` TEMPLATE ${template}`}`);
  await client.end();
  return `${base}/${name}`;
}
