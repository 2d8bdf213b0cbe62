// Through whose hands an item went while it was in a stage; what was there before says nothing of it.
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Hands1795931810000 implements MigrationInterface {
  name = "Hands1795931810000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "stays" ADD COLUMN "hands" text NOT NULL DEFAULT ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "stays" DROP COLUMN "hands"`);
  }
}
