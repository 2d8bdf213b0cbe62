// 上调: what was taken up the line, who was told, what they answered and how it ended (rules.md 6).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Escalation } from "../../src/domain/hands/escalation.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const escalationsSchema = new EntitySchema<Escalation>({
  name: "escalations",
  columns: {
    id: serial,
    key: text,
    no: int,
    kind: text,
    since: bigint,
    openedAt: bigint,
    headId: optional(text),
    toldHeadAt: optional(bigint),
    answer: optional(text),
    answeredBy: optional(text),
    answeredAt: optional(bigint),
    managerId: optional(text),
    toldManagerAt: optional(bigint),
    listedAt: optional(bigint),
    closedAt: optional(bigint),
    closedBy: optional(text),
  },
  indices: [
    { name: "escalations_key", columns: ["key"], unique: true },
    { name: "escalations_open", columns: ["closedAt", "no"] },
    { name: "escalations_no", columns: ["no", "id"] },
  ],
});

export const escalationsTable = table(escalationsSchema);
