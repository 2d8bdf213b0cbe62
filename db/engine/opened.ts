// What either engine hands out once it is open, and what it has to be told of the tables.
import type { DataSource, DataSourceOptions, EntitySchema } from "typeorm";
import type { Unit } from "./away.ts";
import type { Sql } from "./sql.ts";

export interface Tables {
  readonly entities: EntitySchema[];
  readonly migrations: NonNullable<DataSourceOptions["migrations"]>;
}

/** What units of work need. */
export interface Working {
  readonly sql: Sql;
  /** `plain` where nothing else is said. */
  transaction<T>(work: (sql: Sql) => Promise<T>, unit?: Unit): Promise<T>;
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Units of work that wait: for their turn, or for a connection. */
  queued(): number;
  close(): Promise<void>;
}

/** With what has opened it: it migrates. */
export interface Opened extends Working {
  readonly source: DataSource;
}
