// What happened to items; never changed, only added to.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { HistoryEntry } from "../../src/domain/item/history.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const historySchema = new EntitySchema<HistoryEntry>({
  name: "history",
  columns: {
    id: serial,
    no: int,
    at: bigint,
    by: text,
    what: text,
    text: optional(text),
    field: optional(text),
    before: optional(text),
    after: optional(text),
    kind: text,
    place: text,
    stage: optional(int),
    outcome: text,
    ownerId: optional(text),
    ruleVersion: int,
  },
  indices: [
    { name: "history_no", columns: ["no", "id"] },
    { name: "history_by", columns: ["by", "at"] },
    { name: "history_what", columns: ["what", "at"] },
    { name: "history_asked", columns: ["no", "at"], where: "what IN ('asked', 'visit-planned')" },
  ],
});

export const historyTable = table(historySchema);
