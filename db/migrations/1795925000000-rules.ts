// Versions of the rules; what a company had set of the rulebook so far becomes one.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createTables, dropTables, flag, int, key, optional, text } from "./columns.ts";

const TABLES = {
  rule_versions: {
    no: key(int),
    rule: text,
    department_id: optional(bigint),
    starts_at: bigint,
    at: bigint,
    by_id: text,
    reason: text,
    emergency: flag,
  },
  rule_numbers: { no: key(int), path: key(text), value: optional(bigint) },
};
const BEFORE = { company_rules: { rule: key(text), value: optional(int), by_id: text, at: bigint } };
/** The only number there was; its version follows the rulebook as delivered. */
const PATH = "poolLife.pagesADay";
const NO = 2;

export class Rules1795925000000 implements MigrationInterface {
  name = "Rules1795925000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await runner.query(
      `INSERT INTO "rule_versions" ("no", "rule", "department_id", "starts_at", "at", "by_id", "reason", "emergency")
       SELECT ${NO}, 'claim', NULL, "at", "at", "by_id", '', false FROM "company_rules" WHERE "rule" = '${PATH}'`,
    );
    await runner.query(
      `INSERT INTO "rule_numbers" ("no", "path", "value")
       SELECT ${NO}, "rule", "value" FROM "company_rules" WHERE "rule" = '${PATH}'`,
    );
    await runner.query(
      `INSERT INTO "settings" ("name", "value") SELECT 'rules-mark', '${NO}' FROM "rule_versions"`,
    );
    await dropTables(runner, BEFORE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await createTables(runner, BEFORE);
    await runner.query(
      `INSERT INTO "company_rules" ("rule", "value", "by_id", "at")
       SELECT n."path", n."value", v."by_id", v."at" FROM "rule_numbers" n JOIN "rule_versions" v ON v."no" = n."no"
       WHERE n."no" = (SELECT MAX("no") FROM "rule_numbers" WHERE "path" = '${PATH}') AND n."path" = '${PATH}'`,
    );
    await runner.query(`DELETE FROM "settings" WHERE "name" = 'rules-mark'`);
    await dropTables(runner, TABLES);
  }
}
