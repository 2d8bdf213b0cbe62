// Whoever changes departments takes along what they hold, and where they were until then is kept: who may see an item goes by where
// its holder is, and what was signed there stays there (rules.md 8, 12).
import type { Department, Member } from "../../src/domain/people/people.ts";
import { isWithin } from "../../src/domain/people/rights.ts";
import type { Sql } from "../engine/sql.ts";
import { departmentsTable } from "../schema/departments.ts";
import { itemsTable } from "../schema/items.ts";
import { seatsTable } from "../schema/seats.ts";
import { sheetsTable } from "../schema/sheets.ts";
import { staysTable } from "../schema/stays.ts";
import { countUp } from "./changes.ts";
import { inParts, marksOf } from "./of-scope.ts";
import { createSheetRows } from "./sheet-rows.ts";

export interface MovedMember {
  readonly before: Member;
  readonly after: Member;
}

/** Whether they sit in another department than before. */
export function hasMoved({ before, after }: MovedMember): boolean {
  return before.mainDepartmentId !== after.mainDepartmentId;
}

/**
 * Not an act of anybody: neither version nor history change.
 * @param at from when on they are there (ms); null where nobody was anywhere before
 */
export async function takeAlong(sql: Sql, moved: readonly MovedMember[], at: number | null): Promise<void> {
  if (moved.length === 0) return;
  const departments = await departmentsTable.find(sql, "", []);
  const large = new Map(departments.map((department) => [department.id, department]));
  const touched: number[] = [];
  for (const { before, after } of moved) {
    if (at !== null)
      await seatsTable.insertOrNothing(sql, {
        memberId: before.userId,
        departmentId: before.mainDepartmentId,
        until: at,
      });
    const to = large.get(after.mainDepartmentId);
    // Of a department that the app does not see nobody knows whose it is.
    if (to !== undefined) touched.push(...(await bringItems(sql, before.userId, { to, large })));
  }
  if (touched.length === 0) return;
  await countUp(sql, "stays-taken-back");
  const rows = createSheetRows(sql);
  for (const { id } of await sheetsTable.find(sql, "WHERE state <> 'asked'", []))
    await rows.callAgain(id, touched);
}

interface Held {
  readonly no: number;
  readonly largeDepartmentId: number;
}

async function bringItems(
  sql: Sql,
  ownerId: string,
  { to, large }: { readonly to: Department; readonly large: ReadonlyMap<number, Department> },
): Promise<readonly number[]> {
  const held = await sql.rows<Held>(
    `SELECT no AS "no", large_department_id AS "largeDepartmentId" FROM items
     WHERE owner_id = ? AND place = 'owned' AND (department_id IS NULL OR department_id <> ?) ORDER BY no`,
    [ownerId, to.id],
  );
  const stays = ({ largeDepartmentId }: Held) => {
    const own = large.get(largeDepartmentId);
    return own !== undefined && isWithin(to.path, own);
  };
  await put(sql, held.filter(stays), { departmentId: to.id });
  const others = held.filter((item) => !stays(item));
  await put(sql, others, { departmentId: to.id, largeDepartmentId: to.largeId });
  return held.map(({ no }) => no);
}

/** What lies in a stage goes along; what was won was won where they were. */
async function put(
  sql: Sql,
  items: readonly Held[],
  place: { readonly departmentId: number; readonly largeDepartmentId?: number },
): Promise<void> {
  await inParts(
    items.map(({ no }) => no),
    async (nos) => {
      const among = `no IN (${marksOf(nos)})`;
      await itemsTable.updateWhere(sql, place, among, nos);
      await staysTable.updateWhere(sql, place, `${among} AND left_at IS NULL AND stage <= 5`, nos);
      return [];
    },
  );
}
