// 团队经费 as it is read: by whoever keeps a ledger all of it, by the department's people what there is (rules.md 8, 12).
import type { Store } from "../../../db/store.ts";
import { balanceOf, type Month, statementOf } from "../../domain/mentoring/fund.ts";
import type { Department } from "../../domain/people/people.ts";
import { type Actor, isWithin } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { fundLines } from "./fund-lines.ts";

interface Reading {
  readonly actor: Actor;
  readonly store: Store;
}

/** Its head and above, and finance, keep the ledger. */
export function keeps(department: Department, { actor }: Pick<Reading, "actor">): boolean {
  return actor.roles.has("finance") || actor.leads.some((led) => isWithin(department.path, led));
}

/** Departments with a ledger that somebody keeps. */
export async function keptBy({ actor, store }: Reading): Promise<readonly Department[]> {
  const all = await Promise.all((await store.fund.departments()).map((id) => store.people.department(id)));
  return all.filter((department) => department !== null).filter((department) => keeps(department, { actor }));
}

/** What there is in each, for block `overview`. */
export async function balancesOf(departments: readonly Department[], { store }: Pick<Reading, "store">) {
  const lines = [];
  for (const department of departments)
    lines.push({ department, balanceFen: balanceOf(await store.fund.ofDepartment(department.id)) });
  return lines;
}

/**
 * For block `statement`. Members of the department read what there is; by which deals it came only those who keep it.
 * @throws RuleError
 */
export async function statementFor(department: Department, month: Month, { actor, store }: Reading) {
  const isKeeper = keeps(department, { actor });
  if (!isKeeper && department.id !== actor.department.id)
    throw new RuleError("fund-not-yours", { department });
  const entries = await store.fund.ofDepartment(department.id);
  const statement = statementOf(entries, month);
  const lines = isKeeper ? await fundLines(statement.entries, store) : [];
  return { department, month, statement, balanceFen: balanceOf(entries), isKeeper, lines };
}
