// How the items of a week's audit were drawn: enough for anybody to draw them again.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, foreignId, int, key, text } from "./columns.ts";

export interface AuditDraw {
  /** Its Monday. */
  readonly week: string;
  /** The large department. */
  readonly unitId: number;
  readonly seed: string;
  /** Numbers of the items that were drawn from, comma separated, ascending. */
  readonly candidates: string;
  /** How many were drawn. */
  readonly count: number;
  readonly at: number;
}

export const auditDrawsSchema = new EntitySchema<AuditDraw>({
  name: "audit_draws",
  columns: {
    week: key(text),
    unitId: key(foreignId),
    seed: text,
    candidates: text,
    count: int,
    at: bigint,
  },
});

export const auditDrawsTable = table(auditDrawsSchema);
