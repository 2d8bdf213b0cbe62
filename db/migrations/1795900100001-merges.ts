// Two items, and two customers, become one; which rows went along is kept, to take it back.
import type { MigrationInterface, QueryRunner } from "typeorm";
import {
  bigint,
  createIndexes,
  createTables,
  dropTables,
  int,
  key,
  optional,
  serial,
  text,
} from "./columns.ts";

const TABLES = {
  merges: {
    id: serial,
    kept_no: int,
    gone_no: int,
    kept_customer_id: int,
    gone_customer_id: int,
    by: text,
    at: bigint,
    gone_before: text,
    gone_version: int,
    address: optional(text),
    value: optional(text),
    undone_at: optional(bigint),
  },
  merged_rows: { merge_id: key(int), kind: key(text), row_id: key(int) },
};

export class Merges1795900100001 implements MigrationInterface {
  name = "Merges1795900100001";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [["merges", "merges_kept", ["kept_no"]]]);
    for (const table of ["items", "customers"])
      await runner.query(`ALTER TABLE "${table}" ADD COLUMN "merged_into" integer`);
    await createIndexes(runner, [
      ["items", "items_merged", ["merged_into"]],
      ["customers", "customers_merged", ["merged_into"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["items", "customers"]) {
      await runner.dropIndex(table, `${table}_merged`);
      await runner.query(`ALTER TABLE "${table}" DROP COLUMN "merged_into"`);
    }
    await dropTables(runner, TABLES);
  }
}
