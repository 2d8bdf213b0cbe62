// Money as its readers see it: what came in, what is planned and what is late; whose, by role (rules.md 12).

import type { Store } from "../../db/store.ts";
import type { MoneyScope } from "../../db/stores/payments.ts";
import { addDays, at, type Day, dayOf, daysBetween } from "../domain/day.ts";
import { openParts } from "../domain/item/payments.ts";
import type { Fen } from "../domain/money.ts";
import type { Actor } from "../domain/people/rights.ts";
import { besideLines, type Line } from "./lists.ts";
import { departmentsLed, nameOf } from "./team.ts";

type Ledgers = Pick<Store, "payments" | "items" | "customers" | "people">;

/** Finance reads the company's, a head their departments', everybody their own. */
export async function moneyScopeOf(
  actor: Actor,
  store: Store,
): Promise<{
  readonly scope: MoneyScope;
  readonly whose: "company" | "departments" | "own";
  readonly name: string;
}> {
  if (actor.roles.has("finance")) return { scope: "company", whose: "company", name: "" };
  const departments = await departmentsLed(actor, store);
  return {
    scope: { ownerId: actor.userId, departmentIds: departments.map(({ id }) => id) },
    whose: departments.length === 0 ? "own" : "departments",
    name: nameOf(actor, departments),
  };
}

export interface MoneyLine extends Line {
  readonly amountFen: Fen;
  readonly day: Day;
  /** What was written beside it. */
  readonly text: string | null;
}

/** What is still to come by a day: what is late first by itself, each the longest first. */
export async function moneyDue(
  scope: MoneyScope,
  { today, until }: { readonly today: Day; readonly until: Day },
  store: Ledgers,
): Promise<{
  readonly late: readonly (MoneyLine & { days: number })[];
  readonly planned: readonly MoneyLine[];
}> {
  const open = (await store.payments.plannedBy(scope, until)).flatMap(({ no, parts, paidFen }) =>
    openParts(parts, paidFen)
      .filter(({ day }) => day <= until)
      .map(({ day, amountFen, condition }) => ({ no, day, amountFen, text: condition })),
  );
  const lines = (await besideLines(open, store)).sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    late: lines
      .filter(({ day }) => day < today)
      .map((line) => ({ ...line, days: daysBetween(line.day, today) })),
    planned: lines.filter(({ day }) => day >= today),
  };
}

/** What came in and went back from one day to another. */
export async function moneyIn(
  scope: MoneyScope,
  { from, to }: { readonly from: Day; readonly to: Day },
  store: Ledgers,
): Promise<readonly MoneyLine[]> {
  const payments = await store.payments.between(scope, { since: at(from), until: at(addDays(to, 1)) });
  return besideLines(
    payments.map(({ no, at: instant, amountFen, text }) => ({ no, day: dayOf(instant), amountFen, text })),
    store,
  );
}

export function sumOf(lines: readonly { readonly amountFen: Fen }[]): Fen {
  return lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
