// Stays in stages: kept as changes come, and played again where an older program wrote none (rules.md 11).
import { type Stay, type Step, stepped, touchesStays, type Unsaved } from "../../src/domain/insight/stay.ts";
import type { Sql } from "../engine/sql.ts";
import { staysTable } from "../schema/stays.ts";

export interface StayStore {
  of(no: number): Promise<readonly Stay[]>;
  /** Numbers behind a number of items that have none, in their order: they come from an older program. */
  missing(after: number, limit: number): Promise<readonly number[]>;
  /** Stores those of one that has none. */
  add(stays: readonly Unsaved[]): Promise<void>;
}

export function createStays(sql: Sql): StayStore {
  return {
    of: (no) => staysTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
    async missing(after, limit) {
      const rows = await sql.rows<{ no: number }>(
        `SELECT i.no AS "no" FROM items i
         WHERE i.no > ? AND NOT EXISTS (SELECT 1 FROM stays s WHERE s.no = i.no) ORDER BY i.no LIMIT ?`,
        [after, limit],
      );
      return rows.map(({ no }) => no);
    },
    async add(stays) {
      for (const stay of stays) await staysTable.insert(sql, stay);
    },
  };
}

/** Writes what a change of an item does to its stays: nothing, for most. */
export async function keepStays(sql: Sql, step: Step): Promise<void> {
  if (!touchesStays(step)) return;
  const stood =
    step.before === null ? [] : await staysTable.find(sql, "WHERE no = ? ORDER BY id", [step.after.no]);
  const stand = stepped(stood, step);
  const kept = new Set(stand.flatMap(({ id }) => (id === undefined ? [] : [id])));
  for (const { id } of stood) if (!kept.has(id)) await staysTable.deleteWhere(sql, "id = ?", [id]);
  for (const stay of stand) {
    if (stay.id === undefined) await staysTable.insert(sql, stay);
    else if (!(stood as readonly Unsaved[]).includes(stay)) await staysTable.update(sql, stay as Stay);
  }
}
