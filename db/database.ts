// The one door to the database: opens it, checks what kind it is, migrates it, and runs units of work.
import { closeSync, existsSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseError, telling } from "./engine/database-error.ts";
import { lockFile } from "./engine/lock-file.ts";
import type { Opened, Working } from "./engine/opened.ts";
import { makeFolder, mustBeFile } from "./engine/places.ts";
import type { SqliteOptions } from "./engine/sqlite.ts";
import { openBeside } from "./engine/sqlite-sql.ts";
import { whyFile } from "./engine/why-file.ts";
import { whyServer } from "./engine/why-server.ts";
import { migrate } from "./migrate.ts";
import { settingsTable } from "./schema/settings.ts";
import { createStore, type Store } from "./store.ts";
import { TOMBSTONE_KEY } from "./stores/tombstones.ts";

export interface DatabaseOptions {
  /** `sqlite:<path>` or `postgres://user:password@host:port/db`. */
  readonly url: string;
  /** A file is marked at its first use; neither mode opens the other's (contract.md). Null takes what is there. */
  readonly kind: "real" | "sandbox" | null;
  /**
   * A server or import is alone on a SQLite file; the rest reads beside it: `beside-server` for a part of the server that
   * has opened it already, and goes on while a newer version of the program adds tables.
   */
  readonly access: "server" | "read-only" | "beside-server";
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
  /**
   * All or nothing; on SQLite committed together with what waits beside it. Runs again when it loses a race, and for 3 s
   * when the database is away. @throws UnclearError when the connection broke off at COMMIT
   */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** The same for work that claims a key and so finds what it has done: it runs again whatever became of its COMMIT. */
  keyed<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** One consistent view, nothing written. */
  read<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Units of work that wait for their turn, or for a connection. */
  queued(): number;
  close(): Promise<void>;
}

/** @throws DatabaseError; so do the units of work, when it is the database that fails. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url } = options;
  const path = url.startsWith("sqlite:") ? url.slice("sqlite:".length) : null;
  if (path === null && !/^postgres(ql)?:\/\//.test(url))
    throw new DatabaseError("DATABASE_URL: expected sqlite:<path> or postgres://user:password@host:port/db");
  const why = path === null ? whyServer(url) : whyFile(path);
  const door = await telling(why, () => (path === null ? openServer(url, options) : openFile(path, options)));
  return {
    ...door,
    transaction: (work) => telling(why, () => door.transaction(work)),
    keyed: (work) => telling(why, () => door.keyed(work)),
    read: (work) => telling(why, () => door.read(work)),
  };
}

async function openServer(url: string, options: DatabaseOptions): Promise<Database> {
  const { access, random = () => 0.5 } = options;
  // Whoever keeps a file need not wait for the server's driver.
  const { openPostgres } = await import("./engine/postgres.ts");
  const { STEPS } = await import("./tables.ts");
  const opened = await openPostgres(url, { tables: STEPS, access, random });
  return checked(opened, options, async () => opened.close());
}

async function openFile(path: string, options: DatabaseOptions): Promise<Database> {
  if (path.trim() === "")
    throw new DatabaseError("DATABASE_URL: sqlite: needs a path, as in sqlite:./data/bot.sqlite");
  mustBeFile(path);
  if (options.access !== "server") {
    if (!existsSync(path)) throw new DatabaseError(`${path} does not exist yet; start the server once`);
    if (options.access === "beside-server") return doorOf(openBeside(path), options);
    const opened = await openWithTables({ path, access: "read-only" });
    return checked(opened, options, () => opened.close());
  }
  makeFolder(dirname(path));
  const lock = lockFile(path);
  try {
    forItsOwner(path);
    const opened = await openWithTables({
      path,
      access: "server",
      largestGroup: options.largestGroup,
      powerCutTakes: options.powerCutTakes,
    });
    return await checked(opened, options, async () => {
      await opened.close();
      lock.release();
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A thread that only reads loads neither TypeORM nor how the tables came about. */
async function openWithTables(options: Omit<SqliteOptions, "tables">): Promise<Opened> {
  const [{ openSqlite }, { STEPS }] = await Promise.all([
    import("./engine/sqlite.ts"),
    import("./tables.ts"),
  ]);
  return openSqlite({ ...options, tables: STEPS });
}

/** A new file holds customers' numbers soon: nobody else's to read, and what SQLite puts beside it takes after it. */
function forItsOwner(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch {
    // It is there already, or cannot be made: then SQLite says why.
  }
}

async function checked(
  opened: Opened,
  options: DatabaseOptions,
  close: () => Promise<void>,
): Promise<Database> {
  try {
    if (options.access !== "beside-server") await mustKnowItsTables(opened, options);
    if (options.access === "server") await migrate(opened);
  } catch (error) {
    await close();
    throw error;
  }
  return doorOf({ ...opened, close }, options);
}

async function doorOf(opened: Working, options: DatabaseOptions): Promise<Database> {
  try {
    await mark(opened, options);
    if (options.access === "server") await keepSecret(opened, options);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return {
    engine: opened.sql.engine,
    transaction: (work) => opened.transaction((sql) => work(createStore(sql))),
    keyed: (work) => opened.transaction((sql) => work(createStore(sql)), "keyed"),
    read: (work) => opened.read((sql) => work(createStore(sql))),
    queued: opened.queued,
    close: opened.close,
  };
}

/** A newer program's tables are not ours to touch, and whoever only reads cannot make what is missing. */
async function mustKnowItsTables({ source }: Opened, { access }: DatabaseOptions): Promise<void> {
  const known = new Set(source.migrations.map((migration) => migration.name));
  const runner = source.createQueryRunner();
  try {
    const done = (await runner.hasTable("migrations"))
      ? ((await runner.query("SELECT name FROM migrations")) as { name: string }[])
      : [];
    const stranger = done.find(({ name }) => !known.has(name));
    if (stranger !== undefined)
      throw new DatabaseError(
        `the database was migrated by a newer version (${stranger.name}); update the program`,
      );
    if (access === "read-only" && done.length < known.size)
      throw new DatabaseError(
        `DATABASE_URL: the database ${done.length === 0 ? "is empty" : "is of an older version"}; start the server once`,
      );
  } finally {
    if (source.options.type === "postgres") await runner.release();
  }
}

async function keepSecret(opened: Working, { newSecret }: DatabaseOptions): Promise<void> {
  if (newSecret === undefined) return;
  await opened.transaction(
    (sql) => settingsTable.insertOrNothing(sql, { name: TOMBSTONE_KEY, value: newSecret() }),
    "keyed",
  );
}

async function mark(opened: Working, { kind, access }: DatabaseOptions): Promise<void> {
  if (kind === null) return;
  const found = await opened.transaction(async (sql) => {
    if (access === "server") await settingsTable.insertOrNothing(sql, { name: "kind", value: kind });
    return (await settingsTable.byId(sql, "kind"))?.value;
  }, "keyed");
  if (found !== kind)
    throw new DatabaseError(
      `DATABASE_URL: this database belongs to the ${found} mode and is not opened in ${kind} mode; name another one`,
    );
}
