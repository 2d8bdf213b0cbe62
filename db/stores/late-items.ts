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
const WALKS = [
  `WHERE ${OPEN} AND next_due_at < ? AND stage BETWEEN 2 AND 5 ORDER BY next_due_at LIMIT ?`,
  `WHERE ${OPEN} AND stage = 5 AND deadline_at < ? ORDER BY deadline_at LIMIT ?`,
] as const;

export async function lateInDepartments(sql: Sql, { ids, before, limit }: Asked): Promise<Item[]> {
  const late: Item[] = [];
  for (const id of ids)
    for (const walk of WALKS) late.push(...(await itemsTable.find(sql, walk, [id, before, limit])));
  return [...new Map(late.map((item) => [item.no, item])).values()];
}
