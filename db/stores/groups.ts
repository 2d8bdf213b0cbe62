// The groups each department's posts go to. A chat in which a stranger speaks gets none until the stranger turns out to be a colleague.
import type { Audience, DepartmentGroup } from "../../src/domain/people/groups.ts";
import type { Parameter, Sql } from "../engine/sql.ts";
import { departmentGroupsTable } from "../schema/department-groups.ts";
import { hasStrangers } from "./bot-chats.ts";

export interface GroupStore {
  /** Null where none is bound, and while strangers read in it. */
  of(departmentId: number, audience: Audience): Promise<DepartmentGroup | null>;
  /** All that are bound to one address, strangers or not. */
  at(place: Pick<DepartmentGroup, "way" | "address">): Promise<DepartmentGroup[]>;
  /** Takes the place of the group that was bound before. */
  bind(group: DepartmentGroup): Promise<void>;
  /** What was bound, strangers or not. */
  unbind(departmentId: number, audience: Audience): Promise<DepartmentGroup | null>;
  /** No department's posts go to a chat of the group bot any more. */
  unbindChat(chatId: string): Promise<void>;
  /** As `of` has them. */
  all(): Promise<DepartmentGroup[]>;
}

export function createGroups(sql: Sql): GroupStore {
  const where = "department_id = ? AND audience = ?";
  const isOpen = `NOT (way = 'bot' AND ${hasStrangers("address")})`;
  const bound = async (tail: string, parameters: readonly Parameter[]): Promise<DepartmentGroup | null> =>
    (await departmentGroupsTable.find(sql, tail, parameters))[0] ?? null;
  return {
    of: (departmentId, audience) => bound(`WHERE ${where} AND ${isOpen}`, [departmentId, audience, true]),
    at: ({ way, address }) =>
      departmentGroupsTable.find(sql, "WHERE way = ? AND address = ? ORDER BY department_id, audience", [
        way,
        address,
      ]),
    async bind(group) {
      await departmentGroupsTable.deleteWhere(sql, where, [group.departmentId, group.audience]);
      await departmentGroupsTable.insert(sql, group);
    },
    async unbind(departmentId, audience) {
      const gone = await bound(`WHERE ${where}`, [departmentId, audience]);
      await departmentGroupsTable.deleteWhere(sql, where, [departmentId, audience]);
      return gone;
    },
    async unbindChat(chatId) {
      await departmentGroupsTable.deleteWhere(sql, "way = 'bot' AND address = ?", [chatId]);
    },
    all: () => departmentGroupsTable.find(sql, `WHERE ${isOpen} ORDER BY department_id, audience`, [true]),
  };
}
