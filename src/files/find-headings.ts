// Where a list names its columns: behind a title, in two rows one above the other, or nowhere.
import type { Column } from "../domain/hands/lead-list.ts";
import { guessedColumns } from "./guess-columns.ts";
import { columnOf, type Headings, withoutTwins } from "./headings.ts";
import { isBlank, type Row } from "./row.ts";

/** So many rows from the top are looked at for headings. */
export const LOOKED_AT = 30;
const FEWEST_KNOWN = 2;

/** Null where no row names columns and their cells do not tell either. @param rows the first ones, blank ones included */
export function findHeadings(rows: readonly Row[]): Headings | null {
  let best: Headings | null = null;
  for (const [index, row] of rows.entries()) {
    if (isBlank(row) || isTitle(row)) continue;
    const below = rows[index + 1];
    const single = headingsOf(row.cells, index + 1);
    if (single.known > (best?.known ?? 0)) best = single;
    if (below === undefined || !namesColumns(below)) continue;
    const both = headingsOf(joined(row.cells, below.cells), index + 2);
    if (both.known > (best?.known ?? 0)) best = both;
  }
  if (best !== null && best.known >= FEWEST_KNOWN && namesSomebody(best.columns)) return best;
  return guessedColumns(rows);
}

function headingsOf(cells: readonly string[], above: number): Headings {
  const columns = withoutTwins(cells.map((cell, at) => columnOf(cell, at))).filter(
    ({ heading }) => heading !== "",
  );
  return { columns, above, known: columns.filter(({ field }) => field !== null).length };
}

function namesSomebody(columns: readonly Column[]): boolean {
  return columns.some(({ field }) => field === "customer" || field === "contact" || field === "phone");
}

/** One text over all columns: a title, merged or alone. */
function isTitle({ cells }: Row): boolean {
  const filled = new Set(cells.filter((cell) => cell !== ""));
  return filled.size === 1 && cells.length > 1;
}

/** A second row of headings holds neither numbers nor days. */
function namesColumns({ cells }: Row): boolean {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length === 0 || filled.some((cell) => /\d{3,}|^\d+$/.test(cell))) return false;
  const known = filled.filter((cell) => columnOf(cell, 0).field !== null).length;
  return known * 2 >= filled.length;
}

/** 联系信息 above 姓名 says 姓名; above nothing it says itself. */
function joined(upper: readonly string[], lower: readonly string[]): readonly string[] {
  const length = Math.max(upper.length, lower.length);
  return Array.from({ length }, (_, at) => lower[at] || upper[at] || "");
}
