// Keys of WeChat ids from before keys had kinds are made anew where they stand.
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { postgresSource } from "../../db/engine/postgres.ts";
import { sqliteSource } from "../../db/engine/sqlite.ts";
import { PhoneKeys1795860200000 } from "../../db/migrations/1795860200000-phone-keys.ts";
import { MIGRATIONS } from "../../db/migrations/all.ts";
import { TABLES } from "../../db/tables.ts";
import { onEachEngine } from "../setup/databases.ts";

onEachEngine((engine) => {
  test("contacts get the key of their kind, and a tombstone no longer holds two digits", async () => {
    const url = await engine.freshUrl();
    const source = await (engine.name === "sqlite"
      ? sqliteSource({ tables: TABLES, path: url.slice("sqlite:".length), access: "server" }, () => undefined)
      : postgresSource(url, TABLES));
    await source.initialize();
    await source.runMigrations();
    const hash = (key: string) => createHmac("sha256", "secret").update(key).digest("hex");
    // Back to before it, whatever has come since.
    for (const { name } of MIGRATIONS.toReversed()) {
      await source.undoLastMigration();
      if (name === PhoneKeys1795860200000.name) break;
    }
    await source.query(`INSERT INTO "settings" ("name", "value") VALUES ('tombstone-key', 'secret')`);
    for (const [phone, key] of [
      ["wang88", "88"],
      ["Li-Ming_2024", "2024"],
      ["lgong", ""],
      ["13800001111", "13800001111"],
      ["051265432100转8012", "051265432100"],
      ["0512-65432100 ext 12", "051265432100"],
      ["110", "110"],
      ["wechat", "wechat:wechat"],
    ])
      await source.query(
        `INSERT INTO "contacts" ("customer_id", "name", "phone", "phone_key", "role", "created_at") VALUES (1, NULL, '${phone}', '${key}', NULL, 0)`,
      );
    for (const key of ["88", "", "0512", "13800001111"])
      await source.query(
        `INSERT INTO "tombstones" ("no", "name_hash", "phone_hash", "month", "reason") VALUES (1, 'n', '${hash(key)}', '2026-03', '空号')`,
      );
    await source.runMigrations();
    const contacts = await source.query(`SELECT "phone_key" FROM "contacts" ORDER BY "id"`);
    expect(contacts.map((row: { phone_key: string | null }) => row.phone_key)).toEqual([
      "wechat:wang88",
      "wechat:li-ming_2024",
      "wechat:lgong",
      "13800001111",
      "051265432100",
      "051265432100",
      null,
      "wechat:wechat",
    ]);
    const buried = await source.query(`SELECT "phone_hash" FROM "tombstones" ORDER BY "id"`);
    expect(buried.map((row: { phone_hash: string | null }) => row.phone_hash)).toEqual([
      null,
      null,
      null,
      hash("13800001111"),
    ]);
    await source.destroy();
  });
});
