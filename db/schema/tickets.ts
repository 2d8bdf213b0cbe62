// 求助: a resource somebody needs for an item, or what is asked about a department's figures; and what became of it (rules.md 11).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Ticket } from "../../src/domain/hands/ticket.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const ticketsSchema = new EntitySchema<Ticket>({
  name: "tickets",
  columns: {
    id: serial,
    no: optional(int),
    by: text,
    at: bigint,
    text: text,
    askedId: optional(text),
    answer: optional(text),
    answeredBy: optional(text),
    answeredAt: optional(bigint),
  },
  indices: [{ name: "tickets_no", columns: ["no", "id"] }],
});

export const ticketsTable = table(ticketsSchema);
