// Lists on their way in, row by row: what is still to be done outlives whoever does it.
import type { Column } from "../../src/domain/hands/lead-list.ts";
import type { Sql } from "../engine/sql.ts";
import { importColumnsTable } from "../schema/import-columns.ts";
import { type ImportedRow, importRowsTable } from "../schema/import-rows.ts";
import { type ImportRow, importsTable } from "../schema/imports.ts";
import { stageWordsTable } from "../schema/stage-words.ts";
import { createImportOwners, type ImportOwners } from "./import-owners.ts";
import { createImportPlaces, type ImportPlaces } from "./import-places.ts";
import { takeStaysBack } from "./stays.ts";

export type Import = ImportRow;

export interface Tallied extends Pick<ImportedRow, "reason"> {
  readonly verdict: NonNullable<ImportedRow["verdict"]>;
  readonly count: number;
}

export interface ImportStore extends ImportPlaces, ImportOwners {
  begin(given: Pick<Import, "byId" | "source" | "sourceSecret" | "createdAt">): Promise<Import>;
  byId(id: number): Promise<Import | null>;
  /** Stale when somebody else has taken it a step further. */
  save(row: Import): Promise<Import>;
  /** In these states, the oldest first. */
  inState(states: readonly Import["state"][]): Promise<readonly Import[]>;
  /** Somebody's since an instant, the latest first. */
  latest(byId: string, since: number): Promise<readonly Import[]>;
  /** Everybody's since an instant, the latest first. */
  since(at: number, limit: number): Promise<readonly Import[]>;
  /** Of the same file, in these states, the latest first. */
  ofFile(hash: string, states: readonly Import["state"][]): Promise<readonly Import[]>;
  setColumns(id: number, columns: readonly Column[]): Promise<void>;
  columns(id: number): Promise<readonly Column[]>;
  addRows(rows: readonly ImportedRow[]): Promise<void>;
  /** Those behind a place in the file's order. */
  rowsAfter(id: number, seq: number, limit: number): Promise<readonly ImportedRow[]>;
  /** With one of these verdicts, behind a place. */
  judged(
    id: number,
    given: {
      readonly verdicts: readonly string[];
      readonly after: number;
      readonly limit: number;
      /** Only those of which something is told. */
      readonly isRemarked?: boolean;
    },
  ): Promise<readonly ImportedRow[]>;
  /** Taken in beside somebody who may be the same one: the first of them, and how many there are. */
  near(id: number, limit: number): Promise<{ readonly rows: readonly ImportedRow[]; readonly count: number }>;
  /** Taken in with something still to be seen to, by the beginning of what: the first of them, and how many there are. */
  remarked(
    id: number,
    given: { readonly remark: string; readonly limit: number },
  ): Promise<{ readonly rows: readonly ImportedRow[]; readonly count: number }>;
  /** Not taken in for this reason, beside others or not: the first of them. */
  backFor(
    id: number,
    given: { readonly reason: string; readonly limit: number },
  ): Promise<readonly ImportedRow[]>;
  /** How many rows have which verdict, and why, as it is kept with them. */
  tally(id: number): Promise<readonly Tallied[]>;
  /** Which line of a list has become an item; null where none has. */
  lineOf(id: number, no: number): Promise<number | null>;
  /** The list that had brought a number and was taken back, as long as its rows are kept; null for none. */
  takenBackWith(no: number): Promise<Pick<Import, "id" | "name"> | null>;
  judge(row: ImportedRow): Promise<void>;
  /** Forgets the rows of a list: they hold phones. */
  forgetRows(id: number): Promise<void>;
  /** Some of the rows of lists from before an instant; and what nobody confirmed is dropped. Answers how many. */
  forgetBefore(at: number, limit: number): Promise<number>;
  /** What the words of stages mean to this company. */
  stageWords(): Promise<ReadonlyMap<string, string>>;
  /** An empty meaning forgets the word. */
  setStageWord(given: {
    readonly word: string;
    readonly meaning: string;
    readonly byId: string;
    readonly at: number;
  }): Promise<void>;
  /** Whether somebody has gone on with an item since the import left it. */
  isTouched(given: { readonly no: number; readonly itemVersion: number | null }): Promise<boolean>;
  /** Takes an item back as if it had never been there, with its customer where it was the only one. */
  takeBack(no: number): Promise<void>;
}

