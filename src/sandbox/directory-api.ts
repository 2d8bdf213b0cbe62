// The directory calls of WeCom's server API over the demo company (wecom.md 4.8).

import type { Department } from "../wecom/directory.ts";
import type { ApiAnswer, Fields } from "./api-answer.ts";
import { failed, ok } from "./api-answer.ts";
import type { Company, Member } from "./company.ts";
import { findMember, withSubdepartments } from "./company.ts";

const ROOT = 1;

/** Query parameters in, answer out; 60003 unknown department, 60111 unknown userid, 41009 userid missing. */
export type DirectoryCall = (query: Readonly<Record<string, string | undefined>>) => ApiAnswer;

/** The calls by their path below /cgi-bin. */
export function createDirectoryApi(company: Company): Readonly<Record<string, DirectoryCall>> {
  const department = (id: string | undefined): Department | undefined =>
    company.departments.find((one) => String(one.id) === id);

  function tree(id: string | undefined): readonly Department[] | null {
    const top = department(id ?? String(ROOT));
    if (top === undefined) return null;
    const ids = withSubdepartments(company, top.id);
    return company.departments.filter((one) => ids.includes(one.id));
  }

  const unknownDepartment = failed(60003, "department not found");

  return {
    "department/list": ({ id }) => {
      const found = tree(id);
      return found === null ? unknownDepartment : ok({ department: found.map(asDepartment) });
    },
    "department/simplelist": ({ id }) => {
      const found = tree(id);
      if (found === null) return unknownDepartment;
      return ok({
        department_id: found.map((one) => ({ id: one.id, parentid: one.parentId, order: orderOf(one.id) })),
      });
    },
    "department/get": ({ id }) => {
      const found = department(id);
      return found === undefined ? unknownDepartment : ok({ department: asDepartment(found) });
    },
    "user/list": ({ department_id }) => {
      const found = department(department_id);
      if (found === undefined) return unknownDepartment;
      return ok({ userlist: membersOf(company, found).map((one) => asUser(company, one)) });
    },
    "user/simplelist": ({ department_id }) => {
      const found = department(department_id);
      if (found === undefined) return unknownDepartment;
      const userlist = membersOf(company, found).map((one) => ({
        userid: one.userId,
        name: one.name,
        department: [one.departmentId],
      }));
      return ok({ userlist });
    },
    "user/get": ({ userid }) => {
      if (!userid) return failed(41009, "userid missing");
      const found = findMember(company, userid);
      return found === undefined ? failed(60111, "userid not found") : ok(asUser(company, found));
    },
  };
}

// The console lists the first department first: the highest order wins.
function orderOf(id: number): number {
  return 100_000_000 - id * 1000;
}

function membersOf(company: Company, department: Department): readonly Member[] {
  return company.members.filter((member) => member.departmentId === department.id);
}

function asDepartment(department: Department): Fields {
  return {
    id: department.id,
    name: department.name,
    name_en: "",
    department_leader: department.leaders,
    parentid: department.parentId,
    order: orderOf(department.id),
  };
}

function asUser(company: Company, member: Member): Fields {
  const own = company.departments.find((one) => one.id === member.departmentId);
  const above = company.departments.find((one) => one.id === own?.parentId);
  const isLeader = own?.leaders.includes(member.userId) === true;
  return {
    userid: member.userId,
    name: member.name,
    department: [member.departmentId],
    order: [0],
    is_leader_in_dept: [isLeader ? 1 : 0],
    direct_leader: ((isLeader ? above : own)?.leaders ?? []).slice(0, 1),
    main_department: member.departmentId,
    position: member.position,
    alias: "",
    status: member.status,
    telephone: "",
    extattr: { attrs: [] },
  };
}
