// When a list that was imported tells the first contact to have been.
import type { MigrationInterface, QueryRunner } from "typeorm";

export class Begun1795930000000 implements MigrationInterface {
  name = "Begun1795930000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "items" ADD COLUMN "begun_on" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "items" DROP COLUMN "begun_on"`);
  }
}
