// Follow-ups as they were typed.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { FollowUp } from "../../src/domain/item/history.ts";
import { table } from "../engine/table.ts";
import { bigint, flag, int, optional, serial, text } from "./columns.ts";

export const followUpsSchema = new EntitySchema<FollowUp>({
  name: "follow_ups",
  columns: {
    id: serial,
    no: int,
    at: bigint,
    by: text,
    text: text,
    counts: flag,
    attempt: flag,
    nextDay: optional(text),
    nextText: optional(text),
    undoneAt: optional(bigint),
  },
  indices: [
    { name: "follow_ups_no", columns: ["no", "id"] },
    { name: "follow_ups_at", columns: ["at"] },
  ],
});

export const followUpsTable = table(followUpsSchema);
