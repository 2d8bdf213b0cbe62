// PostgreSQL's databases, on the server of the run: copied from the migrated one, or left by the tests before.
import pg from "pg";
import { inject } from "vitest";
import type { Contents, Emptier, Kept, Stock } from "./lending.ts";
import { POSTGRES_TEMPLATE } from "./postgres.ts";

let count = 0;

/** Emptied, migrated, and nobody is connected; of all test files this process runs. */
const spare: string[] = [];

/** The same, open: a new connection reads the catalogue and plans every statement anew, which takes longer than most files. */
const open: Kept[] = [];

export const postgresStock: Stock = {
  played: new Map<string, Contents>(),
  take: async () => spare.pop() ?? newPostgres(POSTGRES_TEMPLATE),
  emptier: emptierOf,
  putBack: (url) => void spare.push(url),
  open,
};

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

/** Where the numbers that were given last stand among the tables. */
const NUMBERS = "numbers";

/** Also of a table that is empty again, or whose first row was rolled back. */
const numbersFromOne = `SELECT setval(format('%I', sequencename)::regclass, start_value, false)
  FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL`;

/**
 * A TRUNCATE makes a table's files anew, 2 ms each, which takes as long as most tests; what DELETE leaves behind is swept up so often, from the
 * tables alone that somebody has filled.
 */
const SWEPT_EVERY = 50;

async function emptierOf(url: string): Promise<Emptier> {
  const client = new pg.Client({ connectionString: url });
  // The server may end before this process does.
  client.on("error", () => undefined);
  await client.connect();
  // Who refers to whom does not matter where all of it goes.
  await client.query("SET session_replication_role = replica");
  const names = async (text: string) =>
    (await client.query<{ name: string }>({ name: text.slice(0, 40), text })).rows.map(({ name }) => name);
  const tables = await names(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('migrations', 'settings')",
  );
  const filled = tables
    .map((table) => `SELECT '${table}' AS name WHERE EXISTS (SELECT FROM "${table}")`)
    .join(" UNION ALL ");
  const { rows: marks } = await client.query<{ name: string; value: string }>(
    "SELECT name, value FROM settings",
  );
  let emptied = 0;
  const unswept = new Set<string>();
  return {
    async empty() {
      const isSwept = ++emptied % SWEPT_EVERY === 0;
      const now = (await names(filled)).map((table) => `"${table}"`);
      for (const table of now) unswept.add(table);
      const all = [...unswept].join(", ");
      if (isSwept) unswept.clear();
      // Several statements in one text are one transaction, and one journey.
      await client.query(
        [
          // What refers to them is empty by then.
          ...(isSwept && all !== ""
            ? [`TRUNCATE ${all} CASCADE`]
            : now.map((table) => `DELETE FROM ${table}`)),
          numbersFromOne,
          "DELETE FROM settings",
          ...marks.map(
            ({ name, value }) =>
              `INSERT INTO settings (name, value) VALUES (${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)})`,
          ),
        ].join(";\n"),
      );
    },
    async contents() {
      const rows = new Map<string, unknown>();
      for (const table of [...(await names(filled)), "settings"]) {
        const { rows: found } = await client.query(`SELECT json_agg(t)::text AS all FROM "${table}" t`);
        rows.set(`"${table}"`, found[0].all);
      }
      const { rows: numbers } = await client.query<{ name: string; last: string }>(
        `SELECT sequencename AS name, last_value AS last FROM pg_sequences
         WHERE schemaname = 'public' AND last_value IS NOT NULL`,
      );
      return rows.set(NUMBERS, numbers);
    },
    async fill(contents) {
      const statements = [...contents].flatMap(([table, rows]) =>
        table === NUMBERS
          ? (rows as { name: string; last: string }[]).map(
              ({ name, last }) => `SELECT setval(${pg.escapeLiteral(`"${name}"`)}::regclass, ${last})`,
            )
          : [
              `DELETE FROM ${table}`,
              `INSERT INTO ${table} OVERRIDING SYSTEM VALUE
               SELECT * FROM json_populate_recordset(NULL::${table}, ${pg.escapeLiteral(String(rows))})`,
            ],
      );
      await client.query(statements.join(";\n"));
    },
    async isUsed() {
      const { rows } = await client.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
      return rows.length > 0;
    },
    close: () => client.end(),
  };
}
