// Who belongs to an item beside its owner.
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from "typeorm";

export class Companions1768000000000 implements MigrationInterface {
  name = "Companions1768000000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "companions",
        columns: [
          { name: "no", type: "integer", isPrimary: true },
          { name: "member_id", type: "text", isPrimary: true },
          { name: "role", type: "text", isPrimary: true },
          { name: "at", type: "bigint" },
        ],
      }),
    );
    await runner.createIndex(
      "companions",
      new TableIndex({ name: "companions_member", columnNames: ["member_id", "no"] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("companions");
  }
}
