// What happened to an item, oldest first.
import type { CleaningEvent } from "../../src/domain/item/cleaning-quality.ts";
import type { HistoryEntry, What } from "../../src/domain/item/history.ts";
import type { Sql } from "../engine/sql.ts";
import { historyTable } from "../schema/history.ts";
import { inParts } from "./of-scope.ts";

export type DoneBy = Pick<HistoryEntry, "no" | "by" | "at" | "what">;

export interface HistoryStore {
  of(no: number): Promise<HistoryEntry[]>;
  /** 备注, newest first; those of items merged into it, too. */
  notes(no: number, limit: number): Promise<HistoryEntry[]>;
  /** After an instant (ms), oldest first. */
  since(no: number, after: number): Promise<HistoryEntry[]>;
  /** When the owner of an item was first asked anything after an instant (ms); null where nobody asked. */
  firstAsked(no: number, after: number): Promise<number | null>;
  /** The words of the last time something happened to each of some items, by number; without words it is left out. */
  lastTexts(
    nos: readonly number[],
    what: What,
  ): Promise<ReadonlyMap<number, { readonly text: string; readonly at: number }>>;
  /** What some people did since an instant (ms), in its order. */
  doneBy(userIds: readonly string[], since: number): Promise<readonly DoneBy[]>;
  last(no: number, what: What): Promise<HistoryEntry | null>;
  /** What changed behind a number of the history, in its order. */
  after(id: number, limit: number): Promise<readonly Pick<HistoryEntry, "id" | "no" | "at">[]>;
  /** The number of the last change there is; 0 where there is none. */
  lastId(): Promise<number>;
  /** When each of some items changed last, by number (ms). */
  lastChanges(nos: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Judgements of leads and their coming back from an instant to before another (ms), in their order. */
  cleanings(since: number, until: number): Promise<readonly CleaningEvent[]>;
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
    async firstAsked(no, after) {
      const row = await sql.one<{ at: number | null }>(
        `SELECT MIN(at) AS "at" FROM history WHERE no = ? AND at > ? AND what IN ('asked', 'visit-planned')`,
        [no, after],
      );
      return row?.at == null ? null : Number(row.at);
    },
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
    async doneBy(userIds, since) {
      const rows = await inParts<string, DoneBy>(userIds, (some, marks) =>
        sql.rows(
          `SELECT no AS "no", "by" AS "by", at AS "at", what AS "what" FROM history
           WHERE "by" IN (${marks}) AND at >= ? ORDER BY id`,
          [...some, since],
        ),
      );
      return rows.map((row) => ({ ...row, at: Number(row.at) }));
    },
    async cleanings(since, until) {
      const rows = await sql.rows<CleaningEvent>(
        `SELECT h.no AS "no", h.at AS "at", h."by" AS "by", h.what AS "what", h.text AS "text",
           i.source AS "source", i.self_cleaned AS "selfCleaned"
         FROM history h JOIN items i ON i.no = h.no
         WHERE h.what IN ('cleaned', 'rejected', 'returned-to-cleaning') AND h.at >= ? AND h.at < ? ORDER BY h.id`,
        [since, until],
      );
      return rows.map((row) => ({ ...row, selfCleaned: Boolean(row.selfCleaned) }));
    },
    async after(id, limit) {
      const rows = await sql.rows<Pick<HistoryEntry, "id" | "no" | "at">>(
        `SELECT id AS "id", no AS "no", at AS "at" FROM history WHERE id > ? ORDER BY id LIMIT ?`,
        [id, limit],
      );
      return rows.map((row) => ({ ...row, at: Number(row.at) }));
    },
    async lastId() {
      const row = await sql.one<{ id: number | null }>(`SELECT MAX(id) AS "id" FROM history`);
      return Number(row?.id ?? 0);
    },
    async lastChanges(nos) {
      const rows = await inParts<number, { no: number; at: number }>(nos, (some, marks) =>
        sql.rows(`SELECT no AS "no", MAX(at) AS "at" FROM history WHERE no IN (${marks}) GROUP BY no`, some),
      );
      return new Map(rows.map(({ no, at }) => [no, Number(at)]));
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
