// Every spell of an item in a stage, kept as it happens: what insight is counted from (rules.md 11).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Stay } from "../../src/domain/insight/stay.ts";
import { table } from "../engine/table.ts";
import { bigint, foreignId, int, optional, serial, since, text } from "./columns.ts";

export const staysSchema = new EntitySchema<Stay>({
  name: "stays",
  columns: {
    id: serial,
    no: int,
    stage: int,
    entered: text,
    enteredAt: bigint,
    left: optional(text),
    leftAt: optional(bigint),
    ownerId: optional(text),
    departmentId: optional(foreignId),
    largeDepartmentId: foreignId,
    awayMs: bigint,
    awaySince: optional(bigint),
    hands: since(text, ""),
  },
  indices: [
    { name: "stays_no", columns: ["no", "id"] },
    { name: "stays_department", columns: ["departmentId", "leftAt"] },
    { name: "stays_owner", columns: ["ownerId", "leftAt"] },
    { name: "stays_left", columns: ["leftAt"] },
  ],
});

export const staysTable = table(staysSchema);
