// The rows of one sheet as they are met: texts, counts as they were typed, days as days; of a formula its last result.
import type { Limits } from "./limits.ts";
import { mergedIn, placeOf } from "./merged.ts";
import { dayOfSerial, plainNumber } from "./number-cell.ts";
import type { Row } from "./row.ts";
import type { Workbook } from "./workbook.ts";
import { attribute, createXmlScan } from "./xml-scan.ts";

/** What a formula could not work out is nothing that was told. */
const FORMULA_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

/** @throws FileProblem */
export async function* sheetRows(workbook: Workbook, part: string, limits: Limits): AsyncGenerator<Row> {
  const mostBytes = limits.unpackedBytes;
  const merged = await mergedIn(workbook, { part, mostBytes, columns: limits.columns });
  const found: Row[] = [];
  const xml = createXmlScan(createSheet(workbook, limits, (row) => found.push(row)));
  const decoder = new TextDecoder();
  for await (const piece of workbook.zip.unpacked(part, mostBytes)) {
    xml.push(decoder.decode(piece, { stream: true }));
    for (const { line, cells } of found.splice(0)) {
      const filled = [...cells];
      merged.fill(line, filled);
      yield { line, cells: filled };
    }
  }
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

function createSheet(workbook: Workbook, { columns }: Limits, onRow: (row: Row) => void) {
  let line = 0;
  let cells: string[] = [];
  let column = 0;
  let cell: Cell | null = null;
  let value = "";
  let isValue = false;

  return {
    open(name: string, attributes: string, isEmpty: boolean) {
      if (name === "row") {
        line = Number(attribute(attributes, "r") ?? line + 1);
        cells = [];
        column = 0;
      } else if (name === "c") {
        const place = placeOf(attribute(attributes, "r") ?? "");
        column = place?.column ?? column;
        const style = Number(attribute(attributes, "s") ?? -1);
        cell = { column, type: attribute(attributes, "t") ?? "n", style };
        value = "";
        column++;
      } else if (name === "v" || name === "t") isValue = !isEmpty;
      else if (name === "f" || name === "rPh") isValue = false;
    },
    close(name: string) {
      if (name === "v" || name === "t") isValue = false;
      if (name === "c" && cell !== null) {
        const text = cell.column < columns ? textOf(workbook, cell, value) : "";
        if (text !== "") {
          while (cells.length < cell.column) cells.push("");
          cells[cell.column] = text;
        }
        cell = null;
      }
      if (name === "row") onRow({ line, cells });
    },
    text(piece: string) {
      if (isValue && cell !== null) value += piece;
    },
  };
}

function textOf({ texts, dayStyles, from1904 }: Workbook, { type, style }: Cell, value: string): string {
  switch (type) {
    case "s":
      return tidy(texts[Number(value)] ?? "");
    case "n": {
      const day = dayStyles[style] === true ? dayOfSerial(Number(value), from1904) : null;
      return day ?? plainNumber(value);
    }
    case "d":
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, "").replace("T", " ");
    case "b":
      return value === "1" ? "是" : "否";
    case "e":
      return "";
    default:
      return tidy(value);
  }
}

/** Excel writes a line's end within a text as _x000D_, too. */
function tidy(text: string): string {
  const trimmed = text.replace(/_x000D_/g, "").trim();
  return FORMULA_ERROR.test(trimmed) ? "" : trimmed;
}
