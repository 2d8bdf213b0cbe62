// What happened to an item, oldest first.
import type { HistoryEntry, What } from "../src/domain/history.ts";
import { historyTable } from "./schema/history.ts";
import type { Sql } from "./sql.ts";

export interface HistoryStore {
  of(no: number): Promise<HistoryEntry[]>;
  last(no: number, what: What): Promise<HistoryEntry | null>;
}

export function createHistory(sql: Sql): HistoryStore {
  return {
    of: (no) => historyTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
    async last(no, what) {
      const rows = await historyTable.find(sql, "WHERE no = ? AND what = ? ORDER BY id DESC LIMIT 1", [
        no,
        what,
      ]);
      return rows[0] ?? null;
    },
  };
}
