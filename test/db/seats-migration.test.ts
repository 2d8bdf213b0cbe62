// What was written before seats were kept: what somebody holds goes where they sit, what was won and what is over stays.
import { expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { postgresSource } from "../../db/engine/postgres.ts";
import { sqliteSource } from "../../db/engine/sqlite.ts";
import { Seats1795931800000 } from "../../db/migrations/1795931800000-seats.ts";
import { MIGRATIONS } from "../../db/migrations/all.ts";
import { TABLES } from "../../db/tables.ts";
import { openTalk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";
import { ownItemsOf } from "../setup/own-items.ts";

/** Department and large department of an item and of its open stay, by number; all of them are of people of 3, in 2. */
const BEFORE: Readonly<Record<number, readonly [item: string, stay: string]>> = {
  1: ["4 2", "4 2"],
  2: ["6 5", "6 5"],
  3: ["NULL 5", "NULL 5"],
  4: ["4 2", "4 2"],
  5: ["4 2", "4 2"],
  6: ["4 2", "4 2"],
  7: ["3 1", "3 1"],
};
const AFTER = [
  "1: 3 2, stays 3 2",
  // From another large department.
  "2: 3 2, stays 3 2",
  "3: 3 2, stays 3 2",
  // Moved on once: what is over stays where it was.
  "4: 3 2, stays 4 2 | 3 2",
  // Won: it was won there.
  "5: 3 2, stays 4 2 | 4 2",
  // Of somebody of whose department nobody knows.
  "6: 4 2, stays 4 2",
  // Of a large department of old that still holds it: left alone.
  "7: 3 1, stays 3 1",
];

onEachEngine((engine) => {
  test("what somebody holds goes where they are, with its open stay; nothing else does", async () => {
    const url = await engine.freshUrl();
    const database = await openDatabase({ url, kind: "real", access: "server", newSecret: () => "secret" });
    const talk = await openTalk({ open: async () => database });
    const own = ownItemsOf(talk);
    for (let no = 1; no <= 5; no++) await own("ZhangSan");
    await own("wangwu");
    await own("lisi");
    await talk.say("ZhangSan", "推进 4 到2 约了周四面谈 王总参加");
    await talk.say("ZhangSan", "赢单 5 9万 跳过 老客户");
    await database.close();
    const source = await (engine.name === "sqlite"
      ? sqliteSource({ tables: TABLES, path: url.slice("sqlite:".length), access: "server" }, () => undefined)
      : postgresSource(url, TABLES));
    await source.initialize();
    try {
      for (const { name } of MIGRATIONS.toReversed()) {
        await source.undoLastMigration();
        if (name === Seats1795931800000.name) break;
      }
      await source.query("UPDATE members SET main_department_id = 99 WHERE user_id = 'wangwu'");
      for (const [no, [item, stay]] of Object.entries(BEFORE)) {
        const set = (words: string) => {
          const [id, large] = words.split(" ");
          return `SET department_id = ${id}, large_department_id = ${large} WHERE no = ${no}`;
        };
        await source.query(`UPDATE items ${set(item)}`);
        await source.query(`UPDATE stays ${set(stay)} AND stage <> 6 AND entered <> 'skipped'`);
      }
      await source.query("UPDATE stays SET department_id = 4 WHERE stage = 6");
      await source.runMigrations();
      const rows = (sql: string) => source.query(sql) as Promise<Record<string, unknown>[]>;
      const stays = await rows(
        "SELECT no, department_id AS d, large_department_id AS l FROM stays WHERE entered <> 'skipped' ORDER BY id",
      );
      const items = await rows(
        "SELECT no, department_id AS d, large_department_id AS l FROM items ORDER BY no",
      );
      const told = items.map(({ no, d, l }) => {
        const own = stays.filter((one) => one["no"] === no).map((one) => `${one["d"]} ${one["l"]}`);
        return `${no}: ${d} ${l}, stays ${own.join(" | ")}`;
      });
      expect(told).toEqual(AFTER);
      expect(await rows("SELECT * FROM seats")).toEqual([]);
    } finally {
      await source.destroy();
    }
  });
});
