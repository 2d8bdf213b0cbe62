// Whose figures somebody may read: their own; what they lead, and what lies below it; the company's for managers and admins
// (rules.md 12).
import type { Store } from "../../../db/store.ts";
import type { Colleague } from "../../chat/args/person.ts";
import type { Whose } from "../../chat/args/whose.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Department } from "../../domain/people/people.ts";
import { type Actor, isWithin, ownRelations } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { departmentsLed, nameOf, withBelow } from "../team.ts";

export interface Asked {
  readonly scope: Scope;
  /** The next larger one: a person's department, else the company. */
  readonly around: Scope;
  /** Of whom it is, as the answer says it; empty for the asker's own. */
  readonly name: string;
  readonly isOwn: boolean;
}

/** @throws RuleError */
export async function scopeOf(whose: Whose, actor: Actor, store: Pick<Store, "people">): Promise<Asked> {
  const own = ofPerson(actor, true);
  switch (whose.kind) {
    case "own":
      return own;
    case "unsaid":
      return actor.leads.length === 0 ? own : led(actor, store);
    case "led":
      if (actor.leads.length === 0) throw new RuleError("insight-of-department");
      return led(actor, store);
    case "company":
      if (!ownRelations(actor).has("manager") && !actor.roles.has("admin"))
        throw new RuleError("insight-of-company");
      return { scope: COMPANY, around: COMPANY, name: "", isOwn: false };
    case "person": {
      if (whose.person.userId === actor.userId) return own;
      if (!actor.leads.some((led) => isWithin(whose.person.department.path, led)))
        throw new RuleError("insight-of-person", { name: whose.person.name });
      return ofPerson(whose.person, false);
    }
    case "department": {
      const { department } = whose;
      if (!actor.leads.some((one) => isWithin(department.path, one)) && !actor.roles.has("admin"))
        throw new RuleError("insight-elsewhere", { department });
      const below = withBelow(department.id, await store.people.departments());
      return ofDepartments(below, department.name);
    }
  }
}

/** Whether somebody may read of it still, and what it is called; null where they may not. */
export async function readableBy(
  actor: Actor,
  scope: Scope,
  { people }: Pick<Store, "people">,
): Promise<Asked | null> {
  const isHigh = ownRelations(actor).has("manager") || actor.roles.has("admin");
  switch (scope.kind) {
    case "company":
      return isHigh ? { scope, around: COMPANY, name: "", isOwn: false } : null;
    case "member": {
      if (scope.memberId === actor.userId) return ofPerson(actor, true);
      const person = await people.actor(scope.memberId);
      const isLed = person !== null && actor.leads.some((one) => isWithin(person.department.path, one));
      return isLed ? ofPerson(person, false) : null;
    }
    case "departments": {
      const all = (await people.departments()).filter(({ id }) => scope.ids.includes(id));
      const isOne = ({ path }: Department) => actor.leads.some((one) => isWithin(path, one));
      if (!actor.roles.has("admin") && !all.every(isOne)) return null;
      const top = all.filter(
        ({ path }) => !all.some((one) => one.path !== path && path.startsWith(one.path)),
      );
      return ofDepartments(all, top.map(({ name }) => name).join("、"));
    }
  }
}

/** What a department's managers' group may read: of that department and what lies below it; null of anything else. */
export async function readableInGroup(
  departmentId: number,
  scope: Scope,
  { people }: Pick<Store, "people">,
): Promise<Asked | null> {
  if (scope.kind !== "departments") return null;
  const below = withBelow(departmentId, await people.departments());
  const some = below.filter(({ id }) => scope.ids.includes(id));
  const [top] = below.filter(({ id }) => id === departmentId);
  return top === undefined || some.length < scope.ids.length ? null : ofDepartments(some, top.name);
}

async function led(actor: Actor, store: Pick<Store, "people">): Promise<Asked> {
  const departments = await departmentsLed(actor, store);
  return ofDepartments(departments, nameOf(actor, departments));
}

const COMPANY: Scope = { kind: "company" };

function ofPerson({ userId, name, department }: Colleague, isOwn: boolean): Asked {
  return {
    scope: { kind: "member", memberId: userId },
    around: { kind: "departments", ids: [department.id] },
    name: isOwn ? "" : name,
    isOwn,
  };
}

function ofDepartments(departments: readonly Department[], name: string): Asked {
  return {
    scope: { kind: "departments", ids: departments.map(({ id }) => id) },
    around: COMPANY,
    name,
    isOwn: false,
  };
}
