// Times in which clocks stand still: of one item, of all a member holds or a customer has, or of all (rules.md 5, 10).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Pause } from "../../src/domain/clock/pauses.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, since, text } from "./columns.ts";

export const pausesSchema = new EntitySchema<Pause>({
  name: "pauses",
  columns: {
    id: serial,
    no: int,
    memberId: since(text, ""),
    customerId: since(int, 0),
    kind: text,
    beganAt: bigint,
    endedAt: optional(bigint),
    reason: optional(text),
  },
  indices: [{ name: "pauses_of", columns: ["no", "memberId", "customerId", "endedAt"] }],
});

export const pausesTable = table(pausesSchema);
