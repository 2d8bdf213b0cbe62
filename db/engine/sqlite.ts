// SQLite by better-sqlite3 behind TypeORM: the writable connection with its gate, or a read-only one.
import type BetterSqlite3 from "better-sqlite3";
import { DataSource } from "typeorm";
import { codeOf, DatabaseError } from "./database-error.ts";
import { sqliteDriver } from "./driver.ts";
import { Gate } from "./gate.ts";
import { SnakeNaming } from "./naming.ts";
import type { Opened, Tables } from "./opened.ts";
import type { Parameter, Sql } from "./sql.ts";
import { Turns } from "./turns.ts";

const BUSY_TIMEOUT_MS = 200;

export interface SqliteOptions {
  readonly tables: Tables;
  readonly path: string;
  readonly access: "server" | "read-only";
  /** Units of work that share one COMMIT at most. */
  readonly largestGroup?: number | undefined;
  /** `nothing` unless said otherwise. */
  readonly powerCutTakes?: "nothing" | "everything" | undefined;
}

export function sqliteSource(
  { path, access, tables, powerCutTakes = "nothing" }: SqliteOptions,
  keep: (raw: BetterSqlite3.Database) => unknown,
): DataSource {
  const readonly = access === "read-only";
  return new DataSource({
    type: "better-sqlite3",
    driver: sqliteDriver(),
    database: path,
    readonly,
    timeout: BUSY_TIMEOUT_MS,
    ...tables,
    migrationsTransactionMode: "all",
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    prepareDatabase(raw: BetterSqlite3.Database) {
      keep(raw);
      if (readonly) return;
      raw.pragma("journal_mode = WAL");
      raw.pragma(`synchronous = ${powerCutTakes === "nothing" ? "FULL" : "OFF"}`);
      // The 2 MB of the default hold too little of what a busy day touches; in KiB.
      raw.pragma("cache_size = -16384");
    },
  });
}

export async function openSqlite(options: SqliteOptions): Promise<Opened> {
  const connections: BetterSqlite3.Database[] = [];
  const source = sqliteSource(options, (connection) => connections.push(connection));
  await source.initialize();
  const connection = mustBe(connections[0]);
  const query = prepared(connection);
  const gate = new Gate(
    {
      begin() {
        const turns = new Turns();
        return { sql: sqliteSql(query, turns), end: () => turns.end() };
      },
      execute: async (text) => {
        // Several statements in one text cannot be prepared; they are the rare ones.
        if (text.includes(";")) connection.exec(text);
        else await query(text, []);
      },
      isInTransaction: () => connection.inTransaction,
    },
    options.largestGroup,
  );
  return {
    source,
    sql: sqliteSql(query, new Turns()),
    transaction: (work) => gate.transaction(work),
    read: (work) => gate.transaction(work),
    queued: () => gate.waiting,
    async close() {
      await gate.idle();
      await source.destroy();
    },
  };
}

type Query = (
  text: string,
  parameters: readonly Parameter[],
) => Promise<{ rows: unknown[]; affected: number }>;

/**
 * The path of a command goes to the driver itself, on the very connection TypeORM opened and migrated: its query()
 * costs more than the statement. Every text is prepared once.
 */
function prepared(connection: BetterSqlite3.Database): Query {
  const statements = new Map<string, BetterSqlite3.Statement<unknown[]>>();
  return async (text, parameters) => {
    let statement = statements.get(text);
    if (statement === undefined) {
      statement = connection.prepare(text);
      statements.set(text, statement);
    }
    const bound = parameters.map((value) => (typeof value === "boolean" ? Number(value) : value));
    if (statement.reader) return { rows: statement.all(...bound), affected: 0 };
    return { rows: [], affected: statement.run(...bound).changes };
  };
}

function sqliteSql(atOnce: Query, turns: Turns): Sql {
  let depth = 0;
  // A statement is done before anything else can come; only beside an open savepoint is there something to wait for.
  const query: Query = (text, parameters) =>
    depth === 0 && !turns.areOver ? atOnce(text, parameters) : turns.next(() => atOnce(text, parameters));
  const sql: Sql = {
    engine: "sqlite",
    rows: async <T>(text: string, parameters: readonly Parameter[] = []) =>
      (await query(text, parameters)).rows as T[],
    one: async <T>(text: string, parameters: readonly Parameter[] = []) =>
      ((await query(text, parameters)).rows[0] as T | undefined) ?? null,
    run: async (text, parameters = []) => (await query(text, parameters)).affected,
    savepoint: (work) =>
      turns.next(async () => {
        const name = `inner_${depth++}`;
        await atOnce(`SAVEPOINT ${name}`, []);
        try {
          const value = await turns.inside(work);
          await atOnce(`RELEASE ${name}`, []);
          return value;
        } catch (error) {
          await atOnce(`ROLLBACK TO ${name}`, []);
          await atOnce(`RELEASE ${name}`, []);
          throw error;
        } finally {
          depth--;
        }
      }),
  };
  return sql;
}

/**
 * One server or import per file: an exclusive transaction on a lock file of its own, which the operating system frees
 * even after kill -9 (a file with a process id in it lies).
 */
export function lockFile(path: string): { release(): void } {
  const lock = new (sqliteDriver())(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    if (codeOf(cause) !== "SQLITE_BUSY") throw cause;
    throw new DatabaseError(`${path} is in use by another server or import; stop that one first`, cause);
  }
  return { release: () => lock.close() };
}

function mustBe<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the database connection was not opened");
  return value;
}
