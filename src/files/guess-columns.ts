// A list without headings: what its columns hold tells what they are, where most of their cells agree.
import type { Column, LeadField } from "../domain/hands/lead-list.ts";
import { columnOf, type Headings, withoutTwins } from "./headings.ts";
import { isBlank, type Row } from "./row.ts";

const LOOKS: readonly (readonly [LeadField, RegExp])[] = [
  [
    "phone",
    /^(?:\+?86)?[ -]?1[3-9]\d[ -]?\d{4}[ -]?\d{4}$|^0\d{2,3}[ -]?\d{7,8}$|^400[ -]?\d{3,4}[ -]?\d{3,4}$/,
  ],
  ["customer", /(?:公司|集团|工厂|厂|研究院|学院|大学|医院|中心|局|事务所|合作社)(?:[(（].*[)）])?$/],
  ["contact", /^[\p{Script=Han}]{1,3}(?:总|工|经理|主任|先生|女士|老师|厂长)$|^[\p{Script=Han}]{2,3}$/u],
  ["amount", /^[¥￥]?\d+(?:\.\d+)?\s*[万亿]元?$/],
];
const MOST_OF = 0.6;

/** Null unless a phone or a company is told: a list of anything else is none of customers. */
export function guessedColumns(rows: readonly Row[]): Headings | null {
  const filled = rows.filter((row) => !isBlank(row));
  const guessed = guessedOf(filled);
  const columns = withCustomer(guessed, filled);
  const tells = columns.some(({ field }) => field === "phone" || field === "customer");
  return tells ? withOwnHeadings(columns, rows) : null;
}

/** A table whose cells tell nobody, either: every column is to be asked about. Null for what is no table. */
export function columnsToAsk(rows: readonly Row[]): Headings | null {
  const filled = rows.filter((row) => !isBlank(row));
  const tabular = filled.filter(({ cells }) => cells.filter((cell) => cell !== "").length >= 2);
  const hasNames = tabular.some(({ cells }) => cells.some((cell) => /\p{L}{2}/u.test(cell)));
  if (tabular.length < 2 || tabular.length < filled.length * MOST_OF || !hasNames) return null;
  // 王建国 and 方案中 look alike, and a name beside no phone would make a customer of its own.
  const columns = guessedOf(filled).map((column) =>
    column.field === "contact" ? { ...column, field: "note" as const } : column,
  );
  return withOwnHeadings(columns, rows);
}

function guessedOf(filled: readonly Row[]): readonly Column[] {
  const width = Math.max(0, ...filled.map(({ cells }) => cells.length));
  return withoutTwins(
    Array.from({ length: width }, (_, at): Column => {
      const cells = filled.map((row) => row.cells[at] ?? "").filter((cell) => cell !== "");
      const found = LOOKS.find(
        ([, pattern]) =>
          cells.length > 0 && cells.filter((cell) => pattern.test(cell)).length >= cells.length * MOST_OF,
      );
      return { at, heading: "", field: found?.[0] ?? "note", unit: "unsaid" };
    }),
  );
}

/** 甲, 乙, 丙 above a company, a number and an amount are headings nobody knows: no cell there is like those below it. */
function withOwnHeadings(columns: readonly Column[], rows: readonly Row[]): Headings {
  const known = columns.filter(({ field }) => field !== "note" && field !== null).length;
  const index = rows.findIndex((row) => !isBlank(row));
  const { cells = [] } = rows[index] ?? {};
  const telling = columns.flatMap(({ at, field }) => {
    const pattern = LOOKS.find(([named]) => named === field)?.[1];
    return pattern === undefined || field === "contact" ? [] : [{ at, pattern }];
  });
  const isHeading =
    telling.length > 0 &&
    telling.every(({ at, pattern }) => (cells[at] ?? "") !== "" && !pattern.test(cells[at] ?? "")) &&
    cells.every((cell) => cell.length <= LONGEST_HEADING && !/\d{3}/.test(cell));
  if (!isHeading) return { columns, above: 0, tall: 0, known };
  const taken = new Set(columns.map(({ field }) => field));
  const named = columns.map((column) => {
    const { heading, field, unit } = columnOf(cells[column.at] ?? "", column.at);
    const isOpen = column.field === "note" || column.field === null;
    const isTold = isOpen && field !== null && !taken.has(field);
    if (isTold) taken.add(field);
    return { ...column, heading, unit, field: isTold ? field : column.field };
  });
  return { columns: named, above: index + 1, tall: 1, known };
}

const LONGEST_HEADING = 12;

/** A name without its legal form: some characters, no sentence. */
const NAME = /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z0-9()&·-]{3,24}$/u;

/** Whoever has phones has customers: where no cell ends like a company's, the first column of names is them. */
function withCustomer(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  const has = (one: LeadField) => columns.some(({ field }) => field === one);
  if (has("customer") || !has("phone")) return columns;
  const found = columns.find(({ field, at }) => {
    const cells = rows.map(({ cells: all }) => all[at] ?? "").filter((cell) => cell !== "");
    return field === "note" && cells.length > 0 && cells.every((cell) => NAME.test(cell.normalize("NFKC")));
  });
  return columns.map((column) => (column === found ? { ...column, field: "customer" } : column));
}
