// An item that is spoken of every day answers as fast as a new one: what was asked of its owner is kept in an index of its own.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Sql } from "../../db/engine/sql.ts";
import { openSqlite, sqliteSource } from "../../db/engine/sqlite.ts";
import { createHistory } from "../../db/stores/history.ts";
import { TABLES } from "../../db/tables.ts";
import { ASKS } from "../../src/domain/hands/asked.ts";

test("whether the owner of an item was asked anything lately is found without reading what else happened to it", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "asked-")), "bot.sqlite");
  const source = await sqliteSource({ tables: TABLES, path, access: "server" }, () => undefined).initialize();
  await source.runMigrations();
  await source.destroy();
  const opened = await openSqlite({ tables: TABLES, path, access: "server" });
  const plans: string[] = [];
  await opened.transaction(async (sql) => {
    const heard: Sql = {
      ...sql,
      one: async (text, parameters) => {
        const plan = await sql.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, parameters);
        plans.push(...plan.map(({ detail }) => detail));
        return sql.one(text, parameters);
      },
    };
    expect(await createHistory(heard).firstAsked(7, 0)).toBe(null);
  });
  // The index and the question name them in words of SQL.
  expect([...ASKS]).toEqual(["asked", "visit-planned"]);
  expect(plans).toEqual([expect.stringContaining("INDEX history_asked (no=? AND at>?)")]);
  await opened.close();
});
