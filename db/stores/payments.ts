// Money that came in or went back, and the plan of what is still to come (rules.md 3, stage 6).
import type { Day } from "../../src/domain/day.ts";
import type { Payment, PlannedPayment } from "../../src/domain/item/history.ts";
import type { Parameter, Sql } from "../engine/sql.ts";
import { paymentsTable } from "../schema/payments.ts";
import { plannedPaymentsTable } from "../schema/planned-payments.ts";

/** Whose money: the company's, or of what somebody holds and some departments hold. */
export type MoneyScope = "company" | { readonly ownerId: string; readonly departmentIds: readonly number[] };

/** The plan in force of an item, and what came in so far. */
export interface Plan {
  readonly no: number;
  readonly parts: readonly PlannedPayment[];
  readonly paidFen: number;
}

export interface PaymentStore {
  add(payment: Omit<Payment, "id">): Promise<Payment>;
  of(no: number): Promise<Payment[]>;
  paidFen(no: number): Promise<number>;
  plan(no: number): Promise<PlannedPayment[]>;
  /** The new plan replaces the old one. */
  replan(no: number, plan: readonly Omit<PlannedPayment, "id" | "no">[]): Promise<void>;
  /** What came in or went back between two instants (ms), oldest first. */
  between(scope: MoneyScope, given: { readonly since: number; readonly until: number }): Promise<Payment[]>;
  /** The plans of won items of which a part is planned by a day. */
  plannedBy(scope: MoneyScope, day: Day): Promise<Plan[]>;
}

export function createPayments(sql: Sql): PaymentStore {
  return {
    add: (payment) => paymentsTable.insert(sql, payment),
    of: (no) => paymentsTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
    async paidFen(no) {
      const row = await sql.one<{ sum: number | string | null }>(
        "SELECT SUM(amount_fen) AS sum FROM payments WHERE no = ?",
        [no],
      );
      return Number(row?.sum ?? 0);
    },
    plan: (no) => plannedPaymentsTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
    async replan(no, plan) {
      await plannedPaymentsTable.deleteWhere(sql, "no = ?", [no]);
      for (const planned of plan) await plannedPaymentsTable.insert(sql, { ...planned, no });
    },
    between(scope, { since, until }) {
      const within = whereOf(scope);
      return paymentsTable.find(
        sql,
        `WHERE at >= ? AND at < ? AND no IN (SELECT i.no FROM items i WHERE ${within.text}) ORDER BY at, id`,
        [since, until, ...within.parameters],
      );
    },
    async plannedBy(scope, day) {
      const within = whereOf(scope);
      const nos = `SELECT p.no FROM planned_payments p JOIN items i ON i.no = p.no
        WHERE p.day <= ? AND i.outcome = 'won' AND i.place = 'owned' AND ${within.text}`;
      const given = [day, ...within.parameters];
      const parts = await plannedPaymentsTable.find(sql, `WHERE no IN (${nos}) ORDER BY no, id`, given);
      const paid = await sql.rows<{ no: number; sum: number | string }>(
        `SELECT no AS "no", SUM(amount_fen) AS "sum" FROM payments WHERE no IN (${nos}) GROUP BY no`,
        given,
      );
      const paidBy = new Map(paid.map(({ no, sum }) => [no, Number(sum)]));
      const plans = new Map<number, PlannedPayment[]>();
      for (const part of parts) plans.set(part.no, [...(plans.get(part.no) ?? []), part]);
      return [...plans].map(([no, all]) => ({ no, parts: all, paidFen: paidBy.get(no) ?? 0 }));
    },
  };
}

function whereOf(scope: MoneyScope): { readonly text: string; readonly parameters: readonly Parameter[] } {
  if (scope === "company") return { text: "1 = 1", parameters: [] };
  const { ownerId, departmentIds } = scope;
  const places = departmentIds.map(() => "?").join(", ");
  const theirs = departmentIds.length === 0 ? "" : ` OR i.department_id IN (${places})`;
  return { text: `(i.owner_id = ?${theirs})`, parameters: [ownerId, ...departmentIds] };
}
