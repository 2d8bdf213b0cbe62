// Who looked for which customer (查重), and what is late in a department by its index.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { bigint, createIndexes, createTables, dropTables, serial, text } from "./columns.ts";

const TABLES = { looks: { id: serial, user_id: text, at: bigint, words: text } };
const DEADLINE = "items_department_deadline";

export class Looks1795859900000 implements MigrationInterface {
  name = "Looks1795859900000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
    await createIndexes(runner, [
      ["looks", "looks_user", ["user_id", "at"]],
      ["items", DEADLINE, ["department_id", "place", "stage", "deadline_at"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("items", DEADLINE);
    await dropTables(runner, TABLES);
  }
}
