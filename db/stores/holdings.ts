// Who held what and when: quotas and cool-offs are counted from these events (rules.md 7, Appendix B).
import type { Holding } from "../../src/domain/item/history.ts";
import type { Sql } from "../engine/sql.ts";
import { holdingsTable } from "../schema/holdings.ts";

export interface HoldingStore {
  of(no: number): Promise<Holding[]>;
  countClaims(ownerId: string, since: number): Promise<number>;
}

export function createHoldings(sql: Sql): HoldingStore {
  return {
    of: (no) => holdingsTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
    countClaims: (ownerId, since) =>
      holdingsTable.count(sql, "WHERE owner_id = ? AND began_at >= ? AND how = 'claimed'", [ownerId, since]),
  };
}
