// Contracts as they were signed: kept as changes come, and played where an older program wrote none (rules.md 8).
import {
  type NewSigning,
  type SigningStep,
  signingAfter,
  touchesSigning,
} from "../../src/domain/insight/signing.ts";
import type { Sql } from "../engine/sql.ts";
import { signingsTable } from "../schema/signings.ts";

export interface SigningStore {
  /** Numbers behind a number of won items that have none, in their order: they come from an older program. */
  missing(after: number, limit: number): Promise<readonly number[]>;
  /** Stores those of one that has none. */
  add(signings: readonly NewSigning[]): Promise<void>;
}

export function createSignings(sql: Sql): SigningStore {
  return {
    async missing(after, limit) {
      const rows = await sql.rows<{ no: number }>(
        `SELECT i.no AS "no" FROM items i WHERE i.no > ? AND i.outcome = 'won' AND i.signed_on IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM signings s WHERE s.no = i.no) ORDER BY i.no LIMIT ?`,
        [after, limit],
      );
      return rows.map(({ no }) => no);
    },
    async add(signings) {
      for (const signing of signings) await signingsTable.insert(sql, signing);
    },
  };
}

/** Writes what a change of an item does to its signing: nothing, for most. */
export async function keepSigning(sql: Sql, step: SigningStep): Promise<void> {
  if (!touchesSigning(step)) return;
  const { no } = step.after;
  const [last] = await signingsTable.find(sql, "WHERE no = ? ORDER BY id DESC LIMIT 1", [no]);
  const { closes, opens } = signingAfter(last ?? null, step);
  if (closes && last !== undefined)
    await signingsTable.updateWhere(sql, { knownUntil: step.at }, "id = ?", [last.id]);
  if (opens !== null) await signingsTable.insert(sql, opens);
}
