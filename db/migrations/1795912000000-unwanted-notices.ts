// What somebody wants to hear no more of, by kind.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createTables, dropTables, key, text } from "./columns.ts";

const TABLES = { unwanted_notices: { user_id: key(text), kind: key(text), at: bigint } };

export class UnwantedNotices1795912000000 implements MigrationInterface {
  name = "UnwantedNotices1795912000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
