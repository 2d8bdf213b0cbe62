// Late items whose clocks stand still: nobody is asked about them, so they are counted nowhere.
import type { Scope } from "../../src/domain/insight/scope.ts";
import type { Item } from "../../src/domain/item/item.ts";
import type { Sql } from "../engine/sql.ts";
import { ofScope } from "./of-scope.ts";

export interface AtRest {
  readonly ownerId: string;
  readonly stage: Item["stage"];
  readonly count: number;
}

interface Asked {
  readonly scope: Scope;
  /** Instants, ms. */
  readonly before: number;
  readonly now: number;
}

const RUNS = "p.began_at <= ? AND (p.ended_at IS NULL OR p.ended_at > ?)";
/** From the few pauses that run to the items they are of: an item's own, a customer's, a member's. */
const OF_SOME = [
  `SELECT p.no FROM pauses p WHERE p.no <> 0 AND ${RUNS}`,
  `SELECT r.no FROM pauses p JOIN items r ON r.customer_id = p.customer_id WHERE p.customer_id <> 0 AND ${RUNS}`,
  `SELECT r.no FROM pauses p JOIN items r ON r.owner_id = p.member_id
   WHERE p.no = 0 AND p.customer_id = 0 AND p.member_id <> '' AND ${RUNS}`,
] as const;
const OF_ALL = `SELECT 1 FROM pauses p WHERE p.no = 0 AND p.customer_id = 0 AND p.member_id = '' AND ${RUNS} LIMIT 1`;
const LATE = `place = 'owned' AND outcome = 'open' AND stage BETWEEN 2 AND 5
  AND (next_due_at < ? OR (stage = 5 AND deadline_at < ?))`;

export async function lateAtRest(sql: Sql, { scope, before, now }: Asked): Promise<readonly AtRest[]> {
  const whose = ofScope(scope, { owner: "owner_id", department: "department_id" });
  const areAll = (await sql.one(OF_ALL, [now, now])) !== null;
  const resting = areAll ? "" : ` AND no IN (${OF_SOME.join(" UNION ")})`;
  const rows = await sql.rows<AtRest>(
    `SELECT owner_id AS "ownerId", stage AS "stage", COUNT(*) AS "count" FROM items
     WHERE ${whose.text} AND ${LATE}${resting} GROUP BY owner_id, stage`,
    [...whose.parameters, before, before, ...(areAll ? [] : OF_SOME.flatMap(() => [now, now]))],
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
