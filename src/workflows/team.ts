// The people somebody leads, and the departments they are in (rules.md 12: their heads and up).
import type { Store } from "../../db/store.ts";
import type { Department, Member } from "../domain/people/people.ts";
import { type Actor, isWithin } from "../domain/people/rights.ts";
import { RuleError } from "../domain/rule-error.ts";

type People = Pick<Store, "people">;

export async function departmentsLed(actor: Pick<Actor, "leads">, { people }: People): Promise<Department[]> {
  const departments = await people.departments();
  return departments.filter(({ path }) => actor.leads.some((led) => isWithin(path, led)));
}

/** All they lead; of those that are named what lies in them. @throws RuleError where one is not theirs to read of */
export async function departmentsAsked(
  named: readonly Department[],
  actor: Pick<Actor, "leads">,
  { people }: People,
): Promise<Department[]> {
  const led = await departmentsLed(actor, { people });
  for (const department of named)
    if (!led.some(({ id }) => id === department.id)) throw new RuleError("insight-elsewhere", { department });
  return named.length === 0 ? led : led.filter(({ path }) => named.some((one) => isWithin(path, one)));
}

/** A department with all below it; nothing for one that is not there. */
export function withBelow(departmentId: number, departments: readonly Department[]): readonly Department[] {
  const one = departments.find(({ id }) => id === departmentId);
  return one === undefined ? [] : departments.filter(({ path }) => isWithin(path, one));
}

/** Everybody at work there now, by name. */
export async function membersOf(departments: readonly Department[], { people }: People): Promise<Member[]> {
  const ids = new Set(departments.map(({ id }) => id));
  const active = await people.active();
  return active.filter(({ mainDepartmentId }) => ids.has(mainDepartmentId));
}

/** How a head calls what they lead: the one department, or the topmost ones. */
export function nameOf(actor: Pick<Actor, "leads">, departments: readonly Department[]): string {
  const led = actor.leads.flatMap(({ id }) => departments.filter((one) => one.id === id));
  return led.map(({ name }) => name).join("、");
}
