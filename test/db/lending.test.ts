// What one test leaves in a database the next one does not find, though it is the same database.
import { describe, expect, test } from "vitest";
import type { Database } from "../../db/database.ts";
import { openTalk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";
import { AS_TESTS_OPEN } from "../setup/postgres.ts";

onEachEngine((engine) => {
  const NEW = "新建商机 上海头号机电 联系人王磊 13100004711 地址上海 需求MES 金额28万";
  /** What a database has from its first opening on. */
  const NOTHING = [["tombstoneKey", AS_TESTS_OPEN.newSecret()]];
  let before: Database;
  const rows = (database: Database) =>
    database.read(async ({ dump }) =>
      Object.entries(await dump.read()).filter(([, table]) => table !== null && table.length > 0),
    );

  describe.each([1, 2])("time %i", () => {
    test("nothing is in it, and the first item is #1", async () => {
      const database = await engine.open();
      expect(await rows(database)).toEqual(NOTHING);
      const talk = await openTalk({ open: async () => database });
      await expect(
        database.transaction(async ({ people }) => {
          await people.setRole("lisi", { role: "admin", by: "admin", at: 0 });
          throw new Error("rolled back");
        }),
      ).rejects.toThrow("rolled back");
      expect(await talk.say("ZhangSan", NEW)).toContain("#1 ");
      before = database;
    });
  });

  test("whoever still works with it after the test is refused", async () => {
    await expect(before.read(async () => undefined)).rejects.toThrow("is over");
    await expect(before.transaction(async () => undefined)).rejects.toThrow("is over");
  });

  test("one that was closed is not lent again", async () => {
    const closed = await engine.open();
    await closed.close();
    await expect(closed.read(async () => undefined)).rejects.toThrow();
  });
  test("the next one is open", async () => {
    expect(await rows(await engine.open())).toEqual(NOTHING);
  });
});
