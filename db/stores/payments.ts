// Money that came in or went back, and the plan of what is still to come (rules.md 3, stage 6).
import type { Payment, PlannedPayment } from "../../src/domain/item/history.ts";
import type { Sql } from "../engine/sql.ts";
import { paymentsTable } from "../schema/payments.ts";
import { plannedPaymentsTable } from "../schema/planned-payments.ts";

export interface PaymentStore {
  add(payment: Omit<Payment, "id">): Promise<Payment>;
  of(no: number): Promise<Payment[]>;
  paidFen(no: number): Promise<number>;
  plan(no: number): Promise<PlannedPayment[]>;
  /** The new plan replaces the old one. */
  replan(no: number, plan: readonly Omit<PlannedPayment, "id" | "no">[]): Promise<void>;
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
  };
}
