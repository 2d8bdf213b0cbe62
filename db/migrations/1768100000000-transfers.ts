// Offers of items to colleagues.
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from "typeorm";

const COLUMNS = {
  no: "integer",
  open_no: "integer?",
  from_id: "text",
  to_id: "text",
  by: "text",
  reason: "text?",
  plan: "text?",
  outcome: "text",
  state: "text",
  offered_at: "bigint",
  expires_at: "bigint",
  from_unit_id: "integer?",
  from_asked_id: "text?",
  from_agreed_by: "text?",
  to_unit_id: "integer?",
  to_asked_id: "text?",
  to_agreed_by: "text?",
  ended_at: "bigint?",
  ended_by: "text?",
  version: "integer",
} as const;

export class Transfers1768100000000 implements MigrationInterface {
  name = "Transfers1768100000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "transfers",
        columns: [
          {
            name: "id",
            type: "integer",
            isPrimary: true,
            isGenerated: true,
            generationStrategy: "increment",
          },
          ...Object.entries(COLUMNS).map(([name, type]) => ({
            name,
            type: type.replace("?", ""),
            isNullable: type.endsWith("?"),
          })),
        ],
      }),
    );
    await runner.createIndex(
      "transfers",
      new TableIndex({ name: "transfers_open", columnNames: ["open_no"], isUnique: true }),
    );
    await runner.createIndex(
      "transfers",
      new TableIndex({ name: "transfers_no", columnNames: ["no", "id"] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("transfers");
  }
}
