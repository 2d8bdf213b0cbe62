// Lists taken in from files, row by row, what a company's own words for its stages mean, and files that leave by the outbox.
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
  imports: {
    id: serial,
    by_id: text,
    name: text,
    hash: text,
    state: text,
    source: optional(text),
    source_secret: optional(text),
    rows: int,
    done: int,
    created: int,
    duplicates: int,
    rejected: int,
    kept: int,
    stage_words: text,
    created_at: bigint,
    finished_at: optional(bigint),
    undone_at: optional(bigint),
    undone_by: optional(text),
    version: int,
  },
  import_columns: { import_id: key(int), at: key(int), heading: text, field: optional(text), unit: text },
  import_rows: {
    import_id: key(int),
    seq: key(int),
    line: int,
    cells: text,
    verdict: optional(text),
    no: optional(int),
    item_version: optional(int),
    reason: optional(text),
    about: optional(text),
  },
  stage_words: { word: key(text), meaning: text, by_id: text, at: bigint },
};

export class Imports1795900200000 implements MigrationInterface {
  name = "Imports1795900200000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "outbox" ADD COLUMN "file" text`);
    await createTables(runner, TABLES);
    await createIndexes(runner, [
      ["imports", "imports_state", ["state", "created_at"]],
      ["imports", "imports_by", ["by_id", "created_at"]],
      ["imports", "imports_hash", ["hash"]],
      ["import_rows", "import_rows_verdict", ["import_id", "verdict", "seq"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
    await runner.query(`ALTER TABLE "outbox" DROP COLUMN "file"`);
  }
}
