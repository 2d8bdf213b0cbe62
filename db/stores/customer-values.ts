// 标: what a customer is worth to us, asked, in force, over; and the customer's word on being named (rules.md 4).
import type { Day } from "../../src/domain/day.ts";
import type {
  CustomerValue,
  NewValue,
  PublicityConsent,
  Revenue,
  ValueKind,
} from "../../src/domain/value/customer-value.ts";
import type { Sql } from "../engine/sql.ts";
import { customerValuesTable } from "../schema/customer-values.ts";
import { customersTable } from "../schema/customers.ts";
import { publicityConsentsTable } from "../schema/publicity-consents.ts";

export interface CustomerValueStore {
  add(value: NewValue): Promise<CustomerValue>;
  /** Stale when somebody else has answered in the meantime. */
  save(value: CustomerValue): Promise<CustomerValue>;
  byId(id: number): Promise<CustomerValue | null>;
  /** What waits for somebody's word; null where nothing does. */
  openOf(customerId: number): Promise<CustomerValue | null>;
  inForceOf(customerId: number): Promise<CustomerValue | null>;
  /** All there was, the latest first. */
  of(customerId: number): Promise<CustomerValue[]>;
  /** What waits for the word of a head. */
  askedFrom(memberId: string): Promise<CustomerValue[]>;
  allAsked(): Promise<CustomerValue[]>;
  /** 潜力 to be looked at again by a day, whose owners were not told since an instant (ms). */
  toReview(by: Day, toldBefore: number): Promise<CustomerValue[]>;
  /** The customer's own column, which everything shows. */
  mark(customerId: number, value: ValueKind | null): Promise<void>;
  consent(consent: Omit<PublicityConsent, "id">): Promise<void>;
  /** The customer's latest word; null where it has said nothing. */
  consentOf(customerId: number): Promise<PublicityConsent | null>;
  /** What came in of each customer since an instant (ms), with its item that brought the most. */
  revenueSince(since: number): Promise<readonly (Revenue & { readonly no: number })[]>;
}

/** Of a customer that went into another one nobody is asked any more. */
const STANDING = "customer_id IN (SELECT id FROM customers WHERE merged_into IS NULL)";

export function createCustomerValues(sql: Sql): CustomerValueStore {
  const first = async (where: string, parameters: readonly (string | number)[]) =>
    (await customerValuesTable.find(sql, `WHERE ${where} ORDER BY id DESC LIMIT 1`, parameters))[0] ?? null;
  return {
    add: (value) => customerValuesTable.insert(sql, { ...value, version: 1 }),
    save: (value) => customerValuesTable.update(sql, value),
    byId: (id) => customerValuesTable.byId(sql, id),
    openOf: (customerId) => first("customer_id = ? AND state IN ('consent', 'asked')", [customerId]),
    inForceOf: (customerId) => first("customer_id = ? AND state = 'in-force'", [customerId]),
    of: (customerId) => customerValuesTable.find(sql, "WHERE customer_id = ? ORDER BY id DESC", [customerId]),
    askedFrom: (memberId) =>
      customerValuesTable.find(sql, `WHERE state = 'asked' AND asked_id = ? AND ${STANDING} ORDER BY id`, [
        memberId,
      ]),
    allAsked: () => customerValuesTable.find(sql, `WHERE state = 'asked' AND ${STANDING} ORDER BY id`, []),
    toReview: (by, toldBefore) =>
      customerValuesTable.find(
        sql,
        `WHERE state = 'in-force' AND review_on <= ? AND (told_at IS NULL OR told_at < ?)
         AND ${STANDING} ORDER BY review_on, id`,
        [by, toldBefore],
      ),
    async mark(customerId, value) {
      const customer = await customersTable.byId(sql, customerId);
      if (customer !== null && customer.value !== value)
        await customersTable.update(sql, { ...customer, value });
    },
    async consent(consent) {
      await publicityConsentsTable.insert(sql, consent);
    },
    consentOf: async (customerId) =>
      (
        await publicityConsentsTable.find(sql, "WHERE customer_id = ? ORDER BY id DESC LIMIT 1", [customerId])
      )[0] ?? null,
    async revenueSince(since) {
      const rows = await sql.rows<{ customerId: number; no: number; paidFen: number | string }>(
        `SELECT i.customer_id AS "customerId", i.no AS "no", SUM(p.amount_fen) AS "paidFen"
         FROM payments p JOIN items i ON i.no = p.no WHERE p.at >= ?
         GROUP BY i.customer_id, i.no ORDER BY SUM(p.amount_fen) DESC, i.no`,
        [since],
      );
      const sums = new Map<number, { no: number; paidFen: number }>();
      for (const { customerId, no, paidFen } of rows) {
        const before = sums.get(customerId);
        sums.set(customerId, { no: before?.no ?? no, paidFen: (before?.paidFen ?? 0) + Number(paidFen) });
      }
      return [...sums].map(([customerId, sum]) => ({ customerId, ...sum }));
    },
  };
}
