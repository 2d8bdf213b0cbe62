// Runs the same tests on both engines, each test with databases that are empty when it opens them.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import type { Database } from "../../db/database.ts";
import { isOnBoth } from "./counts.ts";
import { type Course, createLending, type Emptier } from "./lending.ts";
import { filesIn, freshFile } from "./spare-files.ts";
import { newPostgres, postgresStock } from "./spare-postgres.ts";

export interface Engine {
  readonly name: "sqlite" | "postgres";
  /** All of a file is played here each time. On PostgreSQL only before a change lands; where a file has races, these alone are played each time. */
  readonly isInFull: boolean;
  /** The address of a database nobody has opened yet. */
  freshUrl(): Promise<string>;
  /** The address of a migrated database without a row, as if a real bot had been started once; until the test is over. */
  migratedUrl(): Promise<string>;
  /** Empties and fills such a database beside whoever has it open, as often as a test likes. */
  emptier(url: string): Promise<Emptier>;
  /** A migrated one, open. Opened by a test or its beforeEach it ends with the test, else with the file. */
  open(): Promise<Database>;
  /** Open, with all that a course of events has left; until the test is over. */
  openBehind(course: Course): Promise<Database>;
  /** The same without a row, for several tests of the file, whichever of them opens it. */
  openForFile(): Promise<Database>;
}

const NAMES = ["sqlite", "postgres"] as const;

/** What may differ between them on every run: stores, migrations, claims, locks, races, two instances, what fails on purpose. */
export function onEachEngine(tests: (engine: Engine) => void): void {
  for (const name of NAMES) describe(name, () => tests(engineOf(name)));
}

/** Where the engine is one of the two at every turn of the test itself. */
export function onBothEngines(tests: (engines: readonly Engine[]) => void): void {
  describe("sqlite beside postgres", () => tests(NAMES.map(engineOf)));
}

/** All else that needs a database: on SQLite, a quarter of the work; before a change lands on PostgreSQL too. */
export function onOneEngine(tests: (engine: Engine) => void): void {
  for (const name of isOnBoth ? NAMES : NAMES.slice(0, 1)) describe(name, () => tests(engineOf(name)));
}

/** Of the describe around it. */
function engineOf(name: Engine["name"]): Engine {
  const folder = mkdtempSync(join(tmpdir(), "wecom-test-"));
  const stock = name === "sqlite" ? filesIn(folder) : postgresStock;
  const lending = createLending(stock);
  afterAll(async () => {
    await lending.end();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    name,
    isInFull: name === "sqlite" || isOnBoth,
    freshUrl: async () => (name === "sqlite" ? `sqlite:${freshFile(folder)}` : newPostgres()),
    migratedUrl: lending.url,
    emptier: stock.emptier,
    open: () => lending.open(),
    openBehind: lending.openBehind,
    openForFile: () => lending.open("end"),
  };
}
