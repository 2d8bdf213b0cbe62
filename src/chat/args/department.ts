// A department by its name, at the beginning of the words: 华东一部, 绑定群 华东一部 https://…
import type { Department } from "../../domain/people/people.ts";
import type { Arg } from "../arg.ts";
import { readAudience } from "../read/audience.ts";
import { readDepartments } from "../read/department.ts";
import { UsageError } from "../usage-error.ts";

/** The department the words begin with; null where they begin with none. */
export function departmentIfNamedArg(): Arg<Department | null> {
  return {
    async take(text, { store }) {
      const said = text.trim();
      const named = beginning(said, await store.people.departments());
      return { value: named?.department ?? null, rest: said.slice(named?.length ?? 0).trim() };
    },
  };
}

/** The one that is named anywhere in the words, by its end too; null where none is. @throws UsageError */
export function departmentSpokenOf(said: string, departments: readonly Department[]) {
  const { named, unknown, start, end } = readDepartments(said, departments);
  const [department, another] = named;
  if (department === undefined) {
    // Another's is not answered with one's own.
    if (unknown !== null) throw new UsageError("which-department", unknown);
    const other = OTHER.exec(said)?.[0];
    if (other !== undefined) throw new UsageError("which-department", { words: other, among: [] });
    return null;
  }
  if (another !== undefined)
    throw new UsageError("one-department", { first: department.name, second: another.name });
  return { department, rest: `${said.slice(0, start)} ${said.slice(end)}`.trim() };
}

/** Of which nobody says the name. */
const OTHER = /(?:隔壁|别的|其他|其它|旁边|另外?一?个?)的?(?:部门|团队|小?组|大区)/u;

/** All that are named anywhere in the words. */
export function departmentsSpokenOfArg(): Arg<readonly Department[]> {
  return {
    async take(text, { store }) {
      const departments = await store.people.departments();
      const { named } = readDepartments(text, departments);
      if (named.length > 1) return { value: named, rest: "" };
      const read = departmentSpokenOf(text, departments);
      return { value: read === null ? [] : [read.department], rest: read?.rest ?? text };
    },
  };
}

export function departmentArg(): Arg<Department> {
  return {
    async take(text, { store }) {
      const said = text.trim();
      if (said === "") throw new UsageError("missing-department");
      const named = beginning(said, await store.people.departments());
      if (named === null) throw new UsageError("no-such-department", { name: said.split(/\s/)[0] ?? said });
      return { value: named.department, rest: said.slice(named.length).trim() };
    },
  };
}

interface NamedDepartment {
  readonly department: Department;
  /** How many characters named it. */
  readonly length: number;
}

/** By its whole name, else by the end of it that only one has: 一部 is 销售一部. */
function beginning(said: string, departments: readonly Department[]): NamedDepartment | null {
  const named = departments.filter(({ name }) => said.startsWith(name));
  const longest = named.sort((a, b) => b.name.length - a.name.length)[0];
  if (longest !== undefined) return { department: longest, length: longest.name.length };
  const tail = TAIL.exec(said)?.[1] ?? "";
  const [only, another] = tail === "" ? [] : departments.filter(({ name }) => name.endsWith(tail));
  return only === undefined || another !== undefined ? null : { department: only, length: tail.length };
}

const TAIL = /^((?:[一二三四五六七八九十]|\d{1,2})(?:部|组|区|中心))/u;

/** In a group without a name, null: the one the group is bound to; elsewhere it has to be named. */
export function departmentHereArg(): Arg<Department | null> {
  return {
    async take(text, scene) {
      const isBare = readAudience(text).rest === "";
      if (scene.chat.kind === "group" && isBare) return { value: null, rest: text };
      return departmentArg().take(text, scene);
    },
  };
}
