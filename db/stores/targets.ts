// Targets: added to, never changed.

import type { Day } from "../../src/domain/day.ts";
import type { Target, TargetOwner } from "../../src/domain/insight/target.ts";
import { type Sql, StaleError } from "../engine/sql.ts";
import { targetsTable } from "../schema/targets.ts";

export type TargetSlot = TargetOwner & Pick<Target, "kind" | "fromDay" | "toDay">;

export interface TargetStore {
  /** Every version, the latest first. */
  versions(slot: TargetSlot): Promise<readonly Target[]>;
  /** Every version of what somebody is to reach in a time that shares a day with these. */
  of(owner: TargetOwner, given: { readonly from: Day; readonly to: Day }): Promise<readonly Target[]>;
  /** The same of many people, for exactly these days. */
  ofMembers(
    memberIds: readonly string[],
    given: { readonly from: Day; readonly to: Day },
  ): Promise<readonly Target[]>;
  /** One more version; stale when somebody else was faster. */
  add(target: Omit<Target, "id">): Promise<void>;
  /** What somebody set at an instant (ms). */
  setAt(by: string, at: number): Promise<Target | null>;
}

const SLOT = "member_id = ? AND department_id = ? AND kind = ? AND from_day = ? AND to_day = ?";

export function createTargets(sql: Sql): TargetStore {
  return {
    versions: ({ memberId, departmentId, kind, fromDay, toDay }) =>
      targetsTable.find(sql, `WHERE ${SLOT} ORDER BY revision DESC`, [
        memberId,
        departmentId,
        kind,
        fromDay,
        toDay,
      ]),
    of: ({ memberId, departmentId }, { from, to }) =>
      targetsTable.find(
        sql,
        `WHERE member_id = ? AND department_id = ? AND to_day >= ? AND from_day <= ?
         ORDER BY from_day, to_day, kind, revision`,
        [memberId, departmentId, from, to],
      ),
    async ofMembers(memberIds, { from, to }) {
      if (memberIds.length === 0) return [];
      return targetsTable.find(
        sql,
        `WHERE from_day = ? AND to_day = ? AND member_id IN (${memberIds.map(() => "?").join(", ")})
         ORDER BY member_id, kind, revision`,
        [from, to, ...memberIds],
      );
    },
    async add(target) {
      if (!(await targetsTable.insertOrNothing(sql, target))) throw new StaleError("targets");
    },
    async setAt(by, at) {
      const [first] = await targetsTable.find(sql, `WHERE "by" = ? AND at = ? ORDER BY id LIMIT 1`, [by, at]);
      return first ?? null;
    },
  };
}
