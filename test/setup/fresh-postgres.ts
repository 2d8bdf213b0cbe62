// Migrated, empty databases on the PostgreSQL of the run. Making one takes longer than most tests: what a test has done
// with is emptied for the next one of the same worker.
import pg from "pg";
import { inject } from "vitest";
import { POSTGRES_TEMPLATE } from "./postgres.ts";

const done: string[] = [];
let count = 0;

/** The address of a database nobody has opened yet. */
export async function newPostgres(template = "template1"): Promise<string> {
  const name = `t${process.pid}_${++count}_${process.hrtime.bigint().toString(36)}`;
  // The other strategy writes the whole template into the log of what is to be recovered; nothing of ours ever is.
  await asking("postgres", (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY = FILE_COPY`),
  );
  return `${inject("postgresUrl")}/${name}`;
}

/** The address of a migrated database without a row, whose sequences begin at 1. */
export async function migratedPostgres(): Promise<string> {
  const url = done.pop();
  if (url === undefined) return newPostgres(POSTGRES_TEMPLATE);
  await asking(url.slice(url.lastIndexOf("/") + 1), empty);
  return url;
}

/** Its test is over, and so is whoever may still be connected to it. */
export function giveBack(url: string): void {
  done.push(url);
}

async function empty(client: pg.Client): Promise<void> {
  await client.query(
    "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  const { rows } = await client.query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'",
  );
  // A role of replica minds no foreign key, so the order of the tables does not matter.
  await client.query(
    [
      "SET session_replication_role = replica",
      ...rows.map(({ name }) => `DELETE FROM ${name}`),
      "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) FROM pg_sequences WHERE schemaname = 'public'",
    ].join(";\n"),
  );
}

async function asking(database: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject("postgresUrl")}/${database}` });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
