// A table as a file: CSV as Excel opens it, or a workbook of one sheet. Row by row; only what is packed is kept.
import { harmless } from "./harmless.ts";
import { zipped } from "./zip-out.ts";

export type TableFormat = "xlsx" | "csv";

/** A number is one in a workbook; a text is never a formula. */
export type CellOut = string | number | null;

export interface TableOut {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: AsyncIterable<readonly CellOut[]> | Iterable<readonly CellOut[]>;
}

export async function written(table: TableOut, format: TableFormat): Promise<Buffer> {
  return format === "csv" ? csv(table) : zipped(workbook(table));
}

/** With a mark of UTF-8, without which Excel reads Chinese as something else. */
async function csv({ headings, rows }: TableOut): Promise<Buffer> {
  const pieces = [Buffer.from(`\ufeff${csvLine(headings)}`)];
  for await (const row of rows) pieces.push(Buffer.from(csvLine(row)));
  return Buffer.concat(pieces);
}

function csvLine(cells: readonly CellOut[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? String(cell) : quoted(harmless(cell ?? "")))).join(",")}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n\t;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

type Part = readonly [name: string, content: AsyncIterable<string> | Iterable<string>];

function workbook(table: TableOut): readonly Part[] {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  return [
    [
      "[Content_Types].xml",
      [
        `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>`,
        `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>`,
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
      ],
    ],
    ["_rels/.rels", [relations(`${office}/officeDocument`, "xl/workbook.xml")]],
    [
      "xl/workbook.xml",
      [
        `${XML}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>`,
        `<sheet name="${escaped(sheetName(table.title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
    ],
    [
      "xl/_rels/workbook.xml.rels",
      [relations(`${office}/worksheet`, "worksheets/sheet1.xml", [`${office}/styles`, "styles.xml"])],
    ],
    [
      "xl/styles.xml",
      [
        `${XML}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>`,
        '<fills count="2"><fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill></fills>',
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs></styleSheet>',
      ],
    ],
    ["xl/worksheets/sheet1.xml", sheet(table, main)],
  ];
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function relations(type: string, target: string, ...others: readonly (readonly string[])[]): string {
  const all = [[type, target], ...others].map(
    ([kind, part], at) => `<Relationship Id="rId${at + 1}" Type="${kind}" Target="${part}"/>`,
  );
  const name = "http://schemas.openxmlformats.org/package/2006/relationships";
  return `${XML}<Relationships xmlns="${name}">${all.join("")}</Relationships>`;
}

async function* sheet({ headings, rows }: TableOut, main: string): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${main}"><sheetData>`;
  yield sheetRow(headings);
  for await (const row of rows) yield sheetRow(row);
  yield "</sheetData></worksheet>";
}

function sheetRow(cells: readonly CellOut[]): string {
  return `<row>${cells.map(sheetCell).join("")}</row>`;
}

/** What begins like a formula is marked as a text that was typed with an apostrophe before it. */
function sheetCell(cell: CellOut): string {
  if (cell === null || cell === "") return "<c/>";
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  const style = harmless(cell) === cell ? "" : ' s="1"';
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${escaped(cell.slice(0, LONGEST))}</t></is></c>`;
}

/** More than that no cell holds. */
const LONGEST = 32_767;

/** What XML cannot hold is left out: it is no letter of anybody's. */
function escaped(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}

function sheetName(title: string): string {
  return [...title.replace(/[:\\/?*[\]]/g, " ")].slice(0, 31).join("").trim() || "1";
}
