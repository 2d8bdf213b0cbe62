// Runs the same tests on both engines, each test file with fresh, migrated databases.
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, inject } from "vitest";
import { type Database, openDatabase } from "../../db/database.ts";
import { migratedPostgres, newPostgres } from "./fresh-postgres.ts";
import { AS_TESTS_OPEN } from "./postgres.ts";

export interface Engine {
  readonly name: "sqlite" | "postgres";
  /** The address of a database nobody has opened yet. */
  freshUrl(): Promise<string>;
  /** The address of a migrated database without a row, as if a real bot had been started once. */
  migratedUrl(): Promise<string>;
  /** The same, open; closed and removed after the file's tests. */
  open(): Promise<Database>;
}

let count = 0;

export function onEachEngine(tests: (engine: Engine) => void): void {
  for (const name of ["sqlite", "postgres"] as const)
    describe(name, () => {
      const opened: Database[] = [];
      const folder = mkdtempSync(join(tmpdir(), "wecom-test-"));
      const freshFile = () => join(folder, `${++count}.sqlite`);
      const migratedUrl = async () => (name === "sqlite" ? copiedTo(freshFile()) : migratedPostgres());
      afterAll(async () => {
        for (const database of opened) await database.close().catch(() => undefined);
        rmSync(folder, { recursive: true, force: true });
      });
      tests({
        name,
        freshUrl: async () => (name === "sqlite" ? `sqlite:${freshFile()}` : newPostgres()),
        migratedUrl,
        async open() {
          const database = await openDatabase({ url: await migratedUrl(), ...AS_TESTS_OPEN });
          opened.push(database);
          return database;
        },
      });
    });
}

/** Migrating takes longer than most tests: it is done once, and copied. */
function copiedTo(file: string): string {
  copyFileSync(inject("sqliteTemplate"), file);
  return `sqlite:${file}`;
}
