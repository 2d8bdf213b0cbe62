// What happened to an item, oldest first.
import type { HistoryEntry, What } from "../../src/domain/item/history.ts";
import type { Sql } from "../engine/sql.ts";
import { historyTable } from "../schema/history.ts";

export interface HistoryStore {
  of(no: number): Promise<HistoryEntry[]>;
  /** 备注, newest first; those of items merged into it, too. */
  notes(no: number, limit: number): Promise<HistoryEntry[]>;
  /** After an instant (ms), oldest first. */
  since(no: number, after: number): Promise<HistoryEntry[]>;
  /** The words of the last time something happened to each of some items, by number; without words it is left out. */
  lastTexts(
    nos: readonly number[],
    what: What,
  ): Promise<ReadonlyMap<number, { readonly text: string; readonly at: number }>>;
  last(no: number, what: What): Promise<HistoryEntry | null>;
}

export function createHistory(sql: Sql): HistoryStore {
  return {
    of: (no) => historyTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
    notes: (no, limit) =>
      historyTable.find(
        sql,
        `WHERE (no = ? OR no IN (SELECT no FROM items WHERE merged_into = ?)) AND what = 'noted' AND text IS NOT NULL
         ORDER BY id DESC LIMIT ?`,
        [no, no, limit],
      ),
    since: (no, after) => historyTable.find(sql, "WHERE no = ? AND at > ? ORDER BY id", [no, after]),
    async lastTexts(nos, what) {
      if (nos.length === 0) return new Map();
      const marks = nos.map(() => "?").join(", ");
      const rows = await historyTable.find(sql, `WHERE no IN (${marks}) AND what = ? ORDER BY id`, [
        ...nos,
        what,
      ]);
      return new Map(
        rows.flatMap(({ no, text, at }) => (text === null ? [] : [[no, { text, at }] as const])),
      );
    },
    async last(no, what) {
      const rows = await historyTable.find(sql, "WHERE no = ? AND what = ? ORDER BY id DESC LIMIT 1", [
        no,
        what,
      ]);
      return rows[0] ?? null;
    },
  };
}
