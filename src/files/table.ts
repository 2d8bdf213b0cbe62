// A file somebody sent or named, read as a list: its columns, and its rows one by one. By what is in it, never by its name.
import type { Column, Unread } from "../domain/hands/lead-list.ts";
import { delimitedRows } from "./delimited.ts";
import { FileProblem } from "./file-problem.ts";
import { findHeadings, LOOKED_AT } from "./find-headings.ts";
import { columnsToAsk } from "./guess-columns.ts";
import type { Headings } from "./headings.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { isBlank, type Row, type Rows } from "./row.ts";
import { sheetRows } from "./sheet-rows.ts";
import { openWorkbook } from "./workbook.ts";

export interface LeadTable {
  readonly columns: readonly Column[];
  /** Without headings, blank rows, sums and the names of groups. */
  readonly rows: Rows;
  readonly unread: Unread;
}

/** A list of leads. @throws FileProblem, now or while its rows are read */
export async function readLeads(bytes: Uint8Array, limits: Limits = LIMITS): Promise<LeadTable> {
  const lists: { readonly sheet: Sheet; readonly headings: Headings; readonly first: readonly Row[] }[] = [];
  const unsure: { readonly sheet: Sheet; readonly first: readonly Row[] }[] = [];
  let isEmpty = true;
  for (const sheet of await sheetsOf(bytes, limits)) {
    const first = await firstRows(sheet.open());
    if (first.every(isBlank)) continue;
    isEmpty = false;
    const headings = findHeadings(first);
    if (headings !== null) lists.push({ sheet, headings, first });
    else unsure.push({ sheet, first });
  }
  if (isEmpty) throw new FileProblem("empty");
  // Where no sheet tells of customers, the first that is a table at all is asked about.
  if (lists.length === 0)
    for (const { sheet, first } of unsure) {
      const headings = columnsToAsk(first);
      if (headings === null) continue;
      lists.push({ sheet, headings, first });
      break;
    }
  const [best, ...others] = lists.sort((one, other) => other.headings.known - one.headings.known);
  if (best === undefined) throw new FileProblem("no-headings");
  const { sheet, headings, first } = best;
  // Told before any of it is laid down. A row takes a byte at least, so most files need not be read twice.
  if (bytes.length > limits.rows) await readThrough(listed(sheet.open(), headings, limits.rows));
  return {
    columns: headings.columns,
    rows: listed(sheet.open(), headings, limits.rows),
    unread: {
      sheets: others.map(({ sheet: { name } }) => name),
      above: first.slice(0, headings.above - headings.tall).filter(isMoreThanTitle).length,
    },
  };
}

/** @throws FileProblem where there are too many, or one cannot be read */
async function readThrough(rows: Rows): Promise<void> {
  for await (const _ of rows);
}

function isMoreThanTitle({ cells }: Row): boolean {
  return new Set(cells.filter((cell) => cell !== "")).size > 2;
}

/** Every row of the first sheet as it stands, headings and all. @throws FileProblem, now or while they are read */
export async function readRows(bytes: Uint8Array, limits: Limits = LIMITS): Promise<Rows> {
  const [first] = await sheetsOf(bytes, limits);
  if (first === undefined) throw new FileProblem("empty");
  return first.open();
}

interface Sheet {
  /** "" of a file without sheets. */
  readonly name: string;
  readonly open: () => Rows;
}

const MOST_SHEETS = 20;

async function sheetsOf(bytes: Uint8Array, limits: Limits): Promise<readonly Sheet[]> {
  if (bytes.length > limits.bytes)
    throw new FileProblem("too-large", { mib: Math.floor(limits.bytes / 1024 / 1024) });
  switch (kindOf(bytes)) {
    case "workbook": {
      const workbook = await openWorkbook(bytes, limits);
      return workbook.sheets
        .slice(0, MOST_SHEETS)
        .map(({ name, part }) => ({ name, open: () => sheetRows(workbook, part, limits) }));
    }
    case "old-workbook":
    case "not-a-table":
      throw new FileProblem(kindOf(bytes) as "old-workbook" | "not-a-table");
    case "empty":
      throw new FileProblem("empty");
    case "text":
      return [{ name: "", open: () => delimitedRows(bytes) }];
  }
}

const OLD = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];
const OTHERS: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
];
const WIDE: readonly (readonly number[])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const LOOKED_AT_BYTES = 4096;

function kindOf(bytes: Uint8Array): "workbook" | "old-workbook" | "not-a-table" | "empty" | "text" {
  const begins = (mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
  if (bytes.length === 0) return "empty";
  if (begins(ZIP)) return "workbook";
  if (begins(OLD)) return "old-workbook";
  if (WIDE.some(begins)) return "text";
  if (OTHERS.some(begins)) return "not-a-table";
  const beginning = bytes.subarray(0, LOOKED_AT_BYTES);
  // Zeros are those of UTF-16 without its mark; the others below the space stand in no text.
  const strange = beginning.filter((byte) => byte < 32 && ![0, 9, 10, 12, 13, 26].includes(byte)).length;
  return strange > beginning.length / 50 ? "not-a-table" : "text";
}

async function firstRows(rows: Rows): Promise<readonly Row[]> {
  const first: Row[] = [];
  for await (const row of rows) if (first.push(row) >= LOOKED_AT) break;
  return first;
}

/** 合计 and its like are no customers. */
const SUM = /^(?:合\s*计|总\s*计|小\s*计|共计|汇总|total|sum)[::]?$/i;
/** 一、重点客户: the name of what stands below it, alone in its row. */
const GROUP =
  /^(?:[(（]?[一二三四五六七八九十]{1,2}[)）]?|[A-Z]|\d{1,2})[、.．:：)）]\s*\S|(?:客户|名单|区域|片区|部门?|小组)[::]?$/;
const WIDE_ENOUGH = 3;

async function* listed(rows: Rows, { above, known }: Headings, most: number): AsyncGenerator<Row> {
  let passed = 0;
  let count = 0;
  for await (const row of rows) {
    if (passed++ < above || isBlank(row)) continue;
    const [first = "", ...others] = new Set(row.cells.filter((cell) => cell !== ""));
    if (SUM.test(first) || (others.length === 0 && known >= WIDE_ENOUGH && GROUP.test(first))) continue;
    if (++count > most) throw new FileProblem("too-many-rows", { most });
    yield row;
  }
}
