// The leads that wait for a verdict, in the order in which they are judged.
import type { Item } from "../../src/domain/item/item.ts";
import type { Sql } from "../engine/sql.ts";
import { itemsTable } from "../schema/items.ts";

export interface ToBeJudged {
  /** The cleaning queue: fresh ones first, those that wait for something last. */
  inCleaning(limit: number): Promise<Item[]>;
  /**
   * What cleaners judge: that queue, and the leads that stay with their finders (报备). What has waited since an instant comes
   * first, the longest first; then the fresh, the latest first; then what a list has brought, which is fresh to nobody.
   */
  toBeJudged(limit: number, given: { readonly waitedSince: number }): Promise<Item[]>;
  /** Of those the ones that wait for nothing but a verdict: the longest waiting first, and how many there are. */
  longestToBeJudged(limit: number): Promise<{ readonly items: readonly Item[]; readonly count: number }>;
}

const TO_BE_JUDGED =
  "WHERE (place = 'cleaning' OR (place = 'owned' AND stage IS NULL AND outcome = 'open' AND kind = 'lead'))";
const IS_FRESH = "intake <> 'imported' AND received_at >= ?";
const JUDGED_IN_TURN = `CASE WHEN awaiting IS NULL THEN 0 ELSE 1 END,
  CASE WHEN intake = 'imported' THEN 2 WHEN ${IS_FRESH} THEN 1 ELSE 0 END,
  CASE WHEN ${IS_FRESH} THEN -received_at ELSE received_at END,
  CASE WHEN ${IS_FRESH} THEN -no ELSE no END`;

export function createToBeJudged(sql: Sql): ToBeJudged {
  return {
    inCleaning: (limit) =>
      itemsTable.find(
        sql,
        "WHERE place = 'cleaning' ORDER BY CASE WHEN awaiting IS NULL THEN 0 ELSE 1 END, received_at DESC, no DESC LIMIT ?",
        [limit],
      ),
    toBeJudged: (limit, { waitedSince }) =>
      itemsTable.find(sql, `${TO_BE_JUDGED} ORDER BY ${JUDGED_IN_TURN} LIMIT ?`, [
        waitedSince,
        waitedSince,
        waitedSince,
        limit,
      ]),
    async longestToBeJudged(limit) {
      const where = `${TO_BE_JUDGED} AND awaiting IS NULL`;
      return {
        items: await itemsTable.find(sql, `${where} ORDER BY created_at, no LIMIT ?`, [limit]),
        count: await itemsTable.count(sql, where, []),
      };
    },
  };
}
