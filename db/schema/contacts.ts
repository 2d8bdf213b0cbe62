// Personal data lives here and nowhere else.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Contact } from "../../src/domain/item/customer.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const contactsSchema = new EntitySchema<Contact>({
  name: "contacts",
  columns: {
    id: serial,
    customerId: int,
    name: optional(text),
    phone: optional(text),
    phoneKey: optional(text),
    role: optional(text),
    createdAt: bigint,
  },
  indices: [
    { name: "contacts_customer", columns: ["customerId"] },
    { name: "contacts_phone_key", columns: ["phoneKey"] },
  ],
});

export const contactsTable = table(contactsSchema);
