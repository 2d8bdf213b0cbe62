// Whose figures a page of figures shows, by its address: what somebody leads, one department of it, one person there, themselves.
import type { Store } from "../../../db/store.ts";
import type { Whose } from "../../chat/args/whose.ts";
import type { Department } from "../../domain/people/people.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { type Asked, scopeOf } from "../insight/scope.ts";
import { departmentsLed } from "../team.ts";

/** As they stand in the address; "" for what does not. */
export interface WhoseAsk {
  readonly department: string;
  readonly person: string;
}

export interface WhosePage extends Asked, WhoseAsk {
  readonly whose: Whose;
  /** Departments the visitor leads and may choose from; empty for whoever leads none. */
  readonly departments: readonly Department[];
}

/** Of everybody, for whoever reads the company's figures. */
export const COMPANY = "company";

type Reading = Pick<Store, "people">;

/** Null for what is not there and for what is not theirs: one and the same to them. */
export async function whoseOn(ask: WhoseAsk, actor: Actor, store: Reading): Promise<WhosePage | null> {
  const whose = await named(ask, actor, store);
  if (whose === null) return null;
  try {
    const asked = await scopeOf(whose, actor, store);
    return { ...asked, ...ask, whose, departments: await departmentsLed(actor, store) };
  } catch (error) {
    if (error instanceof RuleError) return null;
    throw error;
  }
}

async function named(
  { department, person }: WhoseAsk,
  actor: Actor,
  { people }: Reading,
): Promise<Whose | null> {
  if (person !== "") {
    const found = person === actor.userId ? actor : await people.actor(person);
    return found === null ? null : { kind: "person", person: found };
  }
  if (department === COMPANY) return { kind: "company" };
  if (department === "") return { kind: "unsaid" };
  const found = /^\d{1,10}$/.test(department) ? await people.department(Number(department)) : null;
  return found === null ? null : { kind: "department", department: found };
}
