// Runs the same tests on both engines, each test file with fresh, migrated databases.
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, inject } from "vitest";
import { type Database, openDatabase } from "../../db/database.ts";
import { giveBack, migratedPostgres, newPostgres } from "./fresh-postgres.ts";
import { AS_TESTS_OPEN } from "./postgres.ts";

export interface Engine {
  readonly name: "sqlite" | "postgres";
  /** The address of a database nobody has opened yet. */
  freshUrl(): Promise<string>;
  /** The address of a migrated database without a row, as if a real bot had been started once. */
  migratedUrl(): Promise<string>;
  /**
   * The same, open. What a test got is taken back when a later test asks for another one, so that those which go on where
   * the one before stopped still can; what `beforeAll` got stays until the file's tests are over.
   */
  open(): Promise<Database>;
}

interface Lent {
  readonly url: string;
  /** The number of the test; null outside of one. */
  readonly test: number | null;
  database: Database | null;
}

let count = 0;

export function onEachEngine(tests: (engine: Engine) => void): void {
  for (const name of ["sqlite", "postgres"] as const)
    describe(name, () => {
      const folder = mkdtempSync(join(tmpdir(), "wecom-test-"));
      const freshFile = () => join(folder, `${++count}.sqlite`);
      const lent: Lent[] = [];
      let test = 0;
      let isInTest = false;
      async function takeBack(whose: (lent: Lent) => boolean): Promise<void> {
        for (const one of lent.filter(whose)) {
          lent.splice(lent.indexOf(one), 1);
          await one.database?.close().catch(() => undefined);
          if (name === "postgres") giveBack(one.url);
        }
      }
      async function lend(): Promise<Lent> {
        await takeBack((one) => one.test !== null && one.test < test);
        const url = name === "sqlite" ? copiedTo(freshFile()) : await migratedPostgres();
        const one: Lent = { url, test: isInTest ? test : null, database: null };
        lent.push(one);
        return one;
      }
      beforeEach(() => {
        test++;
        isInTest = true;
      });
      afterEach(() => {
        isInTest = false;
      });
      afterAll(async () => {
        await takeBack(() => true);
        rmSync(folder, { recursive: true, force: true });
      });
      tests({
        name,
        freshUrl: async () => (name === "sqlite" ? `sqlite:${freshFile()}` : newPostgres()),
        migratedUrl: async () => (await lend()).url,
        async open() {
          const one = await lend();
          one.database = await openDatabase({ url: one.url, ...AS_TESTS_OPEN });
          return one.database;
        },
      });
    });
}

/** Migrating takes longer than most tests: it is done once, and copied. */
function copiedTo(file: string): string {
  copyFileSync(inject("sqliteTemplate"), file);
  return `sqlite:${file}`;
}
