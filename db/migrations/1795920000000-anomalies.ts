// Tickets about a department's figures: of no item, and beside each what was unusual.
import { type MigrationInterface, type QueryRunner, TableColumn } from "typeorm";
import * as column from "./columns.ts";

const TABLES: column.Tables = {
  anomalies: {
    ticket_id: column.key(column.int),
    department_id: column.bigint,
    sign: column.text,
    stage: column.int,
    n: column.int,
    own: column.bigint,
    usual: column.bigint,
    is_more: column.flag,
    asked_id: column.text,
    opened_at: column.bigint,
    closed_at: column.optional(column.bigint),
    result: column.optional(column.text),
  },
};

export class Anomalies1795920000000 implements MigrationInterface {
  name = "Anomalies1795920000000";

  async up(runner: QueryRunner): Promise<void> {
    await column.createTables(runner, TABLES);
    await column.createIndexes(runner, [["anomalies", "anomalies_open", ["closed_at"]]]);
    await ofNoItem(runner, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM tickets WHERE no IS NULL");
    await ofNoItem(runner, false);
    await column.dropTables(runner, TABLES);
  }
}

async function ofNoItem(runner: QueryRunner, isNullable: boolean): Promise<void> {
  const old = new TableColumn({ name: "no", type: "integer", isNullable: !isNullable });
  await runner.changeColumn("tickets", old, new TableColumn({ name: "no", type: "integer", isNullable }));
}
