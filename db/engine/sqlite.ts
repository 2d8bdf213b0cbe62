// SQLite by better-sqlite3 behind TypeORM: the writable connection with its gate, or a read-only one.
import type BetterSqlite3 from "better-sqlite3";
import { DataSource } from "typeorm";
import { sqliteDriver } from "./driver.ts";
import type { Opened, Tables } from "./opened.ts";
import { SnakeNaming } from "./snake-naming.ts";
import { BUSY_TIMEOUT_MS, type Groups, workingOn } from "./sqlite-sql.ts";

export interface SqliteOptions extends Groups {
  readonly tables: Tables;
  readonly path: string;
  readonly access: "server" | "read-only";
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
  const working = workingOn(connection, options);
  return {
    ...working,
    source,
    async close() {
      await working.close();
      await source.destroy();
    },
  };
}

function mustBe<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the database connection was not opened");
  return value;
}
