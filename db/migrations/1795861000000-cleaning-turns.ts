// Which lead is kept for which cleaner, and what each of them passed over (清洗 下一条).
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createIndexes, createTables, dropTables, int, key, text } from "./columns.ts";

const TABLES = {
  cleaning_turns: { no: key(int), member_id: text, until: bigint },
  cleaning_skips: { member_id: key(text), no: key(int), at: bigint },
};

export class CleaningTurns1795861000000 implements MigrationInterface {
  name = "CleaningTurns1795861000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [
      ["cleaning_turns", "cleaning_turns_member", ["member_id"]],
      ["cleaning_skips", "cleaning_skips_no", ["no"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
