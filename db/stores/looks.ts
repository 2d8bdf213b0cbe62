// Who looked for whom, or through the pool, and how often of late (rules.md 4, 12).
import type { Sql } from "../engine/sql.ts";
import { type Look, looksTable } from "../schema/looks.ts";

export interface LookStore {
  /** For a customer, unless it is said at what. */
  add(look: Omit<Look, "id" | "kind"> & Partial<Pick<Look, "kind">>): Promise<void>;
  /** When somebody looked for a customer, or took a list out, after an instant (ms), oldest first. */
  since(userId: string, after: number): Promise<readonly number[]>;
  /** How many pages of the pool somebody has looked at since an instant (ms). */
  pages(userId: string, since: number): Promise<number>;
}

export function createLooks(sql: Sql): LookStore {
  return {
    async add(look) {
      await looksTable.insert(sql, { kind: "customer", ...look });
    },
    async since(userId, after) {
      const rows = await looksTable.find(sql, "WHERE user_id = ? AND at > ? AND kind <> 'pool' ORDER BY at", [
        userId,
        after,
      ]);
      return rows.map(({ at }) => at);
    },
    pages: (userId, since) =>
      looksTable.count(sql, "WHERE user_id = ? AND at >= ? AND kind = 'pool'", [userId, since]),
  };
}
