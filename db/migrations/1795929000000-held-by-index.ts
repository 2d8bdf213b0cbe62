// What stands in each stage is counted from an index alone: of a whole company that is a hundred thousand rows nobody reads.
import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndexes } from "./columns.ts";

export class HeldByIndex1795929000000 implements MigrationInterface {
  name = "HeldByIndex1795929000000";

  async up(runner: QueryRunner): Promise<void> {
    await createIndexes(runner, [
      [
        "items",
        "items_held",
        [
          "place",
          "department_id",
          "owner_id",
          "stage",
          "outcome",
          "next_due_at",
          "deadline_at",
          "contract_fen",
          "quoted_fen",
          "expected_fen",
        ],
      ],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("items", "items_held");
  }
}
