// What stands in each stage, to be looked at: counted by person, and the items of one stage; a won deal while money is to come.
import type { Scope } from "../../src/domain/insight/scope.ts";
import type { Item, Stage } from "../../src/domain/item/item.ts";
import type { Sql } from "../engine/sql.ts";
import { itemsTable } from "../schema/items.ts";
import { ofScope } from "./of-scope.ts";
import { type Holdings, holdings } from "./pipeline.ts";

export interface Column {
  readonly departmentIds: readonly number[];
  readonly stage: Stage;
  /** So many at most. */
  readonly most: number;
}

export interface BoardStore {
  /** By person and stage, in their order; leads are in no stage. `dueBefore`: ms. */
  counts(scope: Scope, dueBefore: number): Promise<readonly Holdings[]>;
  /** The one whose deadline is nearest, or longest past, first; those without one behind them. */
  column(asked: Column): Promise<readonly Item[]>;
}

const THERE = "place = 'owned' AND (outcome = 'open' OR (outcome = 'won' AND next_due_at IS NOT NULL))";

export function createBoard(sql: Sql): BoardStore {
  const walk = (where: string, order: string) => (departmentId: number, stage: Stage, most: number) =>
    itemsTable.find(
      sql,
      `WHERE department_id = ? AND place = 'owned' AND ${where} ORDER BY ${order} LIMIT ?`,
      stage === 6 ? [departmentId, most] : [departmentId, stage, most],
    );
  const clocked = walk("stage = ? AND outcome = 'open' AND deadline_at IS NOT NULL", "deadline_at, no");
  const resting = walk("stage = ? AND outcome = 'open' AND deadline_at IS NULL", "no DESC");
  const paying = walk("next_due_at IS NOT NULL AND outcome = 'won'", "next_due_at, no");

  /** One department at a time, each a walk along an index that stops at the limit. */
  async function all(walked: typeof clocked, { departmentIds, stage, most }: Column): Promise<Item[]> {
    const found: Item[] = [];
    for (const id of departmentIds) found.push(...(await walked(id, stage, most)));
    return found;
  }

  return {
    counts(scope, dueBefore) {
      const { text, parameters } = ofScope(scope, { owner: "owner_id", department: "department_id" });
      return holdings(sql, { text: `${text} AND ${THERE}`, parameters }, dueBefore);
    },
    async column(asked) {
      if (asked.stage === 6)
        return (await all(paying, asked))
          .sort((a, b) => (a.nextDueAt ?? 0) - (b.nextDueAt ?? 0) || a.no - b.no)
          .slice(0, asked.most);
      const first = (await all(clocked, asked)).sort(
        (a, b) => (a.deadlineAt ?? 0) - (b.deadlineAt ?? 0) || a.no - b.no,
      );
      if (first.length >= asked.most) return first.slice(0, asked.most);
      const most = asked.most - first.length;
      return [...first, ...(await all(resting, { ...asked, most })).slice(0, most)];
    },
  };
}
