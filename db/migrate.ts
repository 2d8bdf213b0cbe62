// The steps by which the tables come to be what the schemas say: all that are missing or none, by one instance at a time.
import { setTimeout as rest } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { codeOf } from "./engine/database-error.ts";
import type { Opened } from "./engine/opened.ts";

const LOCK_OF_MIGRATIONS = 4_839_217;
/** Whoever began to wait first is the one that is thrown out, which under load is mostly the migration. */
const MOST_DEADLOCKS = 30;
const REST_MS = 20;

export async function migrate({ source, sql }: Pick<Opened, "source" | "sql">): Promise<void> {
  if (sql.engine === "sqlite") {
    await source.runMigrations();
    return;
  }
  const runner = source.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(${LOCK_OF_MIGRATIONS})`);
    await beside(source, MOST_DEADLOCKS);
    await runner.query(`SELECT pg_advisory_unlock(${LOCK_OF_MIGRATIONS})`);
  } finally {
    await runner.release();
  }
}

/** Instances of the version before are at work and hold locks, too: where the two wait for each other, one begins anew. */
async function beside(source: DataSource, tries: number): Promise<void> {
  await source.runMigrations().catch(async (error: unknown) => {
    if (codeOf(error) !== "40P01" || tries === 1) throw error;
    // Each time a little longer: what went round together once does not go on doing so.
    await rest(REST_MS * (MOST_DEADLOCKS - tries + 1));
    return beside(source, tries - 1);
  });
}
