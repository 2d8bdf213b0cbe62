// Parties and mentors of an item, as they are now.
import type { Companion } from "../../src/domain/people/companion.ts";
import type { Sql } from "../engine/sql.ts";
import { companionsTable } from "../schema/companions.ts";

export interface CompanionStore {
  /** In the order in which they came. */
  of(no: number): Promise<Companion[]>;
  /** The items somebody belongs to without owning them. */
  ofMember(memberId: string): Promise<Companion[]>;
  /** Once; a second time nothing happens. */
  add(companion: Companion): Promise<void>;
  remove(companion: Omit<Companion, "at">): Promise<void>;
}

export function createCompanions(sql: Sql): CompanionStore {
  return {
    of: (no) => companionsTable.find(sql, "WHERE no = ? ORDER BY at, member_id", [no]),
    ofMember: (memberId) => companionsTable.find(sql, "WHERE member_id = ? ORDER BY no, role", [memberId]),
    async add(companion) {
      await companionsTable.insertOrNothing(sql, companion);
    },
    async remove({ no, memberId, role }) {
      await companionsTable.deleteWhere(sql, "no = ? AND member_id = ? AND role = ?", [no, memberId, role]);
    },
  };
}
