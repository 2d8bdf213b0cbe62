// What somebody is shown of a table before anything is written: which column takes what, what is left alone, how many rows.
import type { Store } from "../../../db/store.ts";
import { scopeOf } from "../../domain/sheet/scope.ts";
import {
  CLOSED_DAYS,
  isAmount,
  nameColumn,
  ROWS_A_MINUTE,
  type Sheet,
  type SheetColumn,
  shownColumns,
} from "../../domain/sheet/sheet.ts";

/** Of columns that are left alone so many are named. */
const MOST_NAMED = 12;

export async function firstLook(
  sheet: Pick<Sheet, "departmentId" | "withAmounts">,
  columns: readonly SheetColumn[],
  { store, now }: { readonly store: Store; readonly now: number },
) {
  const departments = await store.people.departments();
  const count = await store.sheets.countIn(scopeOf(sheet, departments, now));
  const shown = shownColumns({ columns, withAmounts: sheet.withAmounts });
  return {
    department: departments.find(({ id }) => id === sheet.departmentId),
    shown,
    amounts: sheet.withAmounts ? [] : columns.filter(({ field }) => isAmount(field)),
    left: columns.filter(({ field }) => field === null).map(({ title }) => title),
    most: MOST_NAMED,
    hasNumber: columns.some(({ field }) => field === "number"),
    count,
    minutes: Math.ceil(count / ROWS_A_MINUTE),
    days: CLOSED_DAYS,
  };
}

/** Why a table cannot be written to as its columns are; null where it can. */
export function problemWith(columns: readonly SheetColumn[]): "none-ours" | "no-name-column" | null {
  if (columns.every(({ field }) => field === null)) return "none-ours";
  return nameColumn(columns) === null ? "no-name-column" : null;
}
