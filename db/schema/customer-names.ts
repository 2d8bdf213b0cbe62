// Every name a customer is found by, taken apart: its own, the one in brackets, those of customers merged into it.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { NameKeys } from "../../src/domain/item/company-name.ts";
import { table } from "../engine/table.ts";
import { int, serial, text } from "./columns.ts";

export interface CustomerName extends NameKeys {
  readonly id: number;
  readonly customerId: number;
  /** Its own and what stands beside it in brackets go when it is renamed; that of a customer merged into it stays. */
  readonly kind: "own" | "beside" | "merged";
}

export const customerNamesSchema = new EntitySchema<CustomerName>({
  name: "customer_names",
  columns: {
    id: serial,
    customerId: int,
    name: text,
    nameKey: text,
    core: text,
    sound: text,
    opening: text,
    place: text,
    kind: text,
  },
  indices: [
    { name: "customer_names_customer", columns: ["customerId"] },
    { name: "customer_names_key", columns: ["nameKey"] },
    { name: "customer_names_core", columns: ["core", "place"] },
    { name: "customer_names_sound", columns: ["sound", "place"] },
    { name: "customer_names_opening", columns: ["opening", "place"] },
  ],
});

export const customerNamesTable = table(customerNamesSchema);
