// The payment plan in force.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { PlannedPayment } from "../../src/domain/item/history.ts";
import { table } from "../engine/table.ts";
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
  indices: [
    { name: "planned_payments_no", columns: ["no"] },
    { name: "planned_payments_day", columns: ["day"] },
  ],
});

export const plannedPaymentsTable = table(plannedPaymentsSchema);
