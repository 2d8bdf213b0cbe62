// Parties and mentors of an item: who may see it and record what they did, beside its owner (rules.md 12).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Companion } from "../../src/domain/people/companion.ts";
import { table } from "../engine/table.ts";
import { bigint, int, key, text } from "./columns.ts";

export const companionsSchema = new EntitySchema<Companion>({
  name: "companions",
  columns: { no: key(int), memberId: key(text), role: key(text), at: bigint },
  indices: [{ name: "companions_member", columns: ["memberId", "no"] }],
});

export const companionsTable = table(companionsSchema);
