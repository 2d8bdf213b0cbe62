// Why a list could not be read, and what of its file was left unread: told in chat at once, and looked at on a page later.
import type { MigrationInterface, QueryRunner } from "typeorm";

export class ImportProblems1795923000000 implements MigrationInterface {
  name = "ImportProblems1795923000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "imports" ADD COLUMN "problem" text`);
    await runner.query(`ALTER TABLE "imports" ADD COLUMN "unread" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "imports" DROP COLUMN "unread"`);
    await runner.query(`ALTER TABLE "imports" DROP COLUMN "problem"`);
  }
}
