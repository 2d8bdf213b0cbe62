// Who looked for which customer, and when (rules.md 4): an enumeration is seen, and slowed.
import { EntitySchema } from "typeorm";
import { table } from "../engine/table.ts";
import { bigint, serial, text } from "./columns.ts";

export interface Look {
  readonly id: number;
  readonly userId: string;
  readonly at: number;
  /** As typed. */
  readonly words: string;
}

export const looksSchema = new EntitySchema<Look>({
  name: "looks",
  columns: { id: serial, userId: text, at: bigint, words: text },
  indices: [
    { name: "looks_user", columns: ["userId", "at"] },
    { name: "looks_at", columns: ["at"] },
  ],
});

export const looksTable = table(looksSchema);
