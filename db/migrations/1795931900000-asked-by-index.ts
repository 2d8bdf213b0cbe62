// Whether an item's owner was asked anything lately is looked for at each of their follow-ups: an index that holds no other changes.
import { type MigrationInterface, type QueryRunner, TableIndex } from "typeorm";

export class AskedByIndex1795931900000 implements MigrationInterface {
  name = "AskedByIndex1795931900000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex(
      "history",
      new TableIndex({
        name: "history_asked",
        columnNames: ["no", "at"],
        where: "what IN ('asked', 'visit-planned')",
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("history", "history_asked");
  }
}
