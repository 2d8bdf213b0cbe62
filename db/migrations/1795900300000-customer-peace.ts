// Customers left in peace: 静默 with its consents, what they were told of our products, and clocks that stand still for it.
import type { MigrationInterface, QueryRunner } from "typeorm";
import {
  bigint,
  createIndexes,
  createTables,
  dropTables,
  flag,
  int,
  key,
  optional,
  serial,
  text,
} from "./columns.ts";

const TABLES = {
  quiets: {
    id: serial,
    customer_id: int,
    no: int,
    days: int,
    reason: optional(text),
    by: text,
    state: text,
    asked_at: bigint,
    expires_at: bigint,
    began_at: optional(bigint),
    ends_at: optional(bigint),
    ended_at: optional(bigint),
    ended_by: optional(text),
    why: optional(text),
    told_at: optional(bigint),
    version: int,
  },
  quiet_consents: {
    quiet_id: key(int),
    member_id: key(text),
    role: text,
    answer: optional(text),
    answered_by: optional(text),
    answered_at: optional(bigint),
  },
  product_pushes: {
    id: serial,
    customer_id: int,
    by: text,
    at: bigint,
    product: text,
    service: flag,
    taken_back_at: optional(bigint),
  },
};

export class CustomerPeace1795900300000 implements MigrationInterface {
  name = "CustomerPeace1795900300000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await runner.query(`ALTER TABLE "pauses" ADD COLUMN "customer_id" integer NOT NULL DEFAULT 0`);
    await runner.dropIndex("pauses", "pauses_of");
    await createIndexes(runner, [
      ["quiets", "quiets_customer", ["customer_id", "id"]],
      ["quiets", "quiets_state", ["state", "ends_at"]],
      ["product_pushes", "product_pushes_customer", ["customer_id", "at"]],
      ["pauses", "pauses_of", ["no", "member_id", "customer_id", "ended_at"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("pauses", "pauses_of");
    await runner.query(`DELETE FROM "pauses" WHERE "customer_id" <> 0`);
    await runner.query(`ALTER TABLE "pauses" DROP COLUMN "customer_id"`);
    await createIndexes(runner, [["pauses", "pauses_of", ["no", "member_id", "ended_at"]]]);
    await dropTables(runner, TABLES);
  }
}
