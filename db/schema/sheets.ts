// Smart sheets a department's pipeline is written to. The key is a secret: it is neither exported nor logged.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Sheet, SheetColumn, SheetOption, SheetRow } from "../../src/domain/sheet/sheet.ts";
import { table } from "../engine/table.ts";
import { bigint, flag, foreignId, int, key, optional, serial, text } from "./columns.ts";

export const sheetsSchema = new EntitySchema<Sheet>({
  name: "sheets",
  columns: {
    id: serial,
    departmentId: foreignId,
    webhookKey: text,
    withAmounts: flag,
    state: text,
    by: text,
    at: bigint,
    seenId: int,
    comparedTo: optional(int),
    comparedOn: optional(text),
    writtenAt: optional(bigint),
    failures: int,
    restUntil: optional(bigint),
    error: optional(text),
  },
  indices: [{ name: "sheets_state", columns: ["state", "departmentId"] }],
});

export interface SheetColumnRow extends SheetColumn {
  readonly sheetId: number;
  /** Its place in the table. */
  readonly spot: number;
}

export const sheetColumnsSchema = new EntitySchema<SheetColumnRow>({
  name: "sheet_columns",
  columns: {
    sheetId: key(int),
    fieldId: key(text),
    title: text,
    shape: text,
    field: optional(text),
    spot: int,
  },
});

export const sheetRowsSchema = new EntitySchema<SheetRow>({
  name: "sheet_rows",
  columns: {
    sheetId: key(int),
    no: key(int),
    recordId: optional(text),
    state: text,
    marks: int,
    seenId: int,
    hash: optional(text),
    filled: optional(text),
    batch: optional(text),
    error: optional(text),
  },
  indices: [{ name: "sheet_rows_state", columns: ["sheetId", "state", "no"] }],
});

export const sheetOptionsSchema = new EntitySchema<SheetOption>({
  name: "sheet_options",
  columns: { sheetId: key(int), fieldId: key(text), option: key(text), at: bigint },
});

export const sheetsTable = table(sheetsSchema);
export const sheetColumnsTable = table(sheetColumnsSchema);
export const sheetRowsTable = table(sheetRowsSchema);
export const sheetOptionsTable = table(sheetOptionsSchema);
