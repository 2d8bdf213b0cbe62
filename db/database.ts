// The one door to the database: opens it, checks what kind it is, migrates it, and runs units of work.
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Opened } from "./engine/opened.ts";
import { openPostgres } from "./engine/postgres.ts";
import { lockFile, openSqlite } from "./engine/sqlite.ts";
import { settingsTable } from "./schema/settings.ts";
import { createStore, type Store } from "./store.ts";
import { TOMBSTONE_KEY } from "./stores/tombstones.ts";
import { TABLES } from "./tables.ts";

export interface DatabaseOptions {
  /** `sqlite:<path>` or `postgres://user:password@host:port/db`. */
  readonly url: string;
  /** A file is marked at its first use; neither mode opens the other's (contract.md). Null takes what is there. */
  readonly kind: "real" | "sandbox" | null;
  /** A server or import is alone on a SQLite file; the rest reads beside it. */
  readonly access: "server" | "read-only";
  /** On SQLite: units of work that share one COMMIT at most; 1 shows what the grouping is worth. */
  readonly largestGroup?: number;
  /** On SQLite: what a power cut may take. `nothing` waits for the disk at every COMMIT; `everything` is for what is thrown away. */
  readonly powerCutTakes?: "nothing" | "everything";
  /** For the pause before a lost race runs again, in [0, 1). */
  readonly random?: () => number;
  /** A secret nobody can guess; kept with the database the first time it is opened. */
  readonly newSecret?: () => string;
}

export interface Database {
  readonly engine: "sqlite" | "postgres";
  /** All or nothing; on SQLite committed together with what waits beside it. Runs again when it loses a race. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** One consistent view, nothing written. */
  read<T>(work: (store: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A reason not to start, told in one line: misshapen address, somebody else's file, a newer program's tables. */
export class DatabaseError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "DatabaseError";
  }
}

const LOCK_OF_MIGRATIONS = 4_839_217;

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url } = options;
  if (url.startsWith("sqlite:")) return openFile(url.slice("sqlite:".length), options);
  if (/^postgres(ql)?:\/\//.test(url)) {
    const opened = await openPostgres(url, { tables: TABLES, random: options.random ?? (() => 0.5) });
    return doorOf(opened, options, async () => opened.close());
  }
  throw new DatabaseError("DATABASE_URL: expected sqlite:<path> or postgres://user:password@host:port/db");
}

async function openFile(path: string, options: DatabaseOptions): Promise<Database> {
  if (path === "")
    throw new DatabaseError("DATABASE_URL: sqlite: needs a path, as in sqlite:./data/bot.sqlite");
  if (options.access === "read-only") {
    if (!existsSync(path)) throw new DatabaseError(`${path} does not exist yet; start the server once`);
    const opened = await openSqlite({ tables: TABLES, path, access: "read-only" });
    return doorOf(opened, options, () => opened.close());
  }
  mkdirSync(dirname(path), { recursive: true });
  const lock = lockFile(path);
  try {
    const opened = await openSqlite({
      tables: TABLES,
      path,
      access: "server",
      largestGroup: options.largestGroup,
      powerCutTakes: options.powerCutTakes,
    });
    return await doorOf(opened, options, async () => {
      await opened.close();
      lock.release();
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function doorOf(
  opened: Opened,
  options: DatabaseOptions,
  close: () => Promise<void>,
): Promise<Database> {
  try {
    await mustKnowItsTables(opened);
    if (options.access === "server") await migrate(opened);
    await mark(opened, options);
    if (options.access === "server") await keepSecret(opened, options);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    engine: opened.sql.engine,
    transaction: (work) => opened.transaction((sql) => work(createStore(sql))),
    read: (work) => opened.read((sql) => work(createStore(sql))),
    close,
  };
}

async function migrate({ source, sql }: Opened): Promise<void> {
  if (sql.engine === "postgres") {
    const runner = source.createQueryRunner();
    try {
      await runner.query(`SELECT pg_advisory_lock(${LOCK_OF_MIGRATIONS})`);
      await source.runMigrations();
      await runner.query(`SELECT pg_advisory_unlock(${LOCK_OF_MIGRATIONS})`);
    } finally {
      await runner.release();
    }
    return;
  }
  await source.runMigrations();
}

/** A newer program's tables are not ours to touch. */
async function mustKnowItsTables({ source }: Opened): Promise<void> {
  const known = new Set(source.migrations.map((migration) => migration.name));
  const runner = source.createQueryRunner();
  try {
    if (!(await runner.hasTable("migrations"))) return;
    const done = (await runner.query("SELECT name FROM migrations")) as { name: string }[];
    const stranger = done.find(({ name }) => !known.has(name));
    if (stranger !== undefined)
      throw new DatabaseError(
        `the database was migrated by a newer version (${stranger.name}); update the program`,
      );
  } finally {
    if (source.options.type === "postgres") await runner.release();
  }
}

async function keepSecret(opened: Opened, { newSecret }: DatabaseOptions): Promise<void> {
  if (newSecret === undefined) return;
  await opened.transaction((sql) =>
    settingsTable.insertOrNothing(sql, { name: TOMBSTONE_KEY, value: newSecret() }),
  );
}

async function mark(opened: Opened, { kind, access }: DatabaseOptions): Promise<void> {
  if (kind === null) return;
  const found = await opened.transaction(async (sql) => {
    if (access === "server") await settingsTable.insertOrNothing(sql, { name: "kind", value: kind });
    return (await settingsTable.byId(sql, "kind"))?.value;
  });
  if (found !== kind)
    throw new DatabaseError(
      `DATABASE_URL: this database belongs to the ${found} mode and is not opened in ${kind} mode; name another one`,
    );
}
