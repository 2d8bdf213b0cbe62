// Life in the pool: what of the rulebook a company has set itself, looks at the pool told from looks for a customer, lists
// that answer a campaign, and whose rest 更多 brings.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createIndexes, createTables, dropTables, int, key, optional, text } from "./columns.ts";

const TABLES = {
  company_rules: { rule: key(text), value: optional(int), by_id: text, at: bigint },
};

export class PoolLife1795901000000 implements MigrationInterface {
  name = "PoolLife1795901000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await runner.query(`ALTER TABLE "looks" ADD COLUMN "kind" text NOT NULL DEFAULT 'customer'`);
    await runner.query(`ALTER TABLE "imports" ADD COLUMN "campaign" text`);
    await runner.query(`ALTER TABLE "imports" ADD COLUMN "reactivated" integer NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE "conversations" ADD COLUMN "rest_of" text`);
    await createIndexes(runner, [["holdings", "holdings_began", ["began_at"]]]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("holdings", "holdings_began");
    await runner.query(`ALTER TABLE "conversations" DROP COLUMN "rest_of"`);
    await runner.query(`ALTER TABLE "imports" DROP COLUMN "reactivated"`);
    await runner.query(`ALTER TABLE "imports" DROP COLUMN "campaign"`);
    await runner.query(`ALTER TABLE "looks" DROP COLUMN "kind"`);
    await dropTables(runner, TABLES);
  }
}
