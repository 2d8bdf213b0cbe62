// Up to which stage the marks of an item stand after it was moved back.
import type { MigrationInterface, QueryRunner } from "typeorm";

export class MarkedUpTo1769500000000 implements MigrationInterface {
  name = "MarkedUpTo1769500000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "items" ADD COLUMN "marked_up_to" integer`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "items" DROP COLUMN "marked_up_to"`);
  }
}
