// Whom a group's post calls by name.
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Mentions1795860100000 implements MigrationInterface {
  name = "Mentions1795860100000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "outbox" ADD COLUMN "mentions" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "outbox" DROP COLUMN "mentions"`);
  }
}
