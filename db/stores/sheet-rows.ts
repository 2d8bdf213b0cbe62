// The rows of smart sheets: called for by changes, taken to be written, settled with what became of them.
import type { SheetRow } from "../../src/domain/sheet/sheet.ts";
import type { Sql } from "../engine/sql.ts";
import { sheetRowsTable } from "../schema/sheets.ts";
import { inParts, marksOf } from "./of-scope.ts";

export interface Written {
  readonly no: number;
  /** How often it had been called for when it was taken: later calls stand. */
  readonly marks: number;
  readonly recordId: string;
  readonly hash: string;
  readonly filled: string;
}

export interface SheetRowStore {
  /** How many are in each state. */
  counts(sheetId: number): Promise<Readonly<Record<SheetRow["state"], number>>>;
  byNos(sheetId: number, nos: readonly number[]): Promise<readonly SheetRow[]>;
  /** Behind a number, in their order. */
  page(
    sheetId: number,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly SheetRow[]>;
  /** In a state, by number. */
  inState(sheetId: number, state: SheetRow["state"], limit: number): Promise<readonly SheetRow[]>;
  /** They are to be written: new ones, and those that no change up to the number given has called for yet. */
  call(sheetId: number, rows: readonly Pick<SheetRow, "no" | "seenId">[]): Promise<void>;
  /** The same, whatever called for them before. */
  callAgain(sheetId: number, nos: readonly number[]): Promise<void>;
  /** One whose place in the table is known; one that stands as it should rather than one that is due. */
  known(sheetId: number): Promise<SheetRow | null>;
  /** All are written anew: nothing is taken for granted that stands in the table. */
  callAll(sheetId: number): Promise<void>;
  /** What nobody knows about is to be a new row. */
  startAnew(sheetId: number): Promise<void>;
  /** What was refused is due again: it was not these rows. */
  absolve(sheetId: number, nos: readonly number[]): Promise<void>;
  /** On its way under a name of the attempt's own. */
  send(sheetId: number, nos: readonly number[], batch: string): Promise<void>;
  written(sheetId: number, batch: string, rows: readonly Written[]): Promise<void>;
  /** Not written by this attempt. `forgets`: the row of the table it stood in is not there any more. */
  notWritten(
    sheetId: number,
    batch: string,
    given: {
      readonly nos: readonly number[];
      readonly state: "due" | "unclear" | "refused";
      readonly error: string | null;
      readonly forgets?: true;
    },
  ): Promise<void>;
  /** As it should be without being written. */
  settle(sheetId: number, rows: readonly Pick<SheetRow, "no" | "marks">[]): Promise<void>;
  forget(sheetId: number, nos: readonly number[]): Promise<void>;
  /** Whatever is on its way belongs to an attempt that is no more: added ones are unclear, the others go again. */
  abandon(sheetId: number): Promise<readonly SheetRow[]>;
}

export function createSheetRows(sql: Sql): SheetRowStore {
  const change = (values: Partial<SheetRow>, where: string, parameters: readonly (string | number)[]) =>
    sheetRowsTable.updateWhere(sql, values, where, parameters);

  return {
    async counts(sheetId) {
      const found = { due: 0, sending: 0, unclear: 0, written: 0, refused: 0 };
      const rows = await sql.rows<{ state: SheetRow["state"]; count: number }>(
        `SELECT state AS "state", COUNT(*) AS "count" FROM sheet_rows WHERE sheet_id = ? GROUP BY state`,
        [sheetId],
      );
      for (const { state, count } of rows) found[state] = Number(count);
      return found;
    },
    byNos: (sheetId, nos) =>
      inParts(nos, (some, marks) =>
        sheetRowsTable.find(sql, `WHERE sheet_id = ? AND no IN (${marks}) ORDER BY no`, [sheetId, ...some]),
      ),
    page: (sheetId, { after, limit }) =>
      sheetRowsTable.find(sql, "WHERE sheet_id = ? AND no > ? ORDER BY no LIMIT ?", [sheetId, after, limit]),
    inState: (sheetId, state, limit) =>
      sheetRowsTable.find(sql, "WHERE sheet_id = ? AND state = ? ORDER BY no LIMIT ?", [
        sheetId,
        state,
        limit,
      ]),
    async call(sheetId, rows) {
      for (const { no, seenId } of rows)
        await sql.run(
          `INSERT INTO sheet_rows (sheet_id, no, state, marks, seen_id) VALUES (?, ?, 'due', 1, ?)
           ON CONFLICT (sheet_id, no) DO UPDATE SET marks = sheet_rows.marks + 1, seen_id = excluded.seen_id,
             state = CASE WHEN sheet_rows.state IN ('sending', 'unclear') THEN sheet_rows.state ELSE 'due' END
           WHERE sheet_rows.seen_id < excluded.seen_id`,
          [sheetId, no, seenId],
        );
    },
    async callAgain(sheetId, nos) {
      // No row twice in one statement.
      await inParts([...new Set(nos)], async (some) => {
        await sql.run(
          `INSERT INTO sheet_rows (sheet_id, no, state, marks, seen_id)
           VALUES ${some.map(() => "(?, ?, 'due', 1, 0)").join(", ")}
           ON CONFLICT (sheet_id, no) DO UPDATE SET marks = sheet_rows.marks + 1,
             state = CASE WHEN sheet_rows.state IN ('sending', 'unclear') THEN sheet_rows.state ELSE 'due' END`,
          some.flatMap((no) => [sheetId, no]),
        );
        return [];
      });
    },
    async known(sheetId) {
      const rows = await sheetRowsTable.find(
        sql,
        "WHERE sheet_id = ? AND state IN ('due', 'written') AND record_id IS NOT NULL ORDER BY state DESC, no LIMIT 1",
        [sheetId],
      );
      return rows[0] ?? null;
    },
    async callAll(sheetId) {
      await sql.run(
        `UPDATE sheet_rows SET marks = marks + 1, hash = NULL,
           state = CASE WHEN state IN ('sending', 'unclear') THEN state ELSE 'due' END WHERE sheet_id = ?`,
        [sheetId],
      );
    },
    async startAnew(sheetId) {
      await sql.run(
        `UPDATE sheet_rows SET marks = marks + 1, state = 'due', record_id = NULL, hash = NULL, filled = NULL,
           batch = NULL, error = NULL
         WHERE sheet_id = ? AND state = 'unclear'`,
        [sheetId],
      );
    },
    async absolve(sheetId, nos) {
      await change({ state: "due" }, `sheet_id = ? AND state = 'refused' AND no IN (${marksOf(nos)})`, [
        sheetId,
        ...nos,
      ]);
    },
    async send(sheetId, nos, batch) {
      await change({ state: "sending", batch, error: null }, `sheet_id = ? AND no IN (${marksOf(nos)})`, [
        sheetId,
        ...nos,
      ]);
    },
    async written(sheetId, batch, rows) {
      for (const { no, marks, recordId, hash, filled } of rows)
        await sql.run(
          `UPDATE sheet_rows SET record_id = ?, hash = ?, filled = ?, batch = NULL, error = NULL,
             state = CASE WHEN marks = ? THEN 'written' ELSE 'due' END
           WHERE sheet_id = ? AND no = ? AND batch = ?`,
          [recordId, hash, filled, marks, sheetId, no, batch],
        );
    },
    async notWritten(sheetId, batch, { nos, state, error, forgets }) {
      const gone = forgets === true ? { recordId: null, hash: null, filled: null } : {};
      // An answer that comes late is still an answer to this attempt.
      const kept = state === "unclear" ? {} : { batch: null };
      await change(
        { state, error, ...kept, ...gone },
        `sheet_id = ? AND batch = ? AND no IN (${marksOf(nos)})`,
        [sheetId, batch, ...nos],
      );
    },
    async settle(sheetId, rows) {
      for (const { no, marks } of rows)
        await change(
          { state: "written", error: null },
          "sheet_id = ? AND no = ? AND marks = ? AND state = 'due'",
          [sheetId, no, marks],
        );
    },
    async forget(sheetId, nos) {
      await sheetRowsTable.deleteWhere(sql, `sheet_id = ? AND no IN (${marksOf(nos)})`, [sheetId, ...nos]);
    },
    async abandon(sheetId) {
      const sending = "sheet_id = ? AND state = 'sending'";
      await change({ state: "due", batch: null }, `${sending} AND record_id IS NOT NULL`, [sheetId]);
      const lost = await sheetRowsTable.find(sql, `WHERE ${sending} ORDER BY no`, [sheetId]);
      await change({ state: "unclear" }, sending, [sheetId]);
      return lost;
    },
  };
}
