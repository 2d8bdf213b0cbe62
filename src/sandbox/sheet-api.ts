// Rows that come into a smart sheet from outside, and why they are refused (wecom.md 4.14).
import type { ApiAnswer, Fields } from "./api-answer.ts";
import { failed, fieldsOf, ok, textOf } from "./api-answer.ts";
import type { SheetField, Sheets } from "./sheets.ts";

const ROWS_A_CALL = 500;
const ROWS_A_MINUTE = 3_000;
const MINUTE_MS = 60_000;

export interface SheetApi {
  webhook(key: string, request: Fields): ApiAnswer;
}

/** All rows of a call are taken, or none. */
export function createSheetApi({
  sheets,
  now,
}: {
  readonly sheets: Sheets;
  readonly now: () => number;
}): SheetApi {
  let written: readonly { readonly at: number; readonly rows: number }[] = [];

  return {
    webhook(key, request) {
      const { sheet } = sheets;
      if (key !== sheet.key) return failed(40014, "invalid key");
      const added = rowsIn(request["add_records"]);
      const changed = rowsIn(request["update_records"]);
      const rows = [...added, ...changed];
      if (rows.length === 0) return failed(40058, "no records");
      if (rows.length > ROWS_A_CALL || !passes(rows.length))
        return failed(45033, "api concurrent out of limit");
      const values = rows.map((row) => byId(fieldsOf(row["values"]), sheet.fields));
      if (values.some((found) => found === null)) return failed(2023001, "field not found");
      for (const row of values)
        for (const field of sheet.fields) {
          const refusal = refusalOf(row?.[field.id], field);
          if (refusal !== null) return refusal;
        }
      const known = new Set(sheets.records().map(({ id }) => id));
      if (changed.some((row) => !known.has(textOf(row["record_id"]))))
        return failed(2023012, "record not found");
      return ok({
        add_records: added.map((_, index) => told(sheets.add(values[index] ?? {}))),
        update_records: changed.map((row, index) =>
          told(sheets.change(textOf(row["record_id"]), values[added.length + index] ?? {})),
        ),
      });
    },
  };

  function passes(rows: number): boolean {
    written = written.filter(({ at }) => at > now() - MINUTE_MS);
    if (written.reduce((sum, one) => sum + one.rows, 0) + rows > ROWS_A_MINUTE) return false;
    written = [...written, { at: now(), rows }];
    return true;
  }
}

function rowsIn(list: unknown): readonly Fields[] {
  return Array.isArray(list) ? list.map(fieldsOf) : [];
}

function told(record: { readonly id: string; readonly values: Fields } | undefined) {
  return { record_id: record?.id, values: record?.values };
}

/** Keys are ids or titles; null where one is neither. */
function byId(values: Fields, fields: readonly SheetField[]): Fields | null {
  const found: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const field = fields.find(({ id, title }) => id === key || title === key);
    if (field === undefined) return null;
    found[field.id] = value;
  }
  return found;
}

/** Each kind of column in the form that the page on adding names. */
function refusalOf(value: unknown, { type, options = [] }: SheetField): ApiAnswer | null {
  const wrong = failed(2022004, "invalid value");
  if (value === undefined || value === null || value === "") return null;
  if (type === "number") return typeof value === "number" ? null : wrong;
  if (type === "date") return typeof value === "string" && /^\d{12,14}$/.test(value) ? null : wrong;
  if (type === "text" && typeof value === "string") return null;
  if (!Array.isArray(value)) return wrong;
  const pieces = value.map(fieldsOf);
  if (type === "choice" && pieces.some((piece) => !options.includes(textOf(piece["text"]))))
    return failed(2023010, "option not found");
  const needs = { text: "text", choice: "text", member: "user_id", link: "link" }[type];
  return pieces.every((piece) => textOf(piece[needs]) !== "") ? null : wrong;
}
