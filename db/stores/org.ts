// The company as the pusher asks for it: who leads what, who is away, who belongs in a group.
import type { Day } from "../../src/domain/day.ts";
import type { Audience } from "../../src/domain/people/groups.ts";
import type { Org } from "../../src/domain/people/org.ts";
import type { Sql } from "../engine/sql.ts";
import { departmentsTable } from "../schema/departments.ts";
import { membershipsTable } from "../schema/memberships.ts";
import { createAbsences } from "./absences.ts";

export interface OrgStore {
  on(day: Day): Promise<Org>;
  /** Active members of a department and of those below it, with whoever leads up the line; for its managers only those who lead. */
  around(departmentId: number, audience: Audience): Promise<string[]>;
}

export function createOrg(sql: Sql): OrgStore {
  return {
    async on(day) {
      const departments = await departmentsTable.find(sql, "ORDER BY id", []);
      const links = await membershipsTable.find(
        sql,
        "WHERE is_leader = ? AND member_id IN (SELECT user_id FROM members WHERE active = ?) ORDER BY member_id",
        [true, true],
      );
      const leaders = new Map<number, string[]>();
      for (const { departmentId, memberId } of links)
        leaders.set(departmentId, [...(leaders.get(departmentId) ?? []), memberId]);
      return {
        departments: new Map(departments.map((department) => [department.id, department])),
        leaders,
        absences: await createAbsences(sql).on(day),
      };
    },
    async around(departmentId, audience) {
      const department = await departmentsTable.byId(sql, departmentId);
      if (department === null) return [];
      const line = department.path
        .split("/")
        .filter((id) => id !== "")
        .map(Number)
        .slice(1);
      const places = line.map(() => "?").join(", ");
      const rows = await sql.rows<{ userId: string }>(
        `SELECT DISTINCT u.user_id AS "userId" FROM memberships m
         JOIN departments d ON d.id = m.department_id JOIN members u ON u.user_id = m.member_id
         WHERE u.active = ? AND ((d.path LIKE ? AND (m.is_leader = ? OR ? = 'sales'))
           ${line.length === 0 ? "" : `OR (m.is_leader = ? AND d.id IN (${places}))`}) ORDER BY u.user_id`,
        [true, `${department.path}%`, true, audience, ...(line.length === 0 ? [] : [true, ...line])],
      );
      return rows.map(({ userId }) => userId);
    },
  };
}
