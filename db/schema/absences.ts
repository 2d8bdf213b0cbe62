// 请假 and 代管: who is away, and who acts for whom, by days (rules.md 5, 6).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Absence } from "../../src/domain/people/absence.ts";
import { table } from "../engine/table.ts";
import { bigint, optional, serial, text } from "./columns.ts";

export const absencesSchema = new EntitySchema<Absence>({
  name: "absences",
  columns: {
    id: serial,
    memberId: text,
    kind: text,
    fromDay: text,
    toDay: text,
    deputyId: optional(text),
    state: text,
    by: text,
    at: bigint,
    decidedBy: optional(text),
  },
  indices: [
    { name: "absences_member", columns: ["memberId", "toDay"] },
    { name: "absences_deputy", columns: ["deputyId", "toDay"] },
  ],
});

export const absencesTable = table(absencesSchema);
