// What a unit of work reads it reads once, and of a row it writes what changed; neither may hide what happened in between.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Sql } from "../../db/engine/sql.ts";
import { openSqlite, sqliteSource } from "../../db/engine/sqlite.ts";
import type { Store } from "../../db/store.ts";
import { createActs } from "../../db/stores/acts.ts";
import { createItems } from "../../db/stores/items.ts";
import { TABLES } from "../../db/tables.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { type NewItem, newItem } from "../../src/domain/hands/intake.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { COMPANY } from "../setup/company.ts";
import { onEachEngine } from "../setup/databases.ts";

const NOW = 1_772_000_000_000;
const BY = { by: "ZhangSan", at: NOW };

function itemOf(customerId: number): NewItem {
  const department = { id: 3, path: "/1/2/3/" };
  const actor = {
    userId: "ZhangSan",
    name: "张三",
    department,
    largeDepartmentId: 2,
    leads: [],
    roles: new Set<never>(),
  };
  return newItem(
    { customerId, intake: "self-developed", actor, need: "MES", expectedFen: null, source: null, now: NOW },
    { calendar: createCalendar(), rules: DEFAULT_RULEBOOK },
  );
}

async function itemIn(store: Store) {
  await store.people.replace(COMPANY);
  const customer = { name: "云图", nameKey: "云图", type: "company", address: null, value: null } as const;
  const { id } = await store.customers.create({ ...customer, createdAt: NOW });
  return store.items.create(itemOf(id), BY);
}

onEachEngine((engine) => {
  test("a change of an item leaves alone what it did not change, and is there when it is read again", async () => {
    const database = await engine.open();
    const { no } = await database.transaction(itemIn);
    const { kept, seen } = await database.transaction(async (store) => {
      const item = await store.items.byNo(no);
      if (item === null) throw new Error("no item");
      const kept = await store.items.apply(
        { item: { ...item, need: "ERP", quotedFen: 500 }, what: "edited" },
        BY,
      );
      return { kept, seen: await store.items.byNo(no) };
    });
    expect(seen).toEqual(kept);
    expect(await database.read((store) => store.items.byNo(no))).toEqual(kept);
    expect(kept).toMatchObject({ need: "ERP", quotedFen: 500, version: 2 });
  });

  test("a clock that was wound between the reading and the saving is not lost, nor what the change says of it", async () => {
    const database = await engine.open();
    const { no } = await database.transaction(itemIn);
    await database.transaction(async (store) => {
      const item = await store.items.byNo(no);
      if (item === null) throw new Error("no item");
      await store.items.rewind({ no, nextDueAt: NOW + 5, deadlineAt: NOW + 7 });
      // The deadline stands as it was read first, which is not as it is stored now.
      const change = { item: { ...item, nextDueAt: NOW + 5 }, what: "followed-up" } as const;
      expect(await store.items.apply(change, BY)).toEqual(await store.items.byNo(no));
    });
    const stored = await database.read((store) => store.items.byNo(no));
    expect(stored?.nextDueAt).toBe(NOW + 5);
    expect(stored?.deadlineAt).not.toBe(NOW + 7);
  });

  test("what waits in a chat is as it was once a savepoint has taken back what was kept in it", async () => {
    const database = await engine.open();
    const spot = { userId: "ZhangSan", chatId: "ZhangSan" };
    const draft = { asking: "next", choices: null, at: NOW };
    const words = await database.transaction(async (store) => {
      const open = async () => (await store.drafts.open(spot, NOW))?.words;
      await store.drafts.keep(spot, { ...draft, words: "before" });
      const said = [await open()];
      await store
        .savepoint(async () => {
          await store.drafts.keep(spot, { ...draft, words: "inside" });
          said.push(await open());
          throw new Error("refused");
        })
        .catch(() => undefined);
      return [...said, await open()];
    });
    expect(words).toEqual(["before", "inside", "before"]);
  });
});

test("an item's follow-up writes the columns that changed, and rewrites no index over the others", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "columns-")), "bot.sqlite");
  const source = await sqliteSource({ tables: TABLES, path, access: "server" }, () => undefined).initialize();
  await source.runMigrations();
  await source.destroy();
  const opened = await openSqlite({ tables: TABLES, path, access: "server" });
  const written: string[] = [];
  await opened.transaction(async (sql) => {
    const heard: Sql = {
      ...sql,
      run: (text, parameters) => {
        written.push(text);
        return sql.run(text, parameters);
      },
    };
    const items = createItems(heard, createActs(sql));
    const { no } = await items.create(itemOf(1), BY);
    const item = await items.byNo(no);
    if (item === null) throw new Error("no item");
    await items.apply({ item: { ...item, lastFollowUpAt: NOW }, what: "followed-up" }, BY);
  });
  await opened.close();
  expect(written.filter((text) => text.startsWith("UPDATE items"))).toEqual([
    'UPDATE items SET "last_follow_up_at" = ?, "version" = ? WHERE "no" = ? AND version = ?',
  ]);
});
