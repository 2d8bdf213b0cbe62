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

const NAMES = ["sqlite", "postgres"] as const;

export function onEachEngine(tests: (engine: Engine) => void): void {
  for (const name of NAMES) describe(name, () => tests(engineOf(name)));
}

/** Where the engine is one of the two at every turn of the test itself. */
export function onBothEngines(tests: (engines: readonly Engine[]) => void): void {
  describe("sqlite beside postgres", () => tests(NAMES.map(engineOf)));
}

/** As before a change lands (.ci/run): all of it on both. */
export const isOnBoth = process.env["ENGINES"] === "both";

/**
 * What words mean and what is answered, where every statement of it runs on PostgreSQL in another test too: on SQLite, which is
 * a third of the work.
 */
export function onOneEngine(tests: (engine: Engine) => void): void {
  for (const name of isOnBoth ? NAMES : NAMES.slice(0, 1)) describe(name, () => tests(engineOf(name)));
}

/** Of the describe around it. */
function engineOf(name: Engine["name"]): Engine {
  const folder = mkdtempSync(join(tmpdir(), "wecom-test-"));
  const lending = createLending(name === "sqlite" ? filesIn(folder) : postgresStock);
  afterAll(async () => {
    await lending.end();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    name,
    freshUrl: async () => (name === "sqlite" ? `sqlite:${freshFile(folder)}` : newPostgres()),
    migratedUrl: lending.url,
    open: () => lending.open(),
    openForFile: () => lending.open("end"),
  };
}
