// Leads kept for a cleaner, and those passed over (contract.md, 清洗 下一条).
import type { Turn } from "../../src/domain/item/cleaning.ts";
import type { Sql } from "../engine/sql.ts";
import { cleaningSkipsTable } from "../schema/cleaning-skips.ts";
import { cleaningTurnsTable } from "../schema/cleaning-turns.ts";

export interface CleaningStore {
  /** What is kept for somebody at an instant. */
  keptFor(memberId: string, now: number): Promise<Turn | null>;
  /** For whom a lead is kept at an instant. */
  turnOf(no: number, now: number): Promise<Turn | null>;
  /** Everything that is kept for anybody at an instant. */
  kept(now: number): Promise<Turn[]>;
  /** Keeps a lead that is free, or somebody's already; false when another cleaner was faster. */
  take(turn: Turn, now: number): Promise<boolean>;
  /** Free for the others, as if it had not been kept for them. */
  letGo(turn: Pick<Turn, "no" | "memberId">): Promise<void>;
  /** Free for the others; last for whoever passes it over. */
  skip(turn: Turn, at: number): Promise<void>;
  /** Their numbers, the longest ago first. */
  skippedBy(memberId: string): Promise<number[]>;
  /** It was judged: nothing is kept and nothing was passed over. */
  over(no: number): Promise<void>;
}

export function createCleaning(sql: Sql): CleaningStore {
  const only = (rows: readonly Turn[]) => rows[0] ?? null;
  return {
    keptFor: async (memberId, now) =>
      only(
        await cleaningTurnsTable.find(sql, "WHERE member_id = ? AND until > ? ORDER BY until DESC LIMIT 1", [
          memberId,
          now,
        ]),
      ),
    turnOf: async (no, now) =>
      only(await cleaningTurnsTable.find(sql, "WHERE no = ? AND until > ?", [no, now])),
    kept: (now) => cleaningTurnsTable.find(sql, "WHERE until > ?", [now]),
    async take({ no, memberId, until }, now) {
      if (await cleaningTurnsTable.insertOrNothing(sql, { no, memberId, until })) return true;
      const taken = await cleaningTurnsTable.updateWhere(
        sql,
        { memberId, until },
        "no = ? AND (member_id = ? OR until <= ?)",
        [no, memberId, now],
      );
      return taken > 0;
    },
    async letGo({ no, memberId }) {
      await cleaningTurnsTable.deleteWhere(sql, "no = ? AND member_id = ?", [no, memberId]);
    },
    async skip({ no, memberId }, at) {
      await cleaningTurnsTable.deleteWhere(sql, "no = ? AND member_id = ?", [no, memberId]);
      await cleaningSkipsTable.deleteWhere(sql, "no = ? AND member_id = ?", [no, memberId]);
      await cleaningSkipsTable.insert(sql, { memberId, no, at });
    },
    async skippedBy(memberId) {
      const rows = await cleaningSkipsTable.find(sql, "WHERE member_id = ? ORDER BY at, no", [memberId]);
      return rows.map(({ no }) => no);
    },
    async over(no) {
      await cleaningTurnsTable.deleteWhere(sql, "no = ?", [no]);
      await cleaningSkipsTable.deleteWhere(sql, "no = ?", [no]);
    },
  };
}
