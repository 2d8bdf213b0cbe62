// What a company had set of the rulebook before its rules had versions goes on holding, there and back.
import { expect, test } from "vitest";
import { postgresSource } from "../../db/engine/postgres.ts";
import { sqliteSource } from "../../db/engine/sqlite.ts";
import { Rules1795925000000 } from "../../db/migrations/1795925000000-rules.ts";
import { MIGRATIONS } from "../../db/migrations/all.ts";
import { TABLES } from "../../db/tables.ts";
import { onEachEngine } from "../setup/databases.ts";

onEachEngine((engine) => {
  test("a limit of pages becomes a version, and a limit again", async () => {
    const url = await engine.freshUrl();
    const source = await (engine.name === "sqlite"
      ? sqliteSource({ tables: TABLES, path: url.slice("sqlite:".length), access: "server" }, () => undefined)
      : postgresSource(url, TABLES));
    await source.initialize();
    await source.runMigrations();
    const back = async () => {
      for (const { name } of MIGRATIONS.toReversed()) {
        await source.undoLastMigration();
        if (name === Rules1795925000000.name) break;
      }
    };
    await back();
    await source.query(
      `INSERT INTO "company_rules" ("rule", "value", "by_id", "at") VALUES ('poolLife.pagesADay', 20, 'admin', 1795900000000)`,
    );
    await source.runMigrations();
    const [version] = await source.query(`SELECT * FROM "rule_versions"`);
    expect({ ...version, at: Number(version.at), emergency: Boolean(version.emergency) }).toMatchObject({
      no: 2,
      rule: "claim",
      by_id: "admin",
      at: 1_795_900_000_000,
      emergency: false,
    });
    const [number] = await source.query(`SELECT * FROM "rule_numbers"`);
    expect([number.no, number.path, Number(number.value)]).toEqual([2, "poolLife.pagesADay", 20]);
    const [mark] = await source.query(`SELECT "value" FROM "settings" WHERE "name" = 'rules-mark'`);
    expect(mark.value).toBe("2");
    await back();
    const [limit] = await source.query(`SELECT * FROM "company_rules"`);
    expect([limit.rule, Number(limit.value), limit.by_id]).toEqual(["poolLife.pagesADay", 20, "admin"]);
    await source.destroy();
  });
});
