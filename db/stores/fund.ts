// Profits, the mentors' shares in them, and the departments' 团队经费.
import type { FundEntry, NewFundEntry } from "../../src/domain/mentoring/fund.ts";
import type { MentorShare, Profit } from "../../src/domain/mentoring/mentor-share.ts";
import type { Sql } from "../engine/sql.ts";
import { fundEntriesTable } from "../schema/fund-entries.ts";
import { mentorSharesTable } from "../schema/mentor-shares.ts";
import { profitsTable } from "../schema/profits.ts";

export interface FundStore {
  /** What is in force of a deal, with its mentors' shares; null where nothing was entered. */
  profit(no: number): Promise<{ profit: Profit; shares: MentorShare[] } | null>;
  /** Takes the place of what was entered before. */
  enter(
    profit: Omit<Profit, "id" | "endedAt">,
    shares: readonly Omit<MentorShare, "profitId">[],
  ): Promise<Profit>;
  /** The deal was taken back: nothing is in force any more. */
  end(no: number, at: number): Promise<void>;
  /** What was ended at an instant is in force again. */
  resume(no: number, at: number): Promise<void>;
  add(entry: NewFundEntry): Promise<FundEntry>;
  /** What was booked for a deal, oldest first. */
  ofItem(no: number): Promise<FundEntry[]>;
  /** Everything of a department, oldest first. */
  ofDepartment(departmentId: number): Promise<FundEntry[]>;
  /** Departments for which anything was ever booked. */
  departments(): Promise<number[]>;
}

export function createFund(sql: Sql): FundStore {
  const end = async (no: number, at: number) => {
    await profitsTable.updateWhere(sql, { endedAt: at }, "no = ? AND ended_at IS NULL", [no]);
  };
  return {
    async profit(no) {
      const [profit] = await profitsTable.find(
        sql,
        "WHERE no = ? AND ended_at IS NULL ORDER BY id DESC LIMIT 1",
        [no],
      );
      if (profit === undefined) return null;
      const shares = await mentorSharesTable.find(sql, "WHERE profit_id = ? ORDER BY mentor_id", [profit.id]);
      return { profit, shares };
    },
    async enter(given, shares) {
      await end(given.no, given.at);
      const profit = await profitsTable.insert(sql, { ...given, endedAt: null });
      for (const share of shares) await mentorSharesTable.insert(sql, { ...share, profitId: profit.id });
      return profit;
    },
    end,
    async resume(no, at) {
      await profitsTable.updateWhere(sql, { endedAt: null }, "no = ? AND ended_at = ?", [no, at]);
    },
    add: (entry) => fundEntriesTable.insert(sql, entry),
    ofItem: (no) => fundEntriesTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
    ofDepartment: (departmentId) =>
      fundEntriesTable.find(sql, "WHERE department_id = ? ORDER BY id", [departmentId]),
    async departments() {
      const rows = await sql.rows<{ id: number }>(
        `SELECT DISTINCT department_id AS "id" FROM fund_entries ORDER BY department_id`,
      );
      return rows.map(({ id }) => id);
    },
  };
}
