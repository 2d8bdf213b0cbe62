// Who belongs to an item beside its owner.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createIndexes, createTables, dropTables, int, key, text } from "./columns.ts";

const TABLES = { companions: { no: key(int), member_id: key(text), role: key(text), at: bigint } };

export class Companions1768000000000 implements MigrationInterface {
  name = "Companions1768000000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [["companions", "companions_member", ["member_id", "no"]]]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
