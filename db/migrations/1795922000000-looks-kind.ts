// The log of looks is read by kind, the newest first.
import type { MigrationInterface, QueryRunner } from "typeorm";

export class LooksKind1795922000000 implements MigrationInterface {
  name = "LooksKind1795922000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "looks_kind" ON "looks" ("kind", "at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "looks_kind"`);
  }
}
