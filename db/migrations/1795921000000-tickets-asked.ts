// Whom a 求助 asked: of those before, only who has answered is known.
import type { MigrationInterface, QueryRunner } from "typeorm";

export class TicketsAsked1795921000000 implements MigrationInterface {
  name = "TicketsAsked1795921000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tickets" ADD COLUMN "asked_id" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tickets" DROP COLUMN "asked_id"`);
  }
}
