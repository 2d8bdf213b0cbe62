// What stands in each stage, to be looked at: counted by person, and the items of one stage; a won deal while money is to come.
import type { Scope } from "../../src/domain/insight/scope.ts";
import type { Item, Stage } from "../../src/domain/item/item.ts";
import type { Fen } from "../../src/domain/money.ts";
import type { Parameter, Sql } from "../engine/sql.ts";
import { itemsTable } from "../schema/items.ts";
import { type Late, lateOnes, lateWith } from "./late-items.ts";
import { inParts, marksOf, ofScope } from "./of-scope.ts";
import { type Holdings, holdings } from "./pipeline.ts";

export interface Column {
  readonly departmentIds: readonly number[];
  readonly stage: Stage;
  /** So many at most. */
  readonly most: number;
}

/** One item as far as it is counted. */
export interface HeldItem extends Late, Pick<Item, "departmentId"> {
  readonly ownerId: string;
  /** Null for a lead. */
  readonly stage: Stage | null;
  /** 0 where nobody has said. */
  readonly amountFen: Fen;
  /** From when on it is late, ms; null where it never is. */
  readonly dueAt: number | null;
}

export interface BoardStore {
  /** By person and stage, in no order; leads are in no stage. `dueBefore`: ms. */
  counts(scope: Scope, dueBefore: number): Promise<readonly Holdings[]>;
  /** What `counts` counts, one by one: everybody's, or what of some items is counted. */
  all(): Promise<readonly HeldItem[]>;
  among(nos: readonly number[]): Promise<readonly HeldItem[]>;
  /** `items.lateInDepartments`, as far as they must be known to be counted. */
  late(departmentIds: readonly number[], before: number, limit: number): Promise<readonly Late[]>;
  /** What somebody holds of which a deadline lies before an instant (ms), in no order; without what was lost. */
  lateWith(ownerId: string, before: number): Promise<readonly Late[]>;
  /** The one whose deadline is nearest, or longest past, first; those without one behind them. */
  column(asked: Column): Promise<readonly Item[]>;
}

const THERE = "place = 'owned' AND (outcome = 'open' OR (outcome = 'won' AND next_due_at IS NOT NULL))";

const ONE_BY_ONE = `SELECT no AS "no", owner_id AS "ownerId", department_id AS "departmentId",
    customer_id AS "customerId", stage AS "stage", outcome AS "outcome", next_due_at AS "nextDueAt", deadline_at AS "deadlineAt",
    COALESCE(contract_fen, quoted_fen, expected_fen, 0) AS "amountFen",
    CASE WHEN (stage IN (1, 5) OR stage IS NULL) AND (next_due_at IS NULL OR deadline_at < next_due_at)
      THEN deadline_at ELSE next_due_at END AS "dueAt" FROM items`;

/** Of a stage: under which condition an item is in it, and by what it is ordered. */
interface Walk {
  readonly where: string;
  readonly by: string;
}

const CLOCKED: Walk = {
  where: "stage = ? AND outcome = 'open' AND deadline_at IS NOT NULL",
  by: "deadline_at",
};
const RESTING: Walk = { where: "stage = ? AND outcome = 'open' AND deadline_at IS NULL", by: "received_at" };
const PAYING: Walk = {
  where: "stage = ? AND outcome = 'won' AND next_due_at IS NOT NULL",
  by: "next_due_at",
};

export function createBoard(sql: Sql): BoardStore {
  /** Each department is a walk along an index that stops at the limit; only those that are shown are read whole. */
  async function first(walk: Walk, { departmentIds, stage, most }: Column): Promise<readonly number[]> {
    const found: { no: number; due: number }[] = [];
    for (let from = 0; from < departmentIds.length; from += AT_ONCE) {
      const ids = departmentIds.slice(from, from + AT_ONCE);
      const values: readonly Parameter[] = ids.flatMap((id) => [id, stage, most]);
      const arms = ids.map((_, index) => `SELECT * FROM (${armOf(walk)}) AS d${index}`);
      const query = `${arms.join(" UNION ALL ")} ORDER BY 2, 1 LIMIT ?`;
      found.push(...(await sql.rows<{ no: number; due: number }>(query, [...values, most])));
    }
    return found
      .sort((one, other) => one.due - other.due || one.no - other.no)
      .slice(0, most)
      .map(({ no }) => no);
  }

  return {
    all: () => sql.rows<HeldItem>(`${ONE_BY_ONE} WHERE ${THERE}`),
    among: (nos) =>
      inParts(nos, (some, marks) =>
        sql.rows<HeldItem>(`${ONE_BY_ONE} WHERE no IN (${marks}) AND ${THERE}`, [...some]),
      ),
    counts(scope, dueBefore) {
      const { text, parameters } = ofScope(scope, { owner: "owner_id", department: "department_id" });
      return holdings(sql, { text: `${text} AND ${THERE}`, parameters }, dueBefore);
    },
    late: (ids, before, limit) => lateOnes(sql, { ids, before, limit }),
    lateWith: (ownerId, before) => lateWith(sql, ownerId, before),
    async column(asked) {
      if (asked.departmentIds.length === 0 || asked.most <= 0) return [];
      const clocked = await first(asked.stage === 6 ? PAYING : CLOCKED, asked);
      const most = asked.most - clocked.length;
      const rest = most > 0 && asked.stage !== 6 ? await first(RESTING, { ...asked, most }) : [];
      const nos = [...clocked, ...rest];
      if (nos.length === 0) return [];
      const items = await itemsTable.find(sql, `WHERE no IN (${marksOf(nos)})`, nos);
      return items.sort((one, other) => nos.indexOf(one.no) - nos.indexOf(other.no));
    },
  };
}

/** A statement bears so many parts. */
const AT_ONCE = 100;

function armOf({ where, by }: Walk): string {
  return `SELECT no AS "no", ${by} AS "due" FROM items
    WHERE department_id = ? AND place = 'owned' AND ${where} ORDER BY ${by}, no LIMIT ?`;
}
