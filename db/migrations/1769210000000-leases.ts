// What only one instance may do at a time.
import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

export class Leases1769210000000 implements MigrationInterface {
  name = "Leases1769210000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: "leases",
        columns: [
          { name: "name", type: "text", isPrimary: true },
          { name: "holder", type: "text" },
          { name: "beat", type: "bigint" },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable("leases");
  }
}
