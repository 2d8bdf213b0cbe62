// Money received; refunds are negative.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Payment } from "../../src/domain/item/history.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const paymentsSchema = new EntitySchema<Payment>({
  name: "payments",
  columns: {
    id: serial,
    no: int,
    at: bigint,
    by: text,
    amountFen: bigint,
    text: optional(text),
  },
  indices: [
    { name: "payments_no", columns: ["no"] },
    { name: "payments_at", columns: ["at"] },
  ],
});

export const paymentsTable = table(paymentsSchema);
