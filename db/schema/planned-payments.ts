// The payment plan in force.
import { EntitySchema } from "typeorm";
import type { PlannedPayment } from "../../src/domain/history.ts";
import { table } from "../table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const plannedPaymentsSchema = new EntitySchema<PlannedPayment>({
  name: "planned_payments",
  columns: {
    id: serial,
    no: int,
    amountFen: bigint,
    day: optional(text),
    condition: optional(text),
  },
  indices: [{ name: "planned_payments_no", columns: ["no"] }],
});

export const plannedPaymentsTable = table(plannedPaymentsSchema);
