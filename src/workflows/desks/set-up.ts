// What an admin has to set up before the company can begin, in its order: what is there, and what is missing (contract.md, 开始设置).
import type { Store } from "../../../db/store.ts";
import { dayOf } from "../../domain/day.ts";
import type { Department, Role } from "../../domain/people/people.ts";

export type Step = "directory" | "heads" | "roles" | "groups" | "items";

export interface SetUp {
  readonly members: number;
  readonly departments: number;
  /** Departments with people and nobody to ask about them. */
  readonly headless: readonly string[];
  readonly rolesLacking: readonly Role[];
  /** Departments that sell, by what they hold, else by who is in them, and have no group. */
  readonly groupless: readonly string[];
  readonly bound: number;
  readonly hasItems: boolean;
  /** How many tables are bound, and whose are not written. */
  readonly sheets: { readonly bound: number; readonly stopped: readonly string[] };
  readonly missing: readonly Step[];
}

/** The roles without which somebody waits; 市场 and 公海管理员 are nobody's need on the first day. */
const ROLES: readonly Role[] = ["cleaner", "finance"];
/** Whoever has one of these sells nothing. */
const COMPANY_ROLES: readonly Role[] = [...ROLES, "marketing", "admin"];
const MOST = 2_000;

export async function setUpOf({
  store,
  now,
}: {
  readonly store: Store;
  readonly now: number;
}): Promise<SetUp> {
  const { people, groups, items, org } = store;
  const departments = await people.departments();
  const active = await people.active();
  const held = await items.openAfter(0, MOST);
  const today = await org.on(dayOf(now));
  const peopled = departments.filter(({ id }) => active.some((member) => member.mainDepartmentId === id));
  const headless = peopled.filter(({ id }) => !hasLeader(today.leaders, id, departments));
  const rolesLacking: Role[] = [];
  for (const role of ROLES) if ((await people.withRole(role)).length === 0) rolesLacking.push(role);
  const bound = new Set((await groups.all()).map(({ departmentId }) => departmentId));
  const roles = new Set<string>();
  for (const role of COMPANY_ROLES) for (const { userId } of await people.withRole(role)) roles.add(userId);
  const leading = new Set([...today.leaders.values()].flat());
  const sellers = active.filter(({ userId }) => !roles.has(userId) && !leading.has(userId));
  const selling = departments.filter(({ id }) =>
    held.length === 0
      ? sellers.some(({ mainDepartmentId }) => mainDepartmentId === id)
      : held.some(({ departmentId }) => departmentId === id),
  );
  const groupless = selling.filter(({ id }) => !bound.has(id));
  const is: Readonly<Record<Step, boolean>> = {
    directory: active.length < 2,
    heads: headless.length > 0,
    roles: rolesLacking.length > 0,
    groups: groupless.length > 0,
    items: held.length === 0,
  };
  return {
    members: active.length,
    departments: departments.length,
    headless: headless.map(({ name }) => name),
    rolesLacking,
    groupless: groupless.map(({ name }) => name),
    bound: bound.size,
    hasItems: held.length > 0,
    sheets: await sheetsOf(store, departments),
    missing: (Object.keys(is) as Step[]).filter((step) => is[step]),
  };
}

async function sheetsOf({ sheets }: Store, departments: readonly Department[]): Promise<SetUp["sheets"]> {
  const all = await sheets.all();
  const stopped = all.filter(({ state }) => state === "stopped").map(({ departmentId }) => departmentId);
  return {
    bound: all.length,
    stopped: departments.filter(({ id }) => stopped.includes(id)).map(({ name }) => name),
  };
}

/** A leader on leave is a leader all the same. */
function hasLeader(
  leaders: ReadonlyMap<number, readonly string[]>,
  id: number,
  departments: readonly Department[],
): boolean {
  const path = departments.find((one) => one.id === id)?.path ?? "";
  return departments.some((one) => path.startsWith(one.path) && (leaders.get(one.id) ?? []).length > 0);
}
