// The rows of a list that was sent, and what became of each. They hold phones: they live for days, not for ever.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { RowVerdict } from "../../src/domain/hands/lead-list.ts";
import { table } from "../engine/table.ts";
import { int, key, optional, text } from "./columns.ts";

export interface ImportedRow {
  readonly importId: number;
  /** From 1, in the file's order. */
  readonly seq: number;
  /** Where it stands in the file. */
  readonly line: number;
  /** As the file has them, a JSON list: how many columns a list has nobody knows. Empty once it was taken in. */
  readonly cells: string;
  readonly verdict: RowVerdict | null;
  /** The item made of it, or the one it repeats. */
  readonly no: number | null;
  /** The version in which the import left the item: with another one, somebody has gone on with it. */
  readonly itemVersion: number | null;
  /** Why it was not taken, and what of it is wrong (templates/import.md, reason-…). */
  readonly reason: string | null;
  readonly about: string | null;
  /** Items its customer may be one with, as `12:shortened 31:branch`; null where none is near. */
  readonly near: string | null;
}

export const importRowsSchema = new EntitySchema<ImportedRow>({
  name: "import_rows",
  columns: {
    importId: key(int),
    seq: key(int),
    line: int,
    cells: text,
    verdict: optional(text),
    no: optional(int),
    itemVersion: optional(int),
    reason: optional(text),
    about: optional(text),
    near: optional(text),
  },
  indices: [{ name: "import_rows_verdict", columns: ["importId", "verdict", "seq"] }],
});

export const importRowsTable = table(importRowsSchema);