const list = (values: readonly unknown[]): string => values.map(() => "?").join(", ");

/** What hangs on an item that nobody has gone on with. */
const OF_AN_ITEM = ["history", "holdings", "follow_ups", "pauses", "item_notices", "signs", "signings"];

export function createImports(sql: Sql): ImportStore {
  return {
    begin: (given) =>
      importsTable.insert(sql, {
        ...given,
        name: "",
        hash: "",
        state: "fetching",
        rows: 0,
        done: 0,
        created: 0,
        duplicates: 0,
        rejected: 0,
        kept: 0,
        campaign: null,
        reactivated: 0,
        stageWords: "",
        problem: null,
        unread: null,
        finishedAt: null,
        undoneAt: null,
        undoneBy: null,
        version: 1,
      }),
    byId: (id) => importsTable.byId(sql, id),
    save: (row) => importsTable.update(sql, row),
    inState: (states) => importsTable.find(sql, `WHERE state IN (${list(states)}) ORDER BY id`, [...states]),
    latest: (byId, since) =>
      importsTable.find(sql, "WHERE by_id = ? AND created_at > ? ORDER BY id DESC LIMIT 20", [byId, since]),
    since: (at, limit) =>
      importsTable.find(sql, "WHERE created_at > ? ORDER BY id DESC LIMIT ?", [at, limit]),
    ofFile: (hash, states) =>
      importsTable.find(sql, `WHERE hash = ? AND state IN (${list(states)}) ORDER BY id DESC`, [
        hash,
        ...states,
      ]),
    async setColumns(id, columns) {
      await importColumnsTable.deleteWhere(sql, "import_id = ?", [id]);
      for (const column of columns) await importColumnsTable.insert(sql, { importId: id, ...column });
    },
    columns: (id) => importColumnsTable.find(sql, 'WHERE import_id = ? ORDER BY "at"', [id]),
    async addRows(rows) {
      for (const row of rows) await importRowsTable.insert(sql, row);
    },
    rowsAfter: (id, seq, limit) =>
      importRowsTable.find(sql, "WHERE import_id = ? AND seq > ? ORDER BY seq LIMIT ?", [id, seq, limit]),
    judged: (id, { verdicts, after, limit, isRemarked = false }) =>
      importRowsTable.find(
        sql,
        `WHERE import_id = ? AND verdict IN (${list(verdicts)}) AND seq > ?${isRemarked ? " AND reason IS NOT NULL" : ""} ORDER BY seq LIMIT ?`,
        [id, ...verdicts, after, limit],
      ),
    async near(id, limit) {
      const where = "WHERE import_id = ? AND near IS NOT NULL";
      return {
        rows: await importRowsTable.find(sql, `${where} ORDER BY seq LIMIT ?`, [id, limit]),
        count: await importRowsTable.count(sql, where, [id]),
      };
    },
    async remarked(id, { remark, limit }) {
      const where = "WHERE import_id = ? AND verdict = 'created' AND reason LIKE ?";
      const asked = [id, `%${remark}%`];
      return {
        rows: await importRowsTable.find(sql, `${where} ORDER BY seq LIMIT ?`, [...asked, limit]),
        count: await importRowsTable.count(sql, where, asked),
      };
    },
    // Reasons stand a line each.
    backFor: (id, { reason, limit }) =>
      importRowsTable.find(
        sql,
        `WHERE import_id = ? AND verdict IN ('rejected', 'duplicate') AND ? || reason || ? LIKE ? ORDER BY seq LIMIT ?`,
        [id, "\n", "\n", `%\n${reason}\n%`, limit],
      ),
    async tally(id) {
      const rows = await sql.rows<Tallied>(
        `SELECT verdict AS "verdict", reason AS "reason", COUNT(*) AS "count" FROM import_rows
         WHERE import_id = ? AND verdict IS NOT NULL GROUP BY verdict, reason`,
        [id],
      );
      return rows.map((row) => ({ ...row, count: Number(row.count) }));
    },
    async lineOf(id, no) {
      const [row] = await importRowsTable.find(
        sql,
        "WHERE import_id = ? AND verdict = 'created' AND no = ? LIMIT 1",
        [id, no],
      );
      return row?.line ?? null;
    },
    takenBackWith: (no) =>
      sql.one<Pick<Import, "id" | "name">>(
        `SELECT i.id AS "id", i.name AS "name" FROM imports i JOIN import_rows r ON r.import_id = i.id
         WHERE i.state IN ('undoing', 'undone') AND r.verdict = 'undone' AND r.no = ? LIMIT 1`,
        [no],
      ),
    async judge(row) {
      await importRowsTable.update(sql, row);
    },
    async forgetRows(id) {
      await importRowsTable.deleteWhere(sql, "import_id = ?", [id]);
    },
    async forgetBefore(at, limit) {
      await importsTable.updateWhere(sql, { state: "dropped" }, "state = 'asking' AND created_at < ?", [at]);
      const old = await sql.one<{ id: number }>(
        `SELECT id AS "id" FROM imports WHERE created_at < ? AND state IN ('done', 'refused', 'dropped', 'undone')
         AND EXISTS (SELECT 1 FROM import_rows WHERE import_id = imports.id) LIMIT 1`,
        [at],
      );
      if (old === null) return 0;
      return importRowsTable.deleteWhere(
        sql,
        "import_id = ? AND seq IN (SELECT seq FROM import_rows WHERE import_id = ? ORDER BY seq LIMIT ?)",
        [old.id, old.id, limit],
      );
    },
    async stageWords() {
      const rows = await stageWordsTable.find(sql, "ORDER BY word", []);
      return new Map(rows.map(({ word, meaning }) => [word, meaning]));
    },
    async setStageWord(row) {
      await stageWordsTable.deleteWhere(sql, "word = ?", [row.word]);
      if (row.meaning !== "") await stageWordsTable.insert(sql, row);
    },
    async isTouched({ no, itemVersion }) {
      const item = await sql.one<{ version: number }>('SELECT version AS "version" FROM items WHERE no = ?', [
        no,
      ]);
      if (item === null) return false;
      if (item.version !== itemVersion) return true;
      // 提醒我 leaves the item itself as it is; 合并 may have brought another one's past into it.
      const standsIn = [
        "SELECT 1 FROM own_reminders WHERE no = ? LIMIT 1",
        "SELECT 1 FROM merges WHERE kept_no = ? LIMIT 1",
        "SELECT 1 FROM merges WHERE gone_no = ? LIMIT 1",
      ];
      for (const text of standsIn) if ((await sql.one(text, [no])) !== null) return true;
      return false;
    },
    async takeBack(no) {
      const item = await sql.one<{ customerId: number }>(
        `SELECT customer_id AS "customerId" FROM items WHERE no = ?`,
        [no],
      );
      if (item === null) return;
      for (const table of OF_AN_ITEM) await sql.run(`DELETE FROM ${table} WHERE no = ?`, [no]);
      await takeStaysBack(sql, no);
      await sql.run("DELETE FROM items WHERE no = ?", [no]);
      const another = await sql.one("SELECT 1 FROM items WHERE customer_id = ? LIMIT 1", [item.customerId]);
      if (another !== null) return;
      for (const table of ["contacts", "customer_grams", "customer_names"])
        await sql.run(`DELETE FROM ${table} WHERE customer_id = ?`, [item.customerId]);
      await sql.run("DELETE FROM customers WHERE id = ?", [item.customerId]);
    },
    ...createImportPlaces(sql),
    ...createImportOwners(sql),
  };
}
