// A company of so many people: two large departments of two each, heads, managers, a cleaner, an admin, and reps.
import type { Directory } from "../../src/domain/people/people.ts";

export const CLEANER = "cleaner";
export const ADMIN = "admin";
const LARGE = [2, 3] as const;
const DEPARTMENTS = [4, 5, 6, 7] as const;
const NAMES = ["华东大区", "华南大区", "上海一部", "上海二部", "广州一部", "广州二部"];

export interface Company {
  readonly directory: Directory;
  readonly reps: readonly string[];
  readonly heads: readonly string[];
  readonly managers: readonly string[];
  /** Where the reps are; the last one never binds a group. */
  readonly departments: readonly number[];
  readonly large: readonly number[];
  nameOf(userId: string): string;
  departmentName(id: number): string;
}

/** At least twelve people. */
export function companyOf(people: number): Company {
  const reps = Array.from({ length: people - 8 }, (_, index) => `rep${index + 1}`);
  const heads = DEPARTMENTS.map((id) => `head${id}`);
  const managers = LARGE.map((id) => `manager${id}`);
  const departments = [
    { id: 1, name: "远山科技", parentId: 0, leaders: [] },
    ...LARGE.map((id, index) => department(id, { name: NAMES[index], parentId: 1, leader: `manager${id}` })),
    ...DEPARTMENTS.map((id, index) =>
      department(id, { name: NAMES[index + 2], parentId: id < 6 ? 2 : 3, leader: `head${id}` }),
    ),
  ];
  const members = [
    member(ADMIN, "钱会", 1),
    member(CLEANER, "何市", 1),
    ...LARGE.map((id) => member(`manager${id}`, `经理${"甲乙"[id - 2]}`, id)),
    ...DEPARTMENTS.map((id) => member(`head${id}`, `主管${"甲乙丙丁"[id - 4]}`, id)),
    ...reps.map((id, index) =>
      member(id, `销售${signs(index)}`, DEPARTMENTS[index % DEPARTMENTS.length] ?? 4),
    ),
  ];
  return {
    directory: { departments, members },
    reps,
    heads,
    managers,
    departments: DEPARTMENTS,
    large: LARGE,
    nameOf: (userId) => members.find((one) => one.userId === userId)?.name ?? "",
    departmentName: (id) => departments.find((one) => one.id === id)?.name ?? "",
  };
}

function signs(index: number): string {
  const all = "子丑寅卯辰巳午未申酉戌亥";
  return `${all[Math.floor(index / 12)]}${all[index % 12]}`;
}

function department(id: number, given: { name: string | undefined; parentId: number; leader: string }) {
  return { id, name: given.name ?? "", parentId: given.parentId, leaders: [given.leader] };
}

function member(userId: string, name: string, departmentId: number): Directory["members"][number] {
  return {
    userId,
    name,
    mainDepartment: departmentId,
    departments: [{ id: departmentId, isLeader: false }],
    active: true,
  };
}
