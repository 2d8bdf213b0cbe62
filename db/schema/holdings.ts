// Who held what, and when.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Holding } from "../../src/domain/item/history.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const holdingsSchema = new EntitySchema<Holding>({
  name: "holdings",
  columns: {
    id: serial,
    no: int,
    ownerId: text,
    beganAt: bigint,
    how: text,
    endedAt: optional(bigint),
    endedBy: optional(text),
  },
  indices: [
    { name: "holdings_no", columns: ["no", "id"] },
    { name: "holdings_owner", columns: ["ownerId", "beganAt"] },
    { name: "holdings_began", columns: ["beganAt"] },
  ],
});

export const holdingsTable = table(holdingsSchema);
