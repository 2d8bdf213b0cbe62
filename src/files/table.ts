// A file somebody sent or named, read as a list: its columns, and its rows one by one. By what is in it, never by its name.
import type { Column } from "../domain/hands/lead-list.ts";
import { delimitedRows } from "./delimited.ts";
import { FileProblem } from "./file-problem.ts";
import { findHeadings, LOOKED_AT } from "./find-headings.ts";
import type { Headings } from "./headings.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { isBlank, type Row, type Rows } from "./row.ts";
import { sheetRows } from "./sheet-rows.ts";
import { openWorkbook } from "./workbook.ts";

export interface LeadTable {
  readonly columns: readonly Column[];
  /** Without headings, blank rows and sums. */
  readonly rows: Rows;
}

/** A list of leads. @throws FileProblem, now or while its rows are read */
export async function readLeads(bytes: Uint8Array, limits: Limits = LIMITS): Promise<LeadTable> {
  let best: { readonly headings: Headings; readonly open: () => Rows } | null = null;
  let isEmpty = true;
  for (const open of await sheetsOf(bytes, limits)) {
    const first = await firstRows(open());
    if (first.every(isBlank)) continue;
    isEmpty = false;
    const headings = findHeadings(first);
    if (headings !== null && headings.known > (best?.headings.known ?? 0)) best = { headings, open };
  }
  if (isEmpty) throw new FileProblem("empty");
  if (best === null) throw new FileProblem("no-headings");
  const { headings, open } = best;
  return { columns: headings.columns, rows: listed(open(), headings.above, limits.rows) };
}

/** Every row of the first sheet as it stands, headings and all. @throws FileProblem, now or while they are read */
export async function readRows(bytes: Uint8Array, limits: Limits = LIMITS): Promise<Rows> {
  const [first] = await sheetsOf(bytes, limits);
  if (first === undefined) throw new FileProblem("empty");
  return first();
}

const MOST_SHEETS = 20;

async function sheetsOf(bytes: Uint8Array, limits: Limits): Promise<readonly (() => Rows)[]> {
  if (bytes.length > limits.bytes)
    throw new FileProblem("too-large", { mib: Math.floor(limits.bytes / 1024 / 1024) });
  switch (kindOf(bytes)) {
    case "workbook": {
      const workbook = await openWorkbook(bytes, limits);
      return workbook.sheets.slice(0, MOST_SHEETS).map((part) => () => sheetRows(workbook, part, limits));
    }
    case "old-workbook":
    case "not-a-table":
      throw new FileProblem(kindOf(bytes) as "old-workbook" | "not-a-table");
    case "empty":
      throw new FileProblem("empty");
    case "text":
      return [() => delimitedRows(bytes)];
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

async function* listed(rows: Rows, above: number, most: number): AsyncGenerator<Row> {
  let passed = 0;
  let count = 0;
  for await (const row of rows) {
    if (passed++ < above || isBlank(row)) continue;
    if (SUM.test(row.cells.find((cell) => cell !== "") ?? "")) continue;
    if (++count > most) throw new FileProblem("too-many-rows", { most });
    yield row;
  }
}
