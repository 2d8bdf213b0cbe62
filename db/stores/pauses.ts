// The times in which clocks stand still (rules.md 5, Pauses).
import type { Pause, PauseKind } from "../../src/domain/clock/pauses.ts";
import type { Sql } from "../engine/sql.ts";
import { pausesTable } from "../schema/pauses.ts";

export interface PauseStore {
  add(pause: Omit<Pause, "id">): Promise<Pause>;
  /** What pauses an item of an owner and was not over at an instant. */
  of(item: { readonly no: number; readonly ownerId: string | null }, since: number): Promise<Pause[]>;
  /** Items, members and, as "all", everything, whose clocks stand still at an instant. */
  runningAt(instant: number): Promise<Running>;
  /** Ends what runs, or was to run, for a member; true when there was something. */
  endOf(given: { memberId: string; kind: PauseKind; at: number }): Promise<boolean>;
  /** The same for one item. */
  endOfItem(given: { no: number; kind: PauseKind; at: number }): Promise<boolean>;
}

export interface Running {
  /** Whether an item of an owner stands still. */
  has(item: { readonly no: number; readonly ownerId: string | null }): boolean;
}

export function createPauses(sql: Sql): PauseStore {
  async function endWhere(where: string, key: readonly (string | number)[], at: number): Promise<boolean> {
    const running = `${where} AND (ended_at IS NULL OR ended_at > ?)`;
    const begun = await pausesTable.updateWhere(sql, { endedAt: at }, `${running} AND began_at < ?`, [
      ...key,
      at,
      at,
    ]);
    return begun + (await pausesTable.deleteWhere(sql, running, [...key, at])) > 0;
  }

  return {
    add: (pause) => pausesTable.insert(sql, pause),
    of: ({ no, ownerId }, since) =>
      pausesTable.find(
        sql,
        `WHERE ((no = ? AND member_id = '') OR (no = 0 AND member_id IN ('', ?)))
         AND (ended_at IS NULL OR ended_at > ?) ORDER BY began_at, id`,
        [no, ownerId ?? "", since],
      ),
    async runningAt(instant) {
      const rows = await pausesTable.find(sql, "WHERE began_at <= ? AND (ended_at IS NULL OR ended_at > ?)", [
        instant,
        instant,
      ]);
      const items = new Set(rows.filter(({ no }) => no !== 0).map(({ no }) => no));
      const members = new Set(rows.filter(({ no }) => no === 0).map(({ memberId }) => memberId));
      return {
        has: ({ no, ownerId }) =>
          items.has(no) || members.has("") || (ownerId !== null && members.has(ownerId)),
      };
    },
    endOf: ({ memberId, kind, at }) =>
      endWhere("no = 0 AND member_id = ? AND kind = ?", [memberId, kind], at),
    endOfItem: ({ no, kind, at }) => endWhere("no = ? AND member_id = '' AND kind = ?", [no, kind], at),
  };
}
