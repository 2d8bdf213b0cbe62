// Smart sheets: which are bound and asked about, their columns, the choices they lack, and whose items belong in them.
import type { SheetScope } from "../../src/domain/sheet/scope.ts";
import type { Sheet, SheetColumn, SheetOption } from "../../src/domain/sheet/sheet.ts";
import type { Parameter, Sql } from "../engine/sql.ts";
import { sheetColumnsTable, sheetOptionsTable, sheetRowsTable, sheetsTable } from "../schema/sheets.ts";
import { inParts, marksOf } from "./of-scope.ts";

export interface SheetStore {
  /** All that are bound, written or stopped. */
  all(): Promise<readonly Sheet[]>;
  byId(id: number): Promise<Sheet | null>;
  /** The one that is bound to a department. */
  of(departmentId: number): Promise<Sheet | null>;
  /** The bound one that a key writes to. */
  withKey(webhookKey: string): Promise<Sheet | null>;
  /** What somebody was shown and has not confirmed. */
  askedBy(userId: string): Promise<Sheet | null>;
  /** Takes the place of what they were asked before. */
  ask(sheet: Omit<Sheet, "id">): Promise<Sheet>;
  /** What is not named stays; nothing happens to one that is not there any more. */
  change(id: number, values: Partial<Omit<Sheet, "id">>): Promise<void>;
  /** With its columns, rows and choices. */
  remove(id: number): Promise<void>;
  /** What was asked before an instant (ms) and never confirmed. */
  forgetAsked(before: number): Promise<void>;
  columnsOf(id: number): Promise<readonly SheetColumn[]>;
  setColumns(id: number, columns: readonly SheetColumn[]): Promise<void>;
  optionsOf(id: number): Promise<readonly SheetOption[]>;
  /** False when it was known. */
  addOption(option: SheetOption): Promise<boolean>;
  forgetOptions(id: number): Promise<void>;
  /** Numbers behind one, in their order. */
  nosIn(
    scope: SheetScope,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly number[]>;
  countIn(scope: SheetScope): Promise<number>;
  /** Those of some that belong in it. */
  among(nos: readonly number[], scope: SheetScope): Promise<ReadonlySet<number>>;
}

export function createSheets(sql: Sql): SheetStore {
  const first = async (tail: string, parameters: readonly Parameter[]): Promise<Sheet | null> =>
    (await sheetsTable.find(sql, tail, parameters))[0] ?? null;

  async function remove(id: number): Promise<void> {
    for (const table of [sheetOptionsTable, sheetRowsTable, sheetColumnsTable])
      await table.deleteWhere(sql, "sheet_id = ?", [id]);
    await sheetsTable.deleteWhere(sql, "id = ?", [id]);
  }

  async function removeAll(where: string, parameters: readonly Parameter[]): Promise<void> {
    for (const { id } of await sheetsTable.find(sql, `WHERE ${where}`, parameters)) await remove(id);
  }

  return {
    all: () => sheetsTable.find(sql, "WHERE state <> 'asked' ORDER BY department_id, id", []),
    byId: (id) => sheetsTable.byId(sql, id),
    of: (departmentId) => first("WHERE state <> 'asked' AND department_id = ?", [departmentId]),
    withKey: (webhookKey) => first("WHERE state <> 'asked' AND webhook_key = ?", [webhookKey]),
    askedBy: (userId) => first(`WHERE state = 'asked' AND "by" = ? ORDER BY id DESC`, [userId]),
    async ask(sheet) {
      await removeAll(`state = 'asked' AND "by" = ?`, [sheet.by]);
      return sheetsTable.insert(sql, sheet);
    },
    async change(id, values) {
      await sheetsTable.updateWhere(sql, values, "id = ?", [id]);
    },
    remove,
    forgetAsked: (before) => removeAll(`state = 'asked' AND "at" < ?`, [before]),
    async columnsOf(id) {
      const rows = await sheetColumnsTable.find(sql, "WHERE sheet_id = ? ORDER BY spot", [id]);
      return rows.map(({ fieldId, title, shape, field }) => ({ fieldId, title, shape, field }));
    },
    async setColumns(id, columns) {
      await sheetColumnsTable.deleteWhere(sql, "sheet_id = ?", [id]);
      for (const [spot, column] of columns.entries())
        await sheetColumnsTable.insert(sql, { ...column, sheetId: id, spot });
    },
    optionsOf: (id) => sheetOptionsTable.find(sql, "WHERE sheet_id = ? ORDER BY field_id, option", [id]),
    addOption: (option) => sheetOptionsTable.insertOrNothing(sql, option),
    async forgetOptions(id) {
      await sheetOptionsTable.deleteWhere(sql, "sheet_id = ?", [id]);
    },
    async nosIn(scope, { after, limit }) {
      const { text, parameters } = belongs(scope);
      const rows = await sql.rows<{ no: number }>(
        `SELECT no AS "no" FROM items WHERE ${text} AND no > ? ORDER BY no LIMIT ?`,
        [...parameters, after, limit],
      );
      return rows.map(({ no }) => no);
    },
    async countIn(scope) {
      const { text, parameters } = belongs(scope);
      const row = await sql.one<{ count: number }>(
        `SELECT COUNT(*) AS "count" FROM items WHERE ${text}`,
        parameters,
      );
      return Number(row?.count ?? 0);
    },
    async among(nos, scope) {
      const { text, parameters } = belongs(scope);
      const rows = await inParts<number, { no: number }>(nos, (some, marks) =>
        sql.rows(`SELECT no AS "no" FROM items WHERE ${text} AND no IN (${marks})`, [...parameters, ...some]),
      );
      return new Set(rows.map(({ no }) => no));
    },
  };
}

function belongs({ departmentIds, wonSince, lostSince }: SheetScope) {
  return {
    text: `place = 'owned' AND department_id IN (${marksOf(departmentIds)}) AND (outcome = 'open'
      OR (outcome = 'won' AND signed_on >= ?)
      OR (outcome = 'lost' AND EXISTS
        (SELECT 1 FROM history h WHERE h.no = items.no AND h.what = 'lost' AND h.at >= ?)))`,
    parameters: [...departmentIds, wonSince, lostSince] as const,
  };
}
