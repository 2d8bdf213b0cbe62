// The company's departments and members, as far as the app may see them (wecom.md 4.8).
import type { WecomApi } from "./api.ts";
import { WecomApiError } from "./api-error.ts";
import { mapAtMost } from "./at-most.ts";
import { branch, leaf, list } from "./tree.ts";

export interface Directory {
  readonly departments: readonly Department[];
  readonly members: readonly Member[];
}

export interface Department {
  readonly id: number;
  readonly name: string;
  /** 0 above the root. */
  readonly parentId: number;
  readonly leaders: readonly string[];
}

export interface Member {
  /** In the directory's spelling; compare without case. */
  readonly userId: string;
  readonly name: string;
  /** 0 when unknown. */
  readonly mainDepartment: number;
  readonly departments: readonly Membership[];
  /** Activated, neither disabled nor gone. */
  readonly active: boolean;
}

export interface Membership {
  readonly id: number;
  readonly isLeader: boolean;
}

const AT_ONCE = 4;
const NO_PERMISSION = 48002;
const NO_SUCH_MEMBER: readonly number[] = [40003, 60011, 60111];

type Asks = Pick<WecomApi, "get">;

/** Reads everything or fails: half a directory would look like half a company that left. @throws WecomApiError */
export async function readDirectory(api: Asks): Promise<Directory> {
  const departments = await readDepartments(api);
  const lists = await mapAtMost(AT_ONCE, departments, ({ id }) => readMembers(api, id));
  const members = new Map<string, Member>();
  for (const member of lists.flat()) {
    const key = member.userId.toLowerCase();
    const known = members.get(key);
    members.set(key, known === undefined ? member : merged(known, member));
  }
  return { departments, members: [...members.values()] };
}

/** One member; null for somebody outside the company or outside what the app may see. @throws WecomApiError */
export async function readMember(api: Asks, userId: string): Promise<Member | null> {
  try {
    return toMember(await api.get("user/get", { userid: userId }));
  } catch (error) {
    if (error instanceof WecomApiError && NO_SUCH_MEMBER.includes(error.errcode)) return null;
    throw error;
  }
}

async function readDepartments(api: Asks): Promise<readonly Department[]> {
  return orWhereRefused(
    async () => list(await api.get("department/list"), "department").map(toDepartment),
    async () => {
      const ids = list(await api.get("department/simplelist"), "department_id").map((entry) =>
        leaf(entry, "id"),
      );
      const answers = await mapAtMost(AT_ONCE, ids, (id) => api.get("department/get", { id }));
      return answers.map((answer) => toDepartment(branch(answer, "department")));
    },
  );
}

async function readMembers(api: Asks, departmentId: number): Promise<readonly Member[]> {
  const answer = await api.get("user/list", { department_id: String(departmentId) });
  return list(answer, "userlist").map(toMember);
}

/** The documentation advises against department/list and may close it to new apps. */
async function orWhereRefused<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> {
  try {
    return await first();
  } catch (error) {
    if (error instanceof WecomApiError && error.errcode === NO_PERMISSION) return second();
    throw error;
  }
}

function toDepartment(entry: unknown): Department {
  return {
    id: Number(leaf(entry, "id")),
    name: leaf(entry, "name"),
    parentId: Number(leaf(entry, "parentid")),
    leaders: list(entry, "department_leader").map((userId) => leaf(userId)),
  };
}

function toMember(entry: unknown): Member {
  // is_leader_in_dept runs alongside department.
  const leads = list(entry, "is_leader_in_dept");
  const departments = list(entry, "department").map((id, at) => ({
    id: Number(leaf(id)),
    isLeader: Number(leaf(leads[at])) === 1,
  }));
  return {
    userId: leaf(entry, "userid"),
    name: leaf(entry, "name"),
    mainDepartment: Number(leaf(entry, "main_department")) || (departments[0]?.id ?? 0),
    departments,
    active: (leaf(entry, "status") || "1") === "1",
  };
}

/** The same member, met in another department. */
function merged(known: Member, again: Member): Member {
  const ids = new Set(known.departments.map(({ id }) => id));
  return {
    ...known,
    departments: [...known.departments, ...again.departments.filter(({ id }) => !ids.has(id))],
    active: known.active && again.active,
  };
}
