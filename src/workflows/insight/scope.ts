// Whose figures somebody may read: their own; what they lead, and what lies below it; the company's for managers and admins
// (rules.md 12).
import type { Store } from "../../../db/store.ts";
import type { Whose } from "../../chat/args/whose.ts";
import type { Span } from "../../chat/read/span.ts";
import { addDays, at, dayOf } from "../../domain/day.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import type { Window } from "../../domain/insight/seen.ts";
import type { Department } from "../../domain/people/people.ts";
import { type Actor, isWithin, mustLead, ownRelations } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import type { Rulebook } from "../../domain/rulebook.ts";
import { departmentsLed, nameOf } from "../team.ts";

export interface Asked {
  readonly scope: Scope;
  /** Of whom it is, as the answer says it; empty for the asker's own. */
  readonly name: string;
  readonly isOwn: boolean;
}

/** @throws RuleError */
export async function scopeOf(whose: Whose, actor: Actor, store: Pick<Store, "people">): Promise<Asked> {
  const own: Asked = { scope: { kind: "member", memberId: actor.userId }, name: "", isOwn: true };
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
      return { scope: { kind: "company" }, name: "", isOwn: false };
    case "person": {
      const { userId, name } = whose.person;
      if (userId === actor.userId) return own;
      mustLead(actor, whose.person);
      return { scope: { kind: "member", memberId: userId }, name, isOwn: false };
    }
    case "department": {
      const { department } = whose;
      if (!actor.leads.some((one) => isWithin(department.path, one)) && !actor.roles.has("admin"))
        throw new RuleError("insight-elsewhere", { department });
      const below = (await store.people.departments()).filter(({ path }) => isWithin(path, department));
      return {
        scope: { kind: "departments", ids: below.map(({ id }) => id) },
        name: department.name,
        isOwn: false,
      };
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
      return isHigh ? { scope, name: "", isOwn: false } : null;
    case "member": {
      if (scope.memberId === actor.userId) return { scope, name: "", isOwn: true };
      const path = (await people.pathOf(scope.memberId)) ?? "";
      const names = await people.names([scope.memberId]);
      const isLed = actor.leads.some((one) => isWithin(path, one));
      return isLed ? { scope, name: names[scope.memberId] ?? "", isOwn: false } : null;
    }
    case "departments": {
      const all = (await people.departments()).filter(({ id }) => scope.ids.includes(id));
      const isOne = ({ path }: Department) => actor.leads.some((one) => isWithin(path, one));
      if (!actor.roles.has("admin") && !all.every(isOne)) return null;
      const top = all.filter(
        ({ path }) => !all.some((one) => one.path !== path && path.startsWith(one.path)),
      );
      return { scope, name: top.map(({ name }) => name).join("、"), isOwn: false };
    }
  }
}

async function led(actor: Actor, store: Pick<Store, "people">): Promise<Asked> {
  const departments = await departmentsLed(actor, store);
  return {
    scope: { kind: "departments", ids: departments.map(({ id }) => id) },
    name: nameOf(actor, departments),
    isOwn: false,
  };
}

/** The time that was named, else the last days; what of it can be seen by now (ms). */
export function timeOf(
  when: Span | null,
  { now, rules }: { readonly now: number; readonly rules: Pick<Rulebook, "insight"> },
): { readonly when: Span; readonly window: Window } {
  const today = dayOf(now);
  const span = when ?? { from: addDays(today, 1 - rules.insight.recentDays), to: today, unit: "days" };
  return { when: span, window: { from: at(span.from), until: at(addDays(span.to, 1)), asOf: now } };
}
