// The profit of won deals, as a head or finance entered it.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Profit } from "../../src/domain/mentoring/mentor-share.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const profitsSchema = new EntitySchema<Profit>({
  name: "profits",
  columns: {
    id: serial,
    no: int,
    profitFen: bigint,
    basisPoints: int,
    by: text,
    at: bigint,
    endedAt: optional(bigint),
  },
  indices: [{ name: "profits_no", columns: ["no", "id"] }],
});

export const profitsTable = table(profitsSchema);
