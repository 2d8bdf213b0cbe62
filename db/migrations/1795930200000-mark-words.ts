// 标记叫法: a department's own words for its stages.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createTables, dropTables, int, key, text } from "./columns.ts";

const TABLES = {
  mark_words: { department_id: key(bigint), stage: key(int), word: text, by_id: text, at: bigint },
};

export class MarkWords1795930200000 implements MigrationInterface {
  name = "MarkWords1795930200000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
