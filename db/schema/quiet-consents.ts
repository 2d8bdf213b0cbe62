// Whose yes a 静默 needs, and what they have said (rules.md 10).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Consent } from "../../src/domain/peace/quiet.ts";
import { table } from "../engine/table.ts";
import { bigint, int, key, optional, text } from "./columns.ts";

export const quietConsentsSchema = new EntitySchema<Consent>({
  name: "quiet_consents",
  columns: {
    quietId: key(int),
    memberId: key(text),
    role: text,
    answer: optional(text),
    answeredBy: optional(text),
    answeredAt: optional(bigint),
  },
});

export const quietConsentsTable = table(quietConsentsSchema);
