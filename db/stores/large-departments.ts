// Items follow the tree: a large department that was dissolved, or put under another, keeps none of its own (rules.md 1).
import type { Department } from "../../src/domain/people/people.ts";
import { isWithin } from "../../src/domain/people/rights.ts";
import type { Sql } from "../engine/sql.ts";
import { itemsTable } from "../schema/items.ts";

export interface Tree {
  readonly before: ReadonlyMap<number, Department>;
  readonly after: ReadonlyMap<number, Department>;
}

/** So many items went from one large department to another. */
export interface BroughtAlong {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

interface Held {
  readonly departmentId: number | null;
  readonly largeId: number;
  readonly count: number;
}

/** Not an act of anybody: neither version nor history change. */
export async function bringAlong(sql: Sql, tree: Tree): Promise<BroughtAlong[]> {
  if (tree.after.size === 0) return [];
  const held = await sql.rows<Held>(
    `SELECT department_id AS "departmentId", large_department_id AS "largeId", COUNT(*) AS "count"
     FROM items GROUP BY department_id, large_department_id`,
  );
  const moved: BroughtAlong[] = [];
  for (const { departmentId, largeId, count } of held) {
    const to = largeOf({ departmentId, largeId }, tree);
    if (to === null || to.id === largeId) continue;
    const of = departmentId === null ? "department_id IS NULL" : "department_id = ?";
    await itemsTable.updateWhere(sql, { largeDepartmentId: to.id }, `large_department_id = ? AND ${of}`, [
      largeId,
      ...(departmentId === null ? [] : [departmentId]),
    ]);
    const from = (tree.before.get(largeId) ?? tree.after.get(largeId))?.name ?? String(largeId);
    moved.push({ from, to: to.name, count: Number(count) });
  }
  return sums(moved);
}

function largeOf({ departmentId, largeId }: Omit<Held, "count">, { before, after }: Tree): Department | null {
  const large = after.get(largeId);
  const own = departmentId === null ? undefined : after.get(departmentId);
  // The holder's department says where it belongs, where that is no longer under the large one.
  if (own !== undefined && (large === undefined || !isLarge(large) || !isWithin(own.path, large)))
    return after.get(own.largeId) ?? null;
  if (large !== undefined) return isLarge(large) ? large : (after.get(large.largeId) ?? null);
  return whereTeamsWent(largeId, { before, after }) ?? rootOf(after);
}

/** The root, and what stands directly under it. */
function isLarge({ path }: Department): boolean {
  return path.split("/").filter((id) => id !== "").length <= 2;
}

/** Where all teams of a dissolved one went; null where they went different ways, or there were none. */
function whereTeamsWent(largeId: number, { before, after }: Tree): Department | null {
  const teams = [...before.values()].filter((team) => team.largeId === largeId && team.id !== largeId);
  const found = new Set(teams.flatMap(({ id }) => after.get(id)?.largeId ?? []));
  const [only] = found;
  return found.size === 1 && only !== undefined ? (after.get(only) ?? null) : null;
}

/** Claimable by the whole company is better than by nobody. */
function rootOf(after: Tree["after"]): Department | null {
  return [...after.values()].find(({ path }) => path.split("/").length === 3) ?? null;
}

function sums(moved: readonly BroughtAlong[]): BroughtAlong[] {
  const found = new Map<string, BroughtAlong>();
  for (const one of moved) {
    const key = `${one.from}\n${one.to}`;
    found.set(key, { ...one, count: one.count + (found.get(key)?.count ?? 0) });
  }
  return [...found.values()];
}
