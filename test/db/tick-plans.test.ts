// The queries of a tick follow what is due: none of their plans reads through all the items (performance.md P5, P6).
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Sql } from "../../db/engine/sql.ts";
import { openSqlite, sqliteSource } from "../../db/engine/sqlite.ts";
import { createActs } from "../../db/stores/acts.ts";
import { createAudits } from "../../db/stores/audits.ts";
import { createDeeds } from "../../db/stores/deeds.ts";
import { createFirstWords } from "../../db/stores/first-words.ts";
import { createItems } from "../../db/stores/items.ts";
import { createSigns } from "../../db/stores/signs.ts";
import { TABLES } from "../../db/tables.ts";

test("what a tick, and a head's 部门逾期, asks of the items is answered by an index", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "plans-")), "bot.sqlite");
  const source = await sqliteSource({ tables: TABLES, path, access: "server" }, () => undefined).initialize();
  await source.runMigrations();
  await source.destroy();
  const opened = await openSqlite({ tables: TABLES, path, access: "server" });
  const asked: [text: string, parameters: Parameters<Sql["rows"]>[1]][] = [];
  await opened.transaction(async (sql) => {
    const heard: Sql = {
      ...sql,
      rows: (text, parameters) => {
        asked.push([text, parameters]);
        return sql.rows(text, parameters);
      },
    };
    const items = createItems(heard, createActs(sql));
    const deeds = createDeeds(heard);
    await deeds.since({ kind: "company" }, 1);
    await deeds.since({ kind: "member", memberId: "zhang" }, 1);
    await deeds.spokenBy({ from: 0, until: 1 });
    const firstWords = createFirstWords(heard);
    await firstWords.received({ kind: "member", memberId: "zhang" }, { from: 0, until: 1 });
    await firstWords.received({ kind: "company" }, { from: 0, until: 1 });
    const signs = createSigns(heard);
    await createAudits(heard).newOpportunities(0, 1);
    await signs.createdBetween(0, 1, 10);
    await signs.phonesOf([1]);
    await signs.picturesSince(0);
    await signs.followUpsBetween(0, 1, 10);
    await signs.advancedBetween(0, 1, 10);
    await signs.provenOf([1]);
    await signs.textsOf([1]);
    await signs.lostBetween(0, 1, 10);
    await items.dueBefore(1);
    await items.firstContactsBefore(1);
    await items.receivedBetween(0, 1);
    await items.pooledBetween(1, 0, 1);
    await items.untouchedSince(1);
    await items.heldSince(1, 10);
    await items.wonWithoutDate("2026-03-10");
    await items.lateInDepartments([3], 1, 100);
    await items.toBeJudged(200, { waitedSince: 0 });
    await items.longestToBeJudged(3);
    for (const [text, parameters] of asked) {
      const plan = await sql.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, parameters);
      for (const { detail } of plan) {
        expect(detail, text).not.toMatch(/\bSCAN\b/);
        if (text.includes("department_id = ?")) expect(detail, text).not.toMatch(/ORDER BY/);
      }
    }
  });
  expect(asked.length).toBeGreaterThanOrEqual(8);
  await opened.close();
});
