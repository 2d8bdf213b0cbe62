// What somebody did since some day is found by an index: 本周动态.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndexes } from "./columns.ts";

export class HistoryBy1769600000000 implements MigrationInterface {
  name = "HistoryBy1769600000000";

  async up(runner: QueryRunner): Promise<void> {
    await createIndexes(runner, [["history", "history_by", ["by", "at"]]]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("history", "history_by");
  }
}
