// What lies in the pools for long, and what sleeps: for proposals, campaigns and their lists (rules.md 2, A.6).
import type { Item } from "../../src/domain/item/item.ts";
import type { Parameter, Sql } from "../engine/sql.ts";
import { itemsTable } from "../schema/items.ts";
import type { Page } from "./listing.ts";

export interface SleeperStore {
  /** In a pool since before an instant (ms), returned so often, or unqualified; the longest first. */
  longInPool(given: {
    readonly before: number;
    readonly returns: number;
    readonly limit: number;
  }): Promise<Item[]>;
  /**
   * Asleep, and either since before an instant (ms) with so many activations behind it, or given up or put to sleep with
   * one of these words; by number.
   */
  maybeOver(given: {
    readonly before: number;
    readonly activations: number;
    readonly words: readonly string[];
    readonly limit: number;
  }): Promise<Item[]>;
  /** Asleep, by number, page by page. */
  asleep(page: Page): Promise<readonly Item[]>;
}

export function createSleepers(sql: Sql): SleeperStore {
  const find = (where: string, values: readonly Parameter[]) => itemsTable.find(sql, where, values);
  return {
    longInPool: ({ before, returns, limit }) =>
      find(
        `WHERE place = 'pool' AND (unqualified = ? OR pooled_at < ? OR times_returned >= ?)
         ORDER BY pooled_at, no LIMIT ?`,
        [true, before, returns, limit],
      ),
    maybeOver({ before, activations, words, limit }) {
      const named = words.map(() => "h.text LIKE ?").join(" OR ");
      return find(
        `WHERE place = 'dormant' AND (
           ((SELECT MAX(h.at) FROM history h WHERE h.no = items.no AND h.what = 'archived') < ?
            AND (SELECT COUNT(*) FROM history h WHERE h.no = items.no AND h.what = 'reactivated') >= ?)
           OR EXISTS (SELECT 1 FROM history h WHERE h.no = items.no
             AND h.what IN ('archived', 'returned', 'rejected') AND (${named})))
         ORDER BY no LIMIT ?`,
        [before, activations, ...words.map((word) => `%${word}%`), limit],
      );
    },
    asleep: ({ after, limit }) =>
      find("WHERE place = 'dormant' AND no > ? ORDER BY no LIMIT ?", [after, limit]),
  };
}
