// Leases between instances on one database: taken and renewed by comparing what was seen with what is there.
import type { Sql } from "../engine/sql.ts";
import { type LeaseRow, leasesTable } from "../schema/leases.ts";

export interface LeaseStore {
  of(name: string): Promise<LeaseRow | null>;
  /** Takes or renews it, if it still is what was seen; answers the row as it is then, null when somebody was faster. */
  take(name: string, given: { holder: string; seen: LeaseRow | null }): Promise<LeaseRow | null>;
  /** Gives it back; nothing happens when somebody else has it. */
  release(name: string, holder: string): Promise<void>;
}

export function createLeases(sql: Sql): LeaseStore {
  return {
    of: (name) => leasesTable.byId(sql, name),
    async take(name, { holder, seen }) {
      const next = { name, holder, beat: (seen?.beat ?? 0) + 1 };
      if (seen === null) return (await leasesTable.insertOrNothing(sql, next)) ? next : null;
      const changed = await leasesTable.updateWhere(
        sql,
        { holder: next.holder, beat: next.beat },
        "name = ? AND holder = ? AND beat = ?",
        [name, seen.holder, seen.beat],
      );
      return changed > 0 ? next : null;
    },
    async release(name, holder) {
      await leasesTable.updateWhere(sql, { holder: "" }, "name = ? AND holder = ?", [name, holder]);
    },
  };
}
