// Smart sheets: which are bound, their columns, which item stands in which row, choices they do not offer.
import type { MigrationInterface, QueryRunner } from "typeorm";
import * as column from "./columns.ts";

const TABLES: column.Tables = {
  sheets: {
    id: column.serial,
    department_id: column.bigint,
    webhook_key: column.text,
    with_amounts: column.flag,
    state: column.text,
    by: column.text,
    at: column.bigint,
    seen_id: column.int,
    compared_to: column.optional(column.int),
    compared_on: column.optional(column.text),
    written_at: column.optional(column.bigint),
    failures: column.int,
    rest_until: column.optional(column.bigint),
    error: column.optional(column.text),
  },
  sheet_columns: {
    sheet_id: column.key(column.int),
    field_id: column.key(column.text),
    title: column.text,
    shape: column.text,
    field: column.optional(column.text),
    spot: column.int,
  },
  sheet_rows: {
    sheet_id: column.key(column.int),
    no: column.key(column.int),
    record_id: column.optional(column.text),
    state: column.text,
    marks: column.int,
    seen_id: column.int,
    hash: column.optional(column.text),
    filled: column.optional(column.text),
    batch: column.optional(column.text),
    error: column.optional(column.text),
  },
  sheet_options: {
    sheet_id: column.key(column.int),
    field_id: column.key(column.text),
    option: column.key(column.text),
    at: column.bigint,
  },
};

export class Sheets1795924000000 implements MigrationInterface {
  name = "Sheets1795924000000";

  async up(runner: QueryRunner): Promise<void> {
    await column.createTables(runner, TABLES);
    await column.createIndexes(runner, [
      ["sheets", "sheets_state", ["state", "department_id"]],
      ["sheet_rows", "sheet_rows_state", ["sheet_id", "state", "no"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await column.dropTables(runner, TABLES);
  }
}
