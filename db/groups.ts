// The groups each department's posts go to.
import type { Audience, DepartmentGroup } from "../src/domain/groups.ts";
import { departmentGroupsTable } from "./schema/department-groups.ts";
import type { Sql } from "./sql.ts";

export interface GroupStore {
  of(departmentId: number, audience: Audience): Promise<DepartmentGroup | null>;
  /** Takes the place of the group that was bound before. */
  bind(group: DepartmentGroup): Promise<void>;
  unbind(departmentId: number, audience: Audience): Promise<boolean>;
  /** No department's posts go to a chat of the group bot any more. */
  unbindChat(chatId: string): Promise<void>;
  all(): Promise<DepartmentGroup[]>;
}

export function createGroups(sql: Sql): GroupStore {
  const where = "department_id = ? AND audience = ?";
  return {
    of: async (departmentId, audience) =>
      (await departmentGroupsTable.find(sql, `WHERE ${where}`, [departmentId, audience]))[0] ?? null,
    async bind(group) {
      await departmentGroupsTable.deleteWhere(sql, where, [group.departmentId, group.audience]);
      await departmentGroupsTable.insert(sql, group);
    },
    unbind: async (departmentId, audience) =>
      (await departmentGroupsTable.deleteWhere(sql, where, [departmentId, audience])) > 0,
    async unbindChat(chatId) {
      await departmentGroupsTable.deleteWhere(sql, "way = 'bot' AND address = ?", [chatId]);
    },
    all: () => departmentGroupsTable.find(sql, "ORDER BY department_id, audience", []),
  };
}
