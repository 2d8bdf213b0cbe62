// Who looked for which customer, and when (rules.md 4): an enumeration is seen, and slowed.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, serial, since, text } from "./columns.ts";

export interface Look {
  readonly id: number;
  readonly userId: string;
  readonly at: number;
  /** For a customer; a list taken out; somebody's data erased; or at a page of the pool, which is counted apart (rules.md C.1). */
  readonly kind: "customer" | "export" | "erasure" | "pool";
  /** As typed. */
  readonly words: string;
}

export const looksSchema = new EntitySchema<Look>({
  name: "looks",
  columns: { id: serial, userId: text, at: bigint, kind: since(text, "customer"), words: text },
  indices: [
    { name: "looks_user", columns: ["userId", "at"] },
    { name: "looks_at", columns: ["at"] },
    { name: "looks_kind", columns: ["kind", "at"] },
  ],
});

export const looksTable = table(looksSchema);
