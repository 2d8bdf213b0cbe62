// 业绩 as it is asked: whose, of which time, as of when; beside which targets, and with what to do next.
import type { Store } from "../../../db/store.ts";
import type { Whose } from "../../chat/args/whose.ts";
import type { Span } from "../../chat/read/span-units.ts";
import { addDays, at, type Day, dayOf, lastDayOfMonth, partsOf } from "../../domain/day.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { toTheHour } from "../../domain/insight/seen.ts";
import type { Target, TargetOwner } from "../../domain/insight/target.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { linesOf } from "../lists.ts";
import type { Results } from "./results.ts";
import { beganOn, type Progress, progressOf, targetsFor } from "./targets.ts";

/** The month that is under way, where no time is named. */
export function monthOf(today: Day): Span {
  const { year, month } = partsOf(today);
  return { from: `${today.slice(0, 8)}01`, to: lastDayOfMonth(year, month), unit: "month" };
}

/** The quarter and the year that are under way. */
export function quarterOf(today: Day): Span {
  const { year, month } = partsOf(today);
  const last = Math.ceil(month / 3) * 3;
  const from = `${year}-${String(last - 2).padStart(2, "0")}-01`;
  return { from, to: lastDayOfMonth(year, last), unit: "quarter" };
}

export function yearOf(today: Day): Span {
  const { year } = partsOf(today);
  return { from: `${year}-01-01`, to: `${year}-12-31`, unit: "year" };
}

export function recentDays(today: Day, days: number): Span {
  return { from: addDays(today, 1 - days), to: today, unit: "days" };
}

/** As of this hour, or of the end of a day that was named and is over. */
export function instantOf(asOf: Day | null, now: number): number {
  const hour = toTheHour(now);
  return asOf === null ? hour : Math.min(hour, at(addDays(asOf, 1)) - 1);
}

/** Whose target stands beside what was asked; null where several departments are led, or a time has no one owner. */
export function targetOwnerOf(whose: Whose, scope: Scope, actor: Actor): TargetOwner | null {
  if (scope.kind === "member") return { memberId: scope.memberId, departmentId: 0 };
  if (scope.kind === "company") return { memberId: "", departmentId: 0 };
  if (whose.kind === "department") return { memberId: "", departmentId: whose.department.id };
  const [only, another] = actor.leads;
  return only === undefined || another !== undefined ? null : { memberId: "", departmentId: only.id };
}

/** Targets of exactly these days, or their months'. */
export async function targetsBeside(
  owner: TargetOwner | null,
  span: Pick<Span, "from" | "to">,
  store: Pick<Store, "targets">,
): Promise<ReturnType<typeof targetsFor>> {
  return owner === null ? [] : targetsFor(await store.targets.of(owner, span), span);
}

export async function progressBeside(
  targets: readonly (Target & { readonly isSum: boolean })[],
  found: Pick<Results, "tally" | "counted">,
  store: Pick<Store, "results" | "people">,
): Promise<readonly (Progress & { readonly author: string })[]> {
  const names = await store.people.names(targets.map(({ by }) => by));
  const all = [];
  for (const target of targets) {
    const began = await beganOn(target, target.fromDay, store);
    all.push({ ...progressOf(target, found, began), author: names[target.by] ?? target.by });
  }
  return all;
}

/** Won deals whose next payment is near, and what is about to be signed: where there is something to do. */
export async function nextSteps(
  scope: Scope,
  now: number,
  store: Pick<Store, "results" | "customers" | "people">,
) {
  const ahead = await store.results.ahead(scope, { until: at(addDays(dayOf(now), PAYMENT_DAYS)) });
  return {
    payments: await linesOf(ahead.payments, store),
    closing: await linesOf(ahead.closing, store),
  };
}

/** How far ahead a payment is something to look at. */
const PAYMENT_DAYS = 15;
