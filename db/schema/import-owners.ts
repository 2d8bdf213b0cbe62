// Whose the rows of a list become that name somebody nobody knows: said while its first look waits.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { OwnerChoice } from "../../src/domain/hands/list-owners.ts";
import { table } from "../engine/table.ts";
import { int, key, optional, text } from "./columns.ts";

export interface ImportOwnerRow extends OwnerChoice {
  readonly importId: number;
}

export const importOwnersSchema = new EntitySchema<ImportOwnerRow>({
  name: "import_owners",
  columns: { importId: key(int), name: key(text), userId: optional(text) },
});

export const importOwnersTable = table(importOwnersSchema);
