// Every spell of an item in a stage; those of items that are there already are played again at the next start.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createIndexes, createTables, dropTables, int, optional, serial, text } from "./columns.ts";

const TABLES = {
  stays: {
    id: serial,
    no: int,
    stage: int,
    entered: text,
    entered_at: bigint,
    left: optional(text),
    left_at: optional(bigint),
    owner_id: optional(text),
    department_id: optional(bigint),
    large_department_id: bigint,
    away_ms: bigint,
    away_since: optional(bigint),
  },
};

export class Stays1795910000000 implements MigrationInterface {
  name = "Stays1795910000000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [
      ["stays", "stays_no", ["no", "id"]],
      ["stays", "stays_department", ["department_id", "left_at"]],
      ["stays", "stays_owner", ["owner_id", "left_at"]],
      ["stays", "stays_left", ["left_at"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
