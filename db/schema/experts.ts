// Mentors who were nominated or appointed as experts of the company.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Expert } from "../../src/domain/mentoring/experts.ts";
import { table } from "../engine/table.ts";
import { bigint, key, optional, text } from "./columns.ts";

export const expertsSchema = new EntitySchema<Expert>({
  name: "experts",
  columns: {
    memberId: key(text),
    nominatedBy: optional(text),
    nominatedAt: optional(bigint),
    appointedBy: optional(text),
    appointedAt: optional(bigint),
    endedAt: optional(bigint),
  },
});

export const expertsTable = table(expertsSchema);
