// What came in and what is planned, of a month, by its index (本月回款).
import type { MigrationInterface, QueryRunner } from "typeorm";
import { createIndexes } from "./columns.ts";

export class PaymentsByDay1795862000000 implements MigrationInterface {
  name = "PaymentsByDay1795862000000";

  async up(runner: QueryRunner): Promise<void> {
    await createIndexes(runner, [
      ["payments", "payments_at", ["at"]],
      ["planned_payments", "planned_payments_day", ["day"]],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex("planned_payments", "planned_payments_day");
    await runner.dropIndex("payments", "payments_at");
  }
}
