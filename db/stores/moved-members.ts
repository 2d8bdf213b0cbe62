// Whoever changes departments takes along what they hold, and where they were until then is kept: who may see an item goes by where
// its holder is, and what was signed there stays there (rules.md 8, 12).
import type { Item } from "../../src/domain/item/item.ts";
import type { Department, Member } from "../../src/domain/people/people.ts";
import { largeAmong } from "../../src/domain/people/seats.ts";
import { scopeOf } from "../../src/domain/sheet/scope.ts";
import type { Sql } from "../engine/sql.ts";
import { departmentsTable } from "../schema/departments.ts";
import { itemsTable } from "../schema/items.ts";
import { seatsTable } from "../schema/seats.ts";
import { staysTable } from "../schema/stays.ts";
import { countUp } from "./changes.ts";
import { inParts } from "./of-scope.ts";
import { createSheetRows } from "./sheet-rows.ts";
import { createSheets } from "./sheets.ts";

export interface MovedMember {
  readonly before: Member;
  readonly after: Member;
}

/** Whether they sit in another department than before. */
export function hasMoved({ before, after }: MovedMember): boolean {
  return before.mainDepartmentId !== after.mainDepartmentId;
}

/** @param at from when on they are elsewhere (ms); null where nobody was anywhere before */
export async function keepSeats(sql: Sql, moved: readonly MovedMember[], at: number | null): Promise<void> {
  if (at === null) return;
  for (const { before } of moved)
    await seatsTable.insertOrNothing(sql, {
      memberId: before.userId,
      departmentId: before.mainDepartmentId,
      until: at,
    });
}

/**
 * Everybody some of whose items lie elsewhere than they sit: they have moved, their department was not known when they did, or a
 * program that knew nothing of it has worked beside this one. Read from an index, as often as the directory.
 */
export async function apartFromTheirs(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.rows<{ ownerId: string }>(
    `SELECT DISTINCT i.owner_id AS "ownerId"
     FROM (SELECT DISTINCT department_id, owner_id FROM items WHERE place = 'owned') i
     JOIN members m ON m.user_id = i.owner_id JOIN departments d ON d.id = m.main_department_id
     WHERE i.department_id IS NULL OR i.department_id <> d.id`,
  );
  return rows.map(({ ownerId }) => ownerId);
}

/** One of their items, where it lies, and where they sit. */
interface Apart {
  readonly no: number;
  readonly departmentId: number | null;
  readonly largeDepartmentId: number;
  readonly seatId: number;
}

/**
 * What they hold goes where they sit. Of a department that the app does not see nobody knows whose it is. Not an act of anybody:
 * neither version nor history change.
 * @param at when it does (ms); null where nobody was anywhere before
 */
export async function takeAlong(sql: Sql, ownerIds: readonly string[], at: number | null): Promise<void> {
  const apart = await inParts<string, Apart>(ownerIds, (some, marks) =>
    sql.rows(
      `SELECT i.no AS "no", i.department_id AS "departmentId", i.large_department_id AS "largeDepartmentId", d.id AS "seatId"
       FROM items i JOIN members m ON m.user_id = i.owner_id JOIN departments d ON d.id = m.main_department_id
       WHERE i.owner_id IN (${marks}) AND i.place = 'owned' AND (i.department_id IS NULL OR i.department_id <> d.id)
       ORDER BY i.no`,
      some,
    ),
  );
  if (apart.length === 0) return;
  const departments = await departmentsTable.find(sql, "ORDER BY id", []);
  await put(sql, apart, new Map(departments.map((department) => [department.id, department])));
  await countUp(sql, "stays-taken-back");
  await callRows(sql, apart, { departments, at: at ?? 0 });
}

/** What lies in a stage goes along; what was won was won where they were. */
async function put(
  sql: Sql,
  apart: readonly Apart[],
  departments: ReadonlyMap<number, Department>,
): Promise<void> {
  const byPlace = new Map<string, { readonly place: ReturnType<typeof placeOf>; readonly nos: number[] }>();
  for (const item of apart) {
    const place = placeOf(item, departments);
    const key = `${place.departmentId}/${place.largeDepartmentId}`;
    const group = byPlace.get(key);
    if (group === undefined) byPlace.set(key, { place, nos: [item.no] });
    else group.nos.push(item.no);
  }
  for (const { place, nos } of byPlace.values())
    await inParts(nos, async (some, marks) => {
      await itemsTable.updateWhere(sql, place, `no IN (${marks})`, some);
      const open = `no IN (${marks}) AND left_at IS NULL AND stage <= 5`;
      await staysTable.updateWhere(sql, place, open, some);
      return [];
    });
}

function placeOf(
  { seatId, largeDepartmentId }: Apart,
  departments: ReadonlyMap<number, Department>,
): Pick<Item, "departmentId" | "largeDepartmentId"> {
  const [seat, own] = [departments.get(seatId), departments.get(largeDepartmentId)];
  if (seat === undefined) throw new Error(`department ${seatId} was there a moment ago`);
  return { departmentId: seatId, largeDepartmentId: largeAmong(seat, own ?? null) };
}

/** In the tables of the departments they came from, and of those they came to. */
async function callRows(
  sql: Sql,
  apart: readonly Apart[],
  { departments, at }: { readonly departments: readonly Department[]; readonly at: number },
): Promise<void> {
  const [sheets, rows] = [createSheets(sql), createSheetRows(sql)];
  for (const sheet of await sheets.all()) {
    const scope = scopeOf(sheet, departments, at);
    const within = new Set<number | null>(scope.departmentIds);
    const touched = apart.filter(
      ({ departmentId, seatId }) => within.has(departmentId) || within.has(seatId),
    );
    await inParts(
      touched.map(({ no }) => no),
      async (nos) => {
        const theirs = await sheets.among(nos, scope);
        const known = new Set((await rows.byNos(sheet.id, nos)).map(({ no }) => no));
        const called = nos.filter((no) => theirs.has(no) || known.has(no));
        await rows.callAgain(sheet.id, called);
        return [];
      },
    );
  }
}
