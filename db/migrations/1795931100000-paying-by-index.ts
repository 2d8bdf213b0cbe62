// Which won deals of a department expect money next is a walk along an index that holds no others.
import { type MigrationInterface, type QueryRunner, TableIndex } from "typeorm";

export class PayingByIndex1795931100000 implements MigrationInterface {
  name = "PayingByIndex1795931100000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex(
      "items",
      new TableIndex({
        name: "items_paying",
        columnNames: ["department_id", "place", "next_due_at"],
        where: "outcome = 'won' AND next_due_at IS NOT NULL",
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("items", "items_paying");
  }
}
