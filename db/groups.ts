// The group each department's posts go to.
import { type BoundGroup, boundGroupsTable } from "./schema/bound-groups.ts";
import type { Sql } from "./sql.ts";

export interface GroupStore {
  of(departmentId: number): Promise<BoundGroup | null>;
  /** Takes the place of the group that was bound before. */
  bind(group: BoundGroup): Promise<void>;
  unbind(departmentId: number): Promise<boolean>;
  all(): Promise<BoundGroup[]>;
}

export function createGroups(sql: Sql): GroupStore {
  return {
    of: (departmentId) => boundGroupsTable.byId(sql, departmentId),
    async bind(group) {
      await boundGroupsTable.deleteWhere(sql, "department_id = ?", [group.departmentId]);
      await boundGroupsTable.insert(sql, group);
    },
    unbind: async (departmentId) =>
      (await boundGroupsTable.deleteWhere(sql, "department_id = ?", [departmentId])) > 0,
    all: () => boundGroupsTable.find(sql, "ORDER BY department_id", []),
  };
}
