// Who made sure that an item is real, and how (核实).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Verification } from "../../src/domain/item/evidence.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const verificationsSchema = new EntitySchema<Verification>({
  name: "verifications",
  columns: {
    id: serial,
    no: int,
    at: bigint,
    by: text,
    kind: text,
    text: optional(text),
    undoneAt: optional(bigint),
  },
  indices: [{ name: "verifications_no", columns: ["no", "id"] }],
});

export const verificationsTable = table(verificationsSchema);
