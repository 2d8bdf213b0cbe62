// Companies and persons; one has many items.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Customer } from "../../src/domain/item/customer.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const customersSchema = new EntitySchema<Customer>({
  name: "customers",
  columns: {
    id: serial,
    name: text,
    nameKey: text,
    type: text,
    address: optional(text),
    value: optional(text),
    createdAt: bigint,
    mergedInto: optional(int),
    erasedAt: optional(bigint),
    version: int,
  },
  indices: [
    { name: "customers_name_key", columns: ["nameKey"] },
    { name: "customers_merged", columns: ["mergedInto"] },
  ],
});

export const customersTable = table(customersSchema);
