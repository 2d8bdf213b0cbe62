// Where a list names its columns: behind a title, in two rows one above the other, or nowhere.
import type { Column, LeadField } from "../domain/hands/lead-list.ts";
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
    if (isBlank(row) || isTitle(row) || isData(row)) continue;
    const below = rows[index + 1];
    const single = headingsOf(row.cells, { above: index + 1, tall: 1 });
    // A row above that adds nothing is no row of headings.
    const isEnough = single.known === best?.known && single.above === best.above;
    if (isEnough || single.known > (best?.known ?? 0)) best = single;
    if (below === undefined || !namesColumns(below)) continue;
    const both = headingsOf(joined(row.cells, below.cells), { above: index + 2, tall: 2 });
    if (both.known > (best?.known ?? 0)) best = both;
  }
  if (best !== null && best.known >= FEWEST_KNOWN && namesSomebody(best.columns))
    return { ...best, columns: byContent(best.columns, rows.slice(best.above)) };
  return guessedColumns(rows);
}

/** A number one calls, an amount, a day, a company's full name: what stands below headings, not in them. */
const OF_A_CUSTOMER =
  /\d{5,}|\d[\d.,]*\s*[万亿]|\d{4}[-/.年]\d{1,2}|.{2,}(?:有限公司|有限责任公司|股份公司)|^(?!.*(?:客户|单位|所属|所在|名称)).{4,}(?:公司|集团|厂)$/;

function isData({ cells }: Row): boolean {
  return cells.some((cell) => OF_A_CUSTOMER.test(cell.normalize("NFKC").replace(/\([^)]*\)/g, "")));
}

const DAY =
  /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})$|^\d{1,2}月\d{1,2}[日号]?$/;
const MOST_OF = 0.6;
const DAY_OF: Partial<Record<LeadField, LeadField>> = { lastText: "lastDay", nextText: "nextDay" };

/** "Last Activity" may be what was said or when: its cells tell. A day that another column tells already is left out. */
function byContent(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  return columns.map((column) => {
    const day = column.field === null ? undefined : DAY_OF[column.field];
    const cells = rows.map(({ cells: all }) => all[column.at] ?? "").filter((cell) => cell !== "");
    const days = cells.filter((cell) => DAY.test(cell)).length;
    if (day === undefined || cells.length === 0 || days < cells.length * MOST_OF) return column;
    return { ...column, field: columns.some(({ field }) => field === day) ? null : day };
  });
}

function headingsOf(cells: readonly string[], place: Pick<Headings, "above" | "tall">): Headings {
  const columns = withoutTwins(cells.map((cell, at) => columnOf(cell, at))).filter(
    ({ heading }) => heading !== "",
  );
  return { columns, ...place, known: new Set(columns.flatMap(({ field }) => field ?? [])).size };
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
