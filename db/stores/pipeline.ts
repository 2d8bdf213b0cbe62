// What a head asks of many items at once: counted where they lie, never read one by one.

import type { What } from "../../src/domain/item/history.ts";
import type { Item, Stage } from "../../src/domain/item/item.ts";
import type { Fen } from "../../src/domain/money.ts";
import type { Sql } from "../engine/sql.ts";
import { itemsTable } from "../schema/items.ts";
import { type Condition, marksOf } from "./of-scope.ts";

/** What one person holds in one stage. */
export interface Holdings {
  readonly ownerId: string;
  /** Null for leads. */
  readonly stage: Item["stage"];
  readonly count: number;
  /** Of those whose amount is known, the latest of expected, quoted and contract amount. */
  readonly amountFen: Fen;
  /** How many are due before the instant that was asked about. */
  readonly overdue: number;
}

export interface Act {
  readonly no: number;
  readonly at: number;
  readonly by: string;
  readonly what: What;
  /** The stage it was in after it. */
  readonly stage: Item["stage"];
}

export interface Pipeline {
  /** Open items held in some departments, by person and stage. */
  held(departmentIds: readonly number[], dueBefore: number): Promise<readonly Holdings[]>;
  /** Open items in some stages, held in some departments: the furthest first, in a stage the largest. */
  at(stages: readonly Stage[], departmentIds: readonly number[], limit: number): Promise<readonly Item[]>;
  /** Whether there are more items than so many, whatever became of them: no more of them are walked. */
  exceeds(count: number): Promise<boolean>;
  /** How often each person did what since an instant. */
  counts(
    memberIds: readonly string[],
    since: number,
  ): Promise<readonly { readonly by: string; readonly what: What; readonly count: number }[]>;
  /** What people did of some kinds since an instant, the latest first. */
  acts(
    memberIds: readonly string[],
    given: { readonly whats: readonly What[]; readonly since: number; readonly limit: number },
  ): Promise<readonly Act[]>;
  /** What somebody brought in, the latest first. */
  createdBy(memberId: string, limit: number): Promise<readonly Item[]>;
}

/** Items under some condition, counted by person and stage, in their order. */
export async function holdings(sql: Sql, where: Condition, dueBefore: number): Promise<readonly Holdings[]> {
  const rows = await sql.rows<Holdings>(
    `SELECT owner_id AS "ownerId", stage AS "stage", COUNT(*) AS "count",
            SUM(COALESCE(contract_fen, quoted_fen, expected_fen, 0)) AS "amountFen",
            SUM(CASE WHEN next_due_at < ? OR ((stage IN (1, 5) OR stage IS NULL) AND deadline_at < ?)
                THEN 1 ELSE 0 END) AS "overdue"
     FROM items WHERE ${where.text} GROUP BY owner_id, stage ORDER BY owner_id, stage`,
    [dueBefore, dueBefore, ...where.parameters],
  );
  return rows.map((row) => ({
    ...row,
    count: Number(row.count),
    amountFen: Number(row.amountFen),
    overdue: Number(row.overdue),
  }));
}

export function createPipeline(sql: Sql): Pipeline {
  const places = (all: readonly unknown[]) => all.map(() => "?").join(", ");
  return {
    async held(departmentIds, dueBefore) {
      if (departmentIds.length === 0) return [];
      const where = `department_id IN (${places(departmentIds)}) AND place = 'owned' AND outcome = 'open'`;
      return holdings(sql, { text: where, parameters: departmentIds }, dueBefore);
    },
    at: (stages, departmentIds, limit) =>
      itemsTable.find(
        sql,
        `WHERE department_id IN (${marksOf(departmentIds)}) AND place = 'owned' AND outcome = 'open'
           AND stage IN (${marksOf(stages)})
         ORDER BY stage DESC, COALESCE(contract_fen, quoted_fen, expected_fen, 0) DESC, no LIMIT ?`,
        [...departmentIds, ...stages, limit],
      ),
    exceeds: async (count) =>
      (await sql.one("SELECT no FROM items ORDER BY no LIMIT 1 OFFSET ?", [count])) !== null,
    async counts(memberIds, since) {
      if (memberIds.length === 0) return [];
      const rows = await sql.rows<{ by: string; what: What; count: number }>(
        `SELECT "by" AS "by", what AS "what", COUNT(*) AS "count" FROM history
         WHERE "by" IN (${places(memberIds)}) AND at >= ? GROUP BY "by", what`,
        [...memberIds, since],
      );
      return rows.map((row) => ({ ...row, count: Number(row.count) }));
    },
    async acts(memberIds, { whats, since, limit }) {
      if (memberIds.length === 0) return [];
      return sql.rows<Act>(
        `SELECT no AS "no", at AS "at", "by" AS "by", what AS "what", stage AS "stage" FROM history
         WHERE "by" IN (${places(memberIds)}) AND at >= ? AND what IN (${places(whats)})
         ORDER BY at DESC, id DESC LIMIT ?`,
        [...memberIds, since, ...whats, limit],
      );
    },
    createdBy: (memberId, limit) =>
      itemsTable.find(
        sql,
        `WHERE no IN (SELECT no FROM history WHERE "by" = ? AND what = 'created' ORDER BY at DESC LIMIT ?)
         ORDER BY created_at DESC, no DESC`,
        [memberId, limit],
      ),
  };
}
