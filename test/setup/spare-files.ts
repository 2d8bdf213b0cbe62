// SQLite's databases: files in a folder of the test file's own, copied from the one that was migrated.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { sqliteDriver } from "../../db/engine/driver.ts";
import type { Contents, Emptier, Stock } from "./lending.ts";

let count = 0;
const played = new Map<string, Contents>();

export function freshFile(folder: string): string {
  return join(folder, `${++count}.sqlite`);
}

export function filesIn(folder: string): Stock {
  return {
    async take() {
      const file = freshFile(folder);
      copyFileSync(inject("sqliteTemplate"), file);
      return `sqlite:${file}`;
    },
    played,
    emptier: async (url) => emptierOf(url.slice("sqlite:".length)),
  };
}

function emptierOf(file: string): Emptier {
  const connection = new (sqliteDriver())(file);
  const tables = connection
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
       AND name <> 'migrations' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .pluck()
    .all() as string[];
  const marks = connection.prepare("SELECT name, value FROM settings").all();
  const mark = connection.prepare("INSERT INTO settings (name, value) VALUES (:name, :value)");
  const numbers = connection.prepare("SELECT name, seq FROM sqlite_sequence").all();
  const number = connection.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)");
  // Most tests have filled a few of them.
  const filled = connection
    .prepare(
      [...tables, "sqlite_sequence"]
        .map((table) => `SELECT '${table}' WHERE EXISTS (SELECT 1 FROM "${table}")`)
        .join(" UNION ALL "),
    )
    .pluck();
  const empty = connection.transaction(() => {
    for (const table of filled.all()) connection.exec(`DELETE FROM "${table}"`);
    for (const row of marks) mark.run(row);
    for (const row of numbers) number.run(row);
  });
  const fill = connection.transaction((contents: Contents) => {
    for (const [table, rows] of contents as ReadonlyMap<string, unknown[][]>) {
      connection.exec(`DELETE FROM "${table}"`);
      const insertion = connection.prepare(
        `INSERT INTO "${table}" VALUES (${(rows[0] ?? []).map(() => "?").join(", ")})`,
      );
      for (const row of rows) insertion.run(row);
    }
  });
  return {
    empty: async () => empty.immediate(),
    contents: async () =>
      new Map(
        (filled.all() as string[]).map((table) => [
          table,
          connection.prepare(`SELECT * FROM "${table}"`).raw().all(),
        ]),
      ),
    fill: async (contents) => fill.immediate(contents),
    isUsed: async () => false,
    close: async () => void connection.close(),
  };
}
