// What cadence the deals of a year suggest to whoever may change it: 竞争 by the median won cycle (rules.md 7).
import type { Store } from "../../../db/store.ts";
import type { Ask } from "../../chat/computed.ts";
import { addDays, dayOf } from "../../domain/day.ts";
import { isAway } from "../../domain/people/org.ts";
import type { Actor } from "../../domain/people/rights.ts";
import type { Competition } from "../../domain/rulebook.ts";
import { type CadenceFit, cadenceFit } from "../../domain/rules/cadence-fit.ts";
import type { InForce } from "../../domain/rules/in-force.ts";
import { LEVELS } from "../../domain/rules/number.ts";
import { scopeLed } from "../../domain/rules/proposal.ts";
import { report } from "../insight/reports.ts";
import { withBelow } from "../team.ts";

const DAYS_BACK = 365;

interface AdviceScene {
  readonly store: Pick<Store, "people">;
  readonly now: number;
  readonly rules: InForce;
  compute<Result>(ask: Ask<Result>): Result;
}

export interface CadenceAdvice {
  /** Null for the whole company. */
  readonly departmentId: number | null;
  readonly department: string | null;
  readonly fit: CadenceFit;
  readonly now: Competition;
}

/** For the department somebody leads, as 竞争 would change it; null where they lead none, or too little was won to tell. */
async function cadenceAdvice(
  leader: Pick<Actor, "leads" | "department">,
  scene: AdviceScene,
): Promise<CadenceAdvice | null> {
  const led = scopeLed(leader);
  return led === undefined ? null : cadenceAdviceOf(led, scene);
}

/** For a department with all below it; null is the company. */
export async function cadenceAdviceOf(
  departmentId: number | null,
  { store, now, rules, compute }: AdviceScene,
): Promise<CadenceAdvice | null> {
  const all = await store.people.departments();
  const inside = new Set((departmentId === null ? all : withBelow(departmentId, all)).map(({ id }) => id));
  const cycles = compute(report("wonCycles", { since: addDays(dayOf(now), -DAYS_BACK) }));
  const theirs = cycles.filter((one) => departmentId === null || inside.has(one.departmentId ?? 0));
  const book = rules.of(departmentId);
  const fit = cadenceFit(
    theirs.map(({ days }) => days),
    book,
  );
  if (fit === null) return null;
  const department = departmentId === null ? null : (all.find(({ id }) => id === departmentId)?.name ?? null);
  return { departmentId, department, fit, now: book.competition };
}

/** As the block `cadence-advice` of templates/partials/rule.md words it: the level today and the one that fits. */
export function adviceShown({ department, fit, now }: CadenceAdvice) {
  const level = (one: Competition) => ({ level: LEVELS.indexOf(one) + 1, contacts: fit.contacts[one] });
  return { department, n: fit.n, days: fit.medianDays, before: level(now), after: level(fit.level) };
}

/** Whoever may change a cadence that does not fit their deals, and is there to read of it; what fits is no news. */
export async function cadenceNews(
  scene: AdviceScene & { readonly store: Pick<Store, "people" | "org"> },
): Promise<readonly { readonly leader: Actor; readonly advice: CadenceAdvice }[]> {
  const { store, now } = scene;
  const org = await store.org.on(dayOf(now));
  const news = [];
  for (const userId of new Set([...org.leaders.values()].flat())) {
    const leader = isAway(org, userId) ? null : await store.people.actor(userId);
    const advice = leader === null ? null : await cadenceAdvice(leader, scene);
    if (leader !== null && advice !== null && advice.fit.level !== advice.now) news.push({ leader, advice });
  }
  return news;
}
