// Who held what and when: quotas and cool-offs are counted from these events (rules.md 7, Appendix B).
import type { Holding } from "../../src/domain/item/history.ts";
import type { Sql } from "../engine/sql.ts";
import { holdingsTable } from "../schema/holdings.ts";

export interface HoldingStore {
  of(no: number): Promise<Holding[]>;
  /** Items that changed hands by claims and transfers so often since an instant (ms), by number; so many at most. */
  goingRound(since: number, given: { readonly least: number; readonly limit: number }): Promise<number[]>;
  countClaims(ownerId: string, since: number): Promise<number>;
}

export function createHoldings(sql: Sql): HoldingStore {
  return {
    of: (no) => holdingsTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
    async goingRound(since, { least, limit }) {
      const rows = await sql.rows<{ no: number }>(
        `SELECT no AS "no" FROM holdings WHERE began_at >= ? AND how IN ('claimed', 'transferred')
         GROUP BY no HAVING COUNT(*) >= ? ORDER BY no LIMIT ?`,
        [since, least, limit],
      );
      return rows.map(({ no }) => no);
    },
    countClaims: (ownerId, since) =>
      holdingsTable.count(sql, "WHERE owner_id = ? AND began_at >= ? AND how = 'claimed'", [ownerId, since]),
  };
}
