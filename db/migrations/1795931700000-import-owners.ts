// Whose the rows of a list become that name somebody nobody knows.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { createTables, dropTables, int, key, optional, text } from "./columns.ts";

const TABLES = {
  import_owners: { import_id: key(int), name: key(text), user_id: optional(text) },
};

export class ImportOwners1795931700000 implements MigrationInterface {
  name = "ImportOwners1795931700000";

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
