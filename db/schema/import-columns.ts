// The columns of a list that was sent, as their headings were understood.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Column } from "../../src/domain/hands/lead-list.ts";
import { table } from "../engine/table.ts";
import { int, key, optional, text } from "./columns.ts";

export interface ImportColumnRow extends Column {
  readonly importId: number;
}

export const importColumnsSchema = new EntitySchema<ImportColumnRow>({
  name: "import_columns",
  columns: { importId: key(int), at: key(int), heading: text, field: optional(text), unit: text },
});

export const importColumnsTable = table(importColumnsSchema);
