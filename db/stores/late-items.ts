// What is late in some departments from stage 2 on: one department and one kind of deadline at a time, each a walk along
// an index that stops at the limit.
import type { Item } from "../../src/domain/item/item.ts";
import type { Sql } from "../engine/sql.ts";
import { itemsTable } from "../schema/items.ts";

interface Asked {
  readonly ids: readonly number[];
  /** Instant, ms. */
  readonly before: number;
  readonly limit: number;
}

const OPEN = "department_id = ? AND place = 'owned' AND outcome = 'open'";
// The plus keeps SQLite from reading all of those stages by the other index, and sorting them.
const WALKS = [
  `WHERE ${OPEN} AND next_due_at < ? AND +stage BETWEEN 2 AND 5 ORDER BY next_due_at, no LIMIT ?`,
  `WHERE ${OPEN} AND stage = 5 AND deadline_at < ? ORDER BY deadline_at, no LIMIT ?`,
] as const;

/** As far as it must be known to be counted. */
export type Late = Pick<
  Item,
  "no" | "ownerId" | "customerId" | "outcome" | "stage" | "nextDueAt" | "deadlineAt"
>;

const SOME = `no AS "no", owner_id AS "ownerId", customer_id AS "customerId", outcome AS "outcome", stage AS "stage",
  next_due_at AS "nextDueAt", deadline_at AS "deadlineAt"`;

/** The same items, where only few of them are read whole. */
export async function lateOnes(sql: Sql, { ids, before, limit }: Asked): Promise<readonly Late[]> {
  const late: Late[] = [];
  for (const id of ids)
    for (const walk of WALKS)
      late.push(...(await sql.rows<Late>(`SELECT ${SOME} FROM items ${walk}`, [id, before, limit])));
  return [...new Map(late.map((item) => [item.no, item])).values()];
}

/** What somebody holds of which a deadline has passed, in whatever stage; lost ones are over. */
export function lateWith(sql: Sql, ownerId: string, before: number): Promise<readonly Late[]> {
  return sql.rows<Late>(
    `SELECT ${SOME} FROM items WHERE owner_id = ? AND place = 'owned' AND outcome <> 'lost'
       AND (next_due_at < ? OR deadline_at < ?)`,
    [ownerId, before, before],
  );
}

export async function lateInDepartments(sql: Sql, { ids, before, limit }: Asked): Promise<Item[]> {
  const late: Item[] = [];
  for (const id of ids)
    for (const walk of WALKS) late.push(...(await itemsTable.find(sql, walk, [id, before, limit])));
  return [...new Map(late.map((item) => [item.no, item])).values()];
}
