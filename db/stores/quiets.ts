// 静默: asked for, in force, over; and whose yes each needs (rules.md 10).
import type { Consent, Quiet } from "../../src/domain/peace/quiet.ts";
import type { Sql } from "../engine/sql.ts";
import { quietConsentsTable } from "../schema/quiet-consents.ts";
import { quietsTable } from "../schema/quiets.ts";

export interface QuietStore {
  add(quiet: Omit<Quiet, "id" | "version">): Promise<Quiet>;
  /** Stale when somebody else has answered in the meantime. */
  save(quiet: Quiet): Promise<Quiet>;
  byId(id: number): Promise<Quiet | null>;
  /** What waits for somebody's yes; null where nothing does. */
  askedOf(customerId: number): Promise<Quiet | null>;
  /** What waits for somebody's yes at an instant (ms). */
  askedFrom(memberId: string, now: number): Promise<Quiet[]>;
  /** What was in force last, over or not; null where nothing ever was. */
  lastOf(customerId: number): Promise<Quiet | null>;
  /** What is in force of some customers at an instant (ms), by customer. */
  inForce(customerIds: readonly number[], now: number): Promise<ReadonlyMap<number, Quiet>>;
  /** When the last one of some customers ended, or will (ms), by customer. */
  lastEnds(customerIds: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Everything in force at an instant (ms), the soonest to end first. */
  allInForce(now: number): Promise<Quiet[]>;
  /** Without everybody's yes at an instant (ms), though it is the last moment. */
  overdue(now: number): Promise<Quiet[]>;
  /** Over at an instant (ms), of which the owners have not been told. */
  untold(now: number): Promise<Quiet[]>;
  consentsOf(quietId: number): Promise<Consent[]>;
  ask(consent: Consent): Promise<void>;
  answer(consent: Consent): Promise<void>;
}

export function createQuiets(sql: Sql): QuietStore {
  return {
    add: (quiet) => quietsTable.insert(sql, { ...quiet, version: 1 }),
    save: (quiet) => quietsTable.update(sql, quiet),
    byId: (id) => quietsTable.byId(sql, id),
    askedOf: async (customerId) =>
      (
        await quietsTable.find(sql, "WHERE customer_id = ? AND state = 'asked' ORDER BY id DESC LIMIT 1", [
          customerId,
        ])
      )[0] ?? null,
    askedFrom: (memberId, now) =>
      quietsTable.find(
        sql,
        `WHERE state = 'asked' AND expires_at > ? AND id IN
         (SELECT quiet_id FROM quiet_consents WHERE member_id = ? AND answer IS NULL) ORDER BY id`,
        [now, memberId],
      ),
    lastOf: async (customerId) =>
      (
        await quietsTable.find(
          sql,
          "WHERE customer_id = ? AND began_at IS NOT NULL ORDER BY began_at DESC, id DESC LIMIT 1",
          [customerId],
        )
      )[0] ?? null,
    async inForce(customerIds, now) {
      const ids = [...new Set(customerIds)];
      if (ids.length === 0) return new Map();
      const rows = await quietsTable.find(
        sql,
        `WHERE customer_id IN (${ids.map(() => "?").join(", ")}) AND state = 'quiet' AND ends_at > ? ORDER BY id`,
        [...ids, now],
      );
      return new Map(rows.map((quiet) => [quiet.customerId, quiet]));
    },
    async lastEnds(customerIds) {
      const ids = [...new Set(customerIds)];
      if (ids.length === 0) return new Map();
      const rows = await sql.rows<{ id: number; at: number }>(
        `SELECT customer_id AS "id", MAX(COALESCE(ended_at, ends_at)) AS "at" FROM quiets
         WHERE began_at IS NOT NULL AND customer_id IN (${ids.map(() => "?").join(", ")}) GROUP BY customer_id`,
        ids,
      );
      return new Map(rows.map(({ id, at }) => [id, Number(at)]));
    },
    allInForce: (now) =>
      quietsTable.find(sql, "WHERE state = 'quiet' AND ends_at > ? ORDER BY ends_at, id", [now]),
    overdue: (now) => quietsTable.find(sql, "WHERE state = 'asked' AND expires_at <= ? ORDER BY id", [now]),
    untold: (now) =>
      quietsTable.find(
        sql,
        `WHERE told_at IS NULL AND ((state = 'quiet' AND ends_at <= ?) OR (state = 'ended' AND began_at IS NOT NULL))
         ORDER BY id`,
        [now],
      ),
    consentsOf: (quietId) => quietConsentsTable.find(sql, "WHERE quiet_id = ? ORDER BY member_id", [quietId]),
    async ask(consent) {
      await quietConsentsTable.insertOrNothing(sql, consent);
    },
    async answer(consent) {
      await quietConsentsTable.update(sql, consent);
    },
  };
}
