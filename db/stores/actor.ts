// Who speaks: a member with departments, led departments and roles.
import type { Role } from "../../src/domain/people/people.ts";
import type { Actor } from "../../src/domain/people/rights.ts";
import type { Sql } from "../engine/sql.ts";
import { departmentsTable } from "../schema/departments.ts";

/** For a member whose department is not visible to the app. */
const NOWHERE = { id: 0, path: "/0/" };

/** Asked before every message, so in one statement: a row for each department, or one without any. */
const ACTOR = `SELECT m.user_id AS "userId", m.name AS "name", m.main_department_id AS "mainDepartmentId",
    d.id AS "id", d.path AS "path", d.large_id AS "largeId", s.is_leader AS "leads",
    (SELECT string_agg(r.role, ',') FROM member_roles r WHERE r.user_id = m.user_id) AS "roles"
  FROM members m
  LEFT JOIN memberships s ON s.member_id = m.user_id
  LEFT JOIN departments d ON d.id = s.department_id
  WHERE m.user_key = ? AND m.active = ?`;

interface ActorsDepartment {
  readonly id: number;
  readonly path: string;
  readonly largeId: number;
}

interface ActorRow {
  readonly userId: string;
  readonly name: string;
  readonly mainDepartmentId: number;
  readonly id: number | null;
  readonly path: string | null;
  readonly largeId: number | null;
  readonly leads: unknown;
  readonly roles: string | null;
}

/** Null for a stranger or a leaver. */
export async function actorOf(sql: Sql, userId: string): Promise<Actor | null> {
  const rows = await sql.rows<ActorRow>(ACTOR, [userId.toLowerCase(), true]);
  const [found] = rows;
  if (found === undefined) return null;
  const departments = rows.filter((row): row is ActorRow & ActorsDepartment => row.id !== null);
  const main =
    departments.find(({ id }) => id === found.mainDepartmentId) ??
    (await departmentsTable.byId(sql, found.mainDepartmentId)) ??
    departments[0];
  return {
    userId: found.userId,
    name: found.name,
    department: main === undefined ? NOWHERE : { id: main.id, path: main.path },
    largeDepartmentId: main?.largeId ?? NOWHERE.id,
    leads: departments.filter(({ leads }) => Boolean(leads)).map(({ id, path }) => ({ id, path })),
    roles: new Set((found.roles?.split(",") ?? []) as Role[]),
  };
}
