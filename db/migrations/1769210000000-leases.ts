// What only one instance may do at a time.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createTables, dropTables, key, text } from "./columns.ts";

const TABLES = { leases: { name: key(text), holder: text, beat: bigint } };

export class Leases1769210000000 implements MigrationInterface {
  name = "Leases1769210000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
