// Databases on the PostgreSQL of the run, each new, most of them migrated already.
import pg from "pg";
import { inject } from "vitest";
import { POSTGRES_TEMPLATE } from "./postgres.ts";

let count = 0;

/** The address of a database nobody has opened yet. */
export async function newPostgres(template = "template1"): Promise<string> {
  const base = inject("postgresUrl");
  const name = `t${process.pid}_${++count}_${process.hrtime.bigint().toString(36)}`;
  const client = new pg.Client({ connectionString: `${base}/postgres` });
  await client.connect();
  try {
    // The other strategy writes the whole template into the log of what is to be recovered; nothing of ours ever is.
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY = FILE_COPY`);
  } finally {
    await client.end();
  }
  return `${base}/${name}`;
}

/** The address of a migrated database without a row. */
export function migratedPostgres(): Promise<string> {
  return newPostgres(POSTGRES_TEMPLATE);
}
