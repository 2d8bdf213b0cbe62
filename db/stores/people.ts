// Members, departments and roles: who somebody is, whom they lead, and the directory's replacement as a whole.
import type { Department, Directory, Member, Role } from "../../src/domain/people/people.ts";
import { arrange, BY_CONFIG } from "../../src/domain/people/people.ts";
import type { Actor } from "../../src/domain/people/rights.ts";
import type { Sql } from "../engine/sql.ts";
import { departmentsTable } from "../schema/departments.ts";
import { memberRolesTable } from "../schema/member-roles.ts";
import { membersTable } from "../schema/members.ts";
import { type Membership, membershipsTable } from "../schema/memberships.ts";
import { actorOf } from "./actor.ts";
import { type BroughtAlong, bringAlong } from "./large-departments.ts";
import { apartFromTheirs, hasMoved, keepSeats, type MovedMember, takeAlong } from "./moved-members.ts";
import { type Renamed, type Renaming, renameMember } from "./renaming.ts";
import { departmentsMoved } from "./rules.ts";

export interface PeopleStore {
  /** An active member with departments, led departments and roles; null for a stranger or a leaver. */
  actor(userId: string): Promise<Actor | null>;
  member(userId: string): Promise<Member | null>;
  membersNamed(name: string): Promise<Member[]>;
  /** Everybody of that name who has left. */
  leaversNamed(name: string): Promise<Member[]>;
  /** Active members whose name begins so. */
  membersBeginning(start: string, limit: number): Promise<Member[]>;
  /** Everybody who is active. */
  active(): Promise<Member[]>;
  names(userIds: readonly (string | null)[]): Promise<Readonly<Record<string, string>>>;
  department(id: number): Promise<Department | null>;
  /** Path of a member's main department; null when it is not known. */
  pathOf(userId: string): Promise<string | null>;
  departments(): Promise<Department[]>;
  withRole(role: Role): Promise<Member[]>;
  setRole(userId: string, given: { role: Role; by: string; at: number }): Promise<void>;
  dropRole(userId: string, role: Role): Promise<boolean>;
  /** Who gave the role: a userid, or BY_CONFIG; null for somebody without it. */
  roleGivenBy(userId: string, role: Role): Promise<string | null>;
  /**
   * Takes over a whole directory: whoever is not in it has left, what somebody holds goes with them, and items follow their large
   * department. `at`: from when on it is so (ms); without it nobody was anywhere else before.
   */
  replace(directory: Directory, at?: number): Promise<readonly BroughtAlong[]>;
  /** The directory as we have it, leavers included. */
  directory(): Promise<Directory>;
  /** Takes in one member of a directory we already have, or brings them up to date. */
  admit(member: Directory["members"][number], at?: number): Promise<void>;
  /** The company gave a member another userid: what they hold and are goes with them. */
  rename(renaming: Renaming): Promise<Renamed>;
  /** Makes exactly these members admins by configuration; roles given in chat stay. */
  appointAdmins(userIds: readonly string[], at: number): Promise<void>;
  count(): Promise<number>;
}

