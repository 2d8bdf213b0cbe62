// Runs the same tests on both engines, each test with databases that are empty when it opens them.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import type { Database } from "../../db/database.ts";
import { createLending } from "./lending.ts";
import { filesIn, freshFile } from "./spare-files.ts";
import { newPostgres, postgresStock } from "./spare-postgres.ts";

export interface Engine {
  readonly name: "sqlite" | "postgres";
  /** The address of a database nobody has opened yet. */
  freshUrl(): Promise<string>;
  /** The address of a migrated database without a row, as if a real bot had been started once; until the test is over. */
  migratedUrl(): Promise<string>;
  /** The same, open. Opened by a test or its beforeEach it ends with the test, else with the file. */
  open(): Promise<Database>;
  /** The same, for several tests of the file, whichever of them opens it. */
  openForFile(): Promise<Database>;
}

export function onEachEngine(tests: (engine: Engine) => void): void {
  for (const name of ["sqlite", "postgres"] as const)
    describe(name, () => {
      const folder = mkdtempSync(join(tmpdir(), "wecom-test-"));
      const lending = createLending(name === "sqlite" ? filesIn(folder) : postgresStock);
      afterAll(async () => {
        await lending.end();
        rmSync(folder, { recursive: true, force: true });
      });
      tests({
        name,
        freshUrl: async () => (name === "sqlite" ? `sqlite:${freshFile(folder)}` : newPostgres()),
        migratedUrl: lending.url,
        open: () => lending.open(),
        openForFile: () => lending.open("end"),
      });
    });
}
