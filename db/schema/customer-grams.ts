// Two characters at a time of every customer's name: a part of a name is found by index, not by a scan.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { int, key, text } from "./columns.ts";

export interface CustomerGram {
  readonly gram: string;
  readonly customerId: number;
}

export const customerGramsSchema = new EntitySchema<CustomerGram>({
  name: "customer_grams",
  columns: {
    gram: key(text),
    customerId: key(int),
  },
});

export const customerGramsTable = table(customerGramsSchema);