export function createPeople(sql: Sql): PeopleStore {
  const member = async (userId: string) =>
    (await membersTable.find(sql, "WHERE user_key = ?", [userId.toLowerCase()]))[0] ?? null;

  return {
    member,
    actor: (userId) => actorOf(sql, userId),
    membersNamed: (name) =>
      membersTable.find(sql, "WHERE name = ? AND active = ? ORDER BY user_id", [name, true]),
    leaversNamed: (name) =>
      membersTable.find(sql, "WHERE name = ? AND active = ? ORDER BY user_id", [name, false]),
    membersBeginning: (start, limit) =>
      membersTable.find(sql, "WHERE name >= ? AND name < ? AND active = ? ORDER BY user_id LIMIT ?", [
        start,
        `${start}\uffff`,
        true,
        limit,
      ]),
    active: () => membersTable.find(sql, "WHERE active = ? ORDER BY user_id", [true]),
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
    async roleGivenBy(userId, role) {
      const rows = await memberRolesTable.find(sql, "WHERE user_id = ? AND role = ?", [userId, role]);
      return rows[0]?.by ?? null;
    },
    count: () => membersTable.count(sql, "WHERE active = ?", [true]),
    async replace(directory, at) {
      const before = departmentsById(await departmentsTable.find(sql, "", []));
      await replaceDepartments(directory);
      const after = departmentsById(await departmentsTable.find(sql, "", []));
      const known = new Map((await membersTable.find(sql, "", [])).map((row) => [row.userKey, row]));
      const added: Member[] = [];
      const moved: MovedMember[] = [];
      for (const given of directory.members) {
        const key = given.userId.toLowerCase();
        const before = known.get(key) ?? null;
        if (before === null) added.push(rowOf(given, null));
        else moved.push(...(await keep(given, before)));
        known.delete(key);
      }
      await membersTable.insertAll(sql, added);
      for (const left of known.values())
        if (left.active) await membersTable.update(sql, { ...left, active: false });
      await replaceMemberships(directory);
      await keepSeats(sql, moved, at ?? null);
      await takeAlong(sql, await apartFromTheirs(sql), at ?? null);
      // To count all items takes a while: only where the tree is another one.
      const isTheSame =
        before.size === after.size && [...after].every(([id, one]) => isSameAs(before.get(id), one));
      if (isTheSame) return [];
      await departmentsMoved(sql);
      return bringAlong(sql, { before, after });
    },
    async directory() {
      const links = await membershipsTable.find(sql, "ORDER BY member_id, department_id", []);
      const led = grouped(
        links.filter(({ isLeader }) => isLeader),
        ({ departmentId }) => departmentId,
      );
      const held = grouped(
        links.filter(({ belongs }) => belongs),
        ({ memberId }) => memberId,
      );
      const departments = await departmentsTable.find(sql, "ORDER BY id", []);
      const members = await membersTable.find(sql, "ORDER BY user_id", []);
      return {
        departments: departments.map(({ id, name, parentId }) => ({
          id,
          name,
          parentId,
          leaders: (led.get(id) ?? []).map(({ memberId }) => memberId),
        })),
        members: members.map(({ userId, name, mainDepartmentId, active }) => ({
          userId,
          name,
          mainDepartment: mainDepartmentId,
          departments: (held.get(userId) ?? []).map(({ departmentId, isLeader }) => ({
            id: departmentId,
            isLeader,
          })),
          active,
        })),
      };
    },
    async admit(given, at) {
      await keepSeats(sql, await keep(given, await member(given.userId)), at ?? null);
      const spelled = (await member(given.userId))?.userId ?? given.userId;
      await takeAlong(sql, [spelled], at ?? null);
      const visible = new Set((await departmentsTable.find(sql, "", [])).map(({ id }) => id));
      await membershipsTable.deleteWhere(sql, "member_id = ?", [spelled]);
      for (const { id, isLeader } of given.departments)
        if (visible.has(id))
          await membershipsTable.insert(sql, {
            memberId: spelled,
            departmentId: id,
            isLeader,
            belongs: true,
          });
    },
    rename: (renaming) => renameMember(sql, renaming),
    async appointAdmins(userIds, at) {
      const appointed = [];
      for (const userId of userIds) appointed.push((await member(userId))?.userId ?? userId);
      const given = await memberRolesTable.find(sql, `WHERE role = 'admin' AND "by" = ?`, [BY_CONFIG]);
      for (const { userId } of given)
        if (!appointed.includes(userId))
          await memberRolesTable.deleteWhere(sql, "user_id = ? AND role = 'admin'", [userId]);
      for (const userId of appointed)
        await memberRolesTable.insertOrNothing(sql, { userId, role: "admin", by: BY_CONFIG, at });
    },
  };

  /** Writes only what changed: an hourly reading of ten thousand members must not hold up the chat. Answers whoever moved. */
  async function keep(
    given: Directory["members"][number],
    known: Member | null,
  ): Promise<readonly MovedMember[]> {
    const row = rowOf(given, known);
    if (known === null) await membersTable.insert(sql, row);
    else if (!isSame(known, row)) await membersTable.update(sql, row);
    if (known === null) return [];
    const moved = { before: known, after: row };
    return hasMoved(moved) ? [moved] : [];
  }

  async function replaceDepartments(directory: Directory): Promise<void> {
    const known = new Map((await departmentsTable.find(sql, "", [])).map((row) => [row.id, row]));
    const added: Department[] = [];
    for (const department of arrange(directory.departments)) {
      const before = known.get(department.id);
      known.delete(department.id);
      if (before === undefined) added.push(department);
      else if (!isSame(before, department)) await departmentsTable.update(sql, department);
    }
    await departmentsTable.insertAll(sql, added);
    for (const id of known.keys()) await departmentsTable.deleteWhere(sql, "id = ?", [id]);
  }

  /** Leaders come from is_leader_in_dept and from department_leader, who need not belong to the department. */
  async function replaceMemberships(directory: Directory): Promise<void> {
    const visible = new Set(directory.departments.map(({ id }) => id));
    const spelled = new Map((await membersTable.find(sql, "", [])).map((row) => [row.userKey, row.userId]));
    const rows = new Map<string, Membership>();
    const add = (userId: string, departmentId: number, given: { isLeader: boolean; belongs: boolean }) => {
      const memberId = spelled.get(userId.toLowerCase());
      if (memberId === undefined || !visible.has(departmentId)) return;
      const before = rows.get(`${memberId}/${departmentId}`);
      rows.set(`${memberId}/${departmentId}`, {
        memberId,
        departmentId,
        isLeader: given.isLeader || (before?.isLeader ?? false),
        belongs: given.belongs || (before?.belongs ?? false),
      });
    };
    for (const { userId, departments } of directory.members)
      for (const { id, isLeader } of departments) add(userId, id, { isLeader, belongs: true });
    for (const { id, leaders } of directory.departments)
      for (const leader of leaders) add(leader, id, { isLeader: true, belongs: false });
    for (const before of await membershipsTable.find(sql, "", [])) {
      const key = `${before.memberId}/${before.departmentId}`;
      const after = rows.get(key);
      rows.delete(key);
      if (after === undefined)
        await membershipsTable.deleteWhere(sql, "member_id = ? AND department_id = ?", [
          before.memberId,
          before.departmentId,
        ]);
      else if (!isSame(before, after)) await membershipsTable.update(sql, after);
    }
    await membershipsTable.insertAll(sql, [...rows.values()]);
  }
}

function rowOf(given: Directory["members"][number], known: Member | null): Member {
  return {
    userId: known?.userId ?? given.userId,
    userKey: given.userId.toLowerCase(),
    name: given.name,
    mainDepartmentId: given.mainDepartment,
    active: given.active,
  };
}

function departmentsById(departments: readonly Department[]): ReadonlyMap<number, Department> {
  return new Map(departments.map((department) => [department.id, department]));
}

function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

function isSameAs(before: Department | undefined, after: Department): boolean {
  return before !== undefined && isSame(before, after);
}

function isSame<Row extends object>(one: Row, other: Row): boolean {
  return (Object.keys(other) as (keyof Row)[]).every((key) => one[key] === other[key]);
}
