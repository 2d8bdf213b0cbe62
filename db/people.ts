// Members, departments and roles: who somebody is, whom they lead, and the directory's replacement as a whole.
import type { Department, Directory, Member, Role } from "../src/domain/people.ts";
import { arrange } from "../src/domain/people.ts";
import type { Actor } from "../src/domain/rights.ts";
import { departmentsTable } from "./schema/departments.ts";
import { memberRolesTable } from "./schema/member-roles.ts";
import { membersTable } from "./schema/members.ts";
import { membershipsTable } from "./schema/memberships.ts";
import type { Sql } from "./sql.ts";

export interface PeopleStore {
  /** An active member with departments, led departments and roles; null for a stranger or a leaver. */
  actor(userId: string): Promise<Actor | null>;
  member(userId: string): Promise<Member | null>;
  membersNamed(name: string): Promise<Member[]>;
  names(userIds: readonly (string | null)[]): Promise<Readonly<Record<string, string>>>;
  department(id: number): Promise<Department | null>;
  /** Path of a member's main department; null when it is not known. */
  pathOf(userId: string): Promise<string | null>;
  departments(): Promise<Department[]>;
  /** Leaders of a department: userids. */
  leaders(departmentId: number): Promise<string[]>;
  withRole(role: Role): Promise<Member[]>;
  setRole(userId: string, given: { role: Role; by: string; at: number }): Promise<void>;
  dropRole(userId: string, role: Role): Promise<boolean>;
  /** Takes over a whole directory: whoever is not in it has left. */
  replace(directory: Directory): Promise<void>;
  count(): Promise<number>;
}

export function createPeople(sql: Sql): PeopleStore {
  const member = async (userId: string) =>
    (await membersTable.find(sql, "WHERE user_key = ?", [userId.toLowerCase()]))[0] ?? null;

  return {
    member,
    async actor(userId) {
      const found = await member(userId);
      if (found === null || !found.active) return null;
      const departments = await sql.rows<{ id: number; path: string; largeId: number; leads: unknown }>(
        `SELECT d.id AS "id", d.path AS "path", d.large_id AS "largeId", m.is_leader AS "leads"
         FROM memberships m JOIN departments d ON d.id = m.department_id WHERE m.member_id = ?`,
        [found.userId],
      );
      const main =
        departments.find(({ id }) => id === found.mainDepartmentId) ??
        (await departmentsTable.byId(sql, found.mainDepartmentId)) ??
        departments[0];
      const roles = await memberRolesTable.find(sql, "WHERE user_id = ?", [found.userId]);
      return {
        userId: found.userId,
        name: found.name,
        department: main === undefined ? NOWHERE : { id: main.id, path: main.path },
        largeDepartmentId: main?.largeId ?? NOWHERE.id,
        leads: departments.filter(({ leads }) => Boolean(leads)).map(({ id, path }) => ({ id, path })),
        roles: new Set(roles.map(({ role }) => role)),
      };
    },
    membersNamed: (name) =>
      membersTable.find(sql, "WHERE name = ? AND active = ? ORDER BY user_id", [name, true]),
    async names(userIds) {
      const unique = [...new Set(userIds.filter((id) => id !== null))];
      if (unique.length === 0) return {};
      const places = unique.map(() => "?").join(", ");
      const rows = await membersTable.find(sql, `WHERE user_id IN (${places})`, unique);
      return Object.fromEntries([
        ...unique.map((id) => [id, id] as const),
        ...rows.map((row) => [row.userId, row.name] as const),
      ]);
    },
    department: (id) => departmentsTable.byId(sql, id),
    async pathOf(userId) {
      const row = await sql.one<{ path: string }>(
        `SELECT d.path AS "path" FROM members m JOIN departments d ON d.id = m.main_department_id WHERE m.user_id = ?`,
        [userId],
      );
      return row?.path ?? null;
    },
    departments: () => departmentsTable.find(sql, "ORDER BY id", []),
    async leaders(departmentId) {
      const rows = await membershipsTable.find(sql, "WHERE department_id = ? AND is_leader = ?", [
        departmentId,
        true,
      ]);
      return rows.map(({ memberId }) => memberId);
    },
    withRole: (role) =>
      membersTable.find(
        sql,
        "WHERE active = ? AND user_id IN (SELECT user_id FROM member_roles WHERE role = ?) ORDER BY user_id",
        [true, role],
      ),
    async setRole(userId, { role, by, at }) {
      await memberRolesTable.insertOrNothing(sql, { userId, role, by, at });
    },
    async dropRole(userId, role) {
      return (await memberRolesTable.deleteWhere(sql, "user_id = ? AND role = ?", [userId, role])) > 0;
    },
    count: () => membersTable.count(sql, "WHERE active = ?", [true]),
    async replace(directory) {
      await replaceDepartments(directory);
      const known = new Map((await membersTable.find(sql, "", [])).map((row) => [row.userKey, row]));
      for (const given of directory.members) {
        const key = given.userId.toLowerCase();
        const row: Member = {
          userId: known.get(key)?.userId ?? given.userId,
          userKey: key,
          name: given.name,
          mainDepartmentId: given.mainDepartment,
          active: given.active,
        };
        if (known.delete(key)) await membersTable.update(sql, row);
        else await membersTable.insert(sql, row);
      }
      for (const left of known.values())
        if (left.active) await membersTable.update(sql, { ...left, active: false });
      await replaceMemberships(directory);
    },
  };

  async function replaceDepartments(directory: Directory): Promise<void> {
    await membershipsTable.deleteWhere(sql, "1 = 1", []);
    await departmentsTable.deleteWhere(sql, "1 = 1", []);
    for (const department of arrange(directory.departments)) await departmentsTable.insert(sql, department);
  }

  /** Leaders come from is_leader_in_dept and from department_leader, who need not belong to the department. */
  async function replaceMemberships(directory: Directory): Promise<void> {
    const visible = new Set(directory.departments.map(({ id }) => id));
    const spelled = new Map((await membersTable.find(sql, "", [])).map((row) => [row.userKey, row.userId]));
    const rows = new Map<
      string,
      { memberId: string; departmentId: number; isLeader: boolean; belongs: boolean }
    >();
    for (const { userId, departments } of directory.members)
      for (const { id, isLeader } of departments) {
        const memberId = spelled.get(userId.toLowerCase());
        if (memberId === undefined || !visible.has(id)) continue;
        rows.set(`${memberId}/${id}`, { memberId, departmentId: id, isLeader, belongs: true });
      }
    for (const { id, leaders } of directory.departments)
      for (const leader of leaders) {
        const memberId = spelled.get(leader.toLowerCase());
        if (memberId === undefined) continue;
        const belongs = rows.get(`${memberId}/${id}`)?.belongs ?? false;
        rows.set(`${memberId}/${id}`, { memberId, departmentId: id, isLeader: true, belongs });
      }
    for (const row of rows.values()) await membershipsTable.insert(sql, row);
  }
}

/** For a member whose department is not visible to the app. */
const NOWHERE = { id: 0, path: "/0/" };
