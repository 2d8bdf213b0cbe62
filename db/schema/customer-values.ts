// 标: every value a customer has, had or was to have, and by whose word (rules.md 4).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { CustomerValue } from "../../src/domain/value/customer-value.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const customerValuesSchema = new EntitySchema<CustomerValue>({
  name: "customer_values",
  columns: {
    id: serial,
    customerId: int,
    no: int,
    value: text,
    reason: optional(text),
    by: text,
    at: bigint,
    state: text,
    askedId: optional(text),
    answeredBy: optional(text),
    answeredAt: optional(bigint),
    answer: optional(text),
    beganAt: optional(bigint),
    endedAt: optional(bigint),
    endedBy: optional(text),
    reviewOn: optional(text),
    toldAt: optional(bigint),
    version: int,
  },
  indices: [
    { name: "customer_values_customer", columns: ["customerId", "id"] },
    { name: "customer_values_state", columns: ["state", "reviewOn"] },
  ],
});

export const customerValuesTable = table(customerValuesSchema);
