// What a customer is worth and by whose word, our products and what they are called, names near to an imported one, and
// customers whose personal data was erased.
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
  customer_values: {
    id: serial,
    customer_id: int,
    no: int,
    value: text,
    reason: optional(text),
    by: text,
    at: bigint,
    state: text,
    asked_id: optional(text),
    answered_by: optional(text),
    answered_at: optional(bigint),
    answer: optional(text),
    began_at: optional(bigint),
    ended_at: optional(bigint),
    ended_by: optional(text),
    review_on: optional(text),
    told_at: optional(bigint),
    version: int,
  },
  publicity_consents: {
    id: serial,
    customer_id: int,
    given: flag,
    who: optional(text),
    by: text,
    at: bigint,
  },
  products: {
    id: serial,
    name: text,
    kind: text,
    by: text,
    created_at: bigint,
    retired_at: optional(bigint),
    version: int,
  },
  product_names: {
    name_key: key(text),
    product_id: int,
    name: text,
  },
};

const COLUMNS = [
  ["customers", "erased_at", "bigint"],
  ["import_rows", "near", "text"],
] as const;

export class CustomerValue1795903000000 implements MigrationInterface {
  name = "CustomerValue1795903000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    for (const [table, name, type] of COLUMNS)
      await runner.query(`ALTER TABLE "${table}" ADD COLUMN "${name}" ${type}`);
    await createIndexes(runner, [
      ["customer_values", "customer_values_customer", ["customer_id", "id"]],
      ["customer_values", "customer_values_state", ["state", "review_on"]],
      ["publicity_consents", "publicity_consents_customer", ["customer_id", "id"]],
      ["looks", "looks_at", ["at"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("looks", "looks_at");
    for (const [table, name] of COLUMNS) await runner.query(`ALTER TABLE "${table}" DROP COLUMN "${name}"`);
    await dropTables(runner, TABLES);
  }
}
