// 查重: who looked for what, and how often of late (rules.md 4).
import type { Sql } from "../engine/sql.ts";
import { looksTable } from "../schema/looks.ts";

export interface LookStore {
  add(look: { readonly userId: string; readonly at: number; readonly words: string }): Promise<void>;
  /** When somebody looked after an instant (ms), oldest first. */
  since(userId: string, after: number): Promise<readonly number[]>;
}

export function createLooks(sql: Sql): LookStore {
  return {
    async add(look) {
      await looksTable.insert(sql, look);
    },
    async since(userId, after) {
      const rows = await looksTable.find(sql, "WHERE user_id = ? AND at > ? ORDER BY at", [userId, after]);
      return rows.map(({ at }) => at);
    },
  };
}
