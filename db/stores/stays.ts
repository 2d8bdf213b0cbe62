// Stays in stages: kept as changes come, and played again where an older program wrote none (rules.md 11).

import type { Scope } from "../../src/domain/insight/scope.ts";
import type { StayOfItem } from "../../src/domain/insight/seen.ts";
import { type Stay, type Step, stepped, touchesStays, type Unsaved } from "../../src/domain/insight/stay.ts";
import { snake } from "../engine/naming.ts";
import type { Parameter, Sql } from "../engine/sql.ts";
import { staysTable } from "../schema/stays.ts";
import { countUp } from "./changes.ts";
import { inParts, ofScope } from "./of-scope.ts";

export interface StayStore {
  of(no: number): Promise<readonly Stay[]>;
  /** Numbers behind a number of items that have none, in their order: they come from an older program. */
  missing(after: number, limit: number): Promise<readonly number[]>;
  /** Those that were still going on at an instant (ms) or began later, in their order. */
  since(scope: Scope, from: number): Promise<readonly StayOfItem[]>;
  /** `since` of some items. */
  ofItems(nos: readonly number[], from: number): Promise<readonly StayOfItem[]>;
  /** Stores those of one that has none. */
  add(stays: readonly Unsaved[]): Promise<void>;
}

export function createStays(sql: Sql): StayStore {
  return {
    of: (no) => staysTable.find(sql, "WHERE no = ? ORDER BY id", [no]),
    async missing(after, limit) {
      if (after === 0 && (await everyItemHasSome(sql))) return [];
      const rows = await sql.rows<{ no: number }>(
        `SELECT i.no AS "no" FROM items i
         WHERE i.no > ? AND NOT EXISTS (SELECT 1 FROM stays s WHERE s.no = i.no) ORDER BY i.no LIMIT ?`,
        [after, limit],
      );
      return rows.map(({ no }) => no);
    },
    since(scope, from) {
      const whose = ofScope(scope, { owner: "s.owner_id", department: "s.department_id" });
      return ofItems(sql, `(s.left_at IS NULL OR s.left_at >= ?) AND ${whose.text}`, [
        from,
        ...whose.parameters,
      ]);
    },
    ofItems: (nos, from) =>
      inParts(nos, (some, marks) =>
        ofItems(sql, `(s.left_at IS NULL OR s.left_at >= ?) AND s.no IN (${marks})`, [from, ...some]),
      ),
    async add(stays) {
      for (const stay of stays) await staysTable.insert(sql, stay);
    },
  };
}

/** Counted by indexes alone: an eighth of looking for them item by item, at every start. Stays without an item there are none. */
async function everyItemHasSome(sql: Sql): Promise<boolean> {
  const counted = await sql.one<{ items: number | string; played: number | string }>(
    `SELECT (SELECT COUNT(*) FROM items) AS "items", (SELECT COUNT(DISTINCT no) FROM stays) AS "played"`,
  );
  return counted !== null && Number(counted.items) === Number(counted.played);
}

/** With an item goes what it has been through, and whoever keeps it in memory is told so. */
export async function takeStaysBack(sql: Sql, no: number): Promise<void> {
  await staysTable.deleteWhere(sql, "no = ?", [no]);
  await countUp(sql, "stays-taken-back");
}

const COLUMNS = staysTable.properties.map((name) => `s."${snake(name)}" AS "${name}"`).join(", ");

async function ofItems(
  sql: Sql,
  where: string,
  parameters: readonly Parameter[],
): Promise<readonly StayOfItem[]> {
  const rows = await sql.rows<StayOfItem>(
    `SELECT ${COLUMNS}, i.customer_id AS "customerId", i.created_at AS "createdAt", i.intake AS "intake",
       COALESCE(i.contract_fen, i.quoted_fen, i.expected_fen) AS "amountFen"
     FROM stays s JOIN items i ON i.no = s.no WHERE ${where} ORDER BY s.id`,
    parameters,
  );
  return rows.map(asKept);
}

/** All of one shape: what reads many of them is several times faster than with what the driver makes. */
function asKept(row: StayOfItem): StayOfItem {
  return {
    id: row.id,
    no: row.no,
    stage: row.stage,
    entered: row.entered,
    enteredAt: row.enteredAt,
    left: row.left,
    leftAt: row.leftAt,
    ownerId: row.ownerId,
    departmentId: row.departmentId,
    largeDepartmentId: row.largeDepartmentId,
    awayMs: row.awayMs,
    awaySince: row.awaySince,
    hands: row.hands,
    customerId: row.customerId,
    createdAt: row.createdAt,
    intake: row.intake,
    amountFen: row.amountFen,
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
