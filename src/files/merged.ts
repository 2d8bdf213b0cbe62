// Merged cells: what stands in the first of them is meant for all (ECMA-376 18.3.1.55).
import { SILENT, scan, type Workbook } from "./workbook.ts";
import { attribute } from "./xml-scan.ts";

export interface Merged {
  /** Fills a row's cells with what the merged ones around it hold. */
  fill(line: number, cells: string[]): void;
}

interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  value: string;
}

const MOST_RANGES = 20_000;

/** The ranges stand behind the rows, so the sheet is gone through once for them alone. */
export async function mergedIn(
  { zip }: Pick<Workbook, "zip">,
  given: { readonly part: string; readonly mostBytes: number; readonly columns: number },
): Promise<Merged> {
  const ranges: Range[] = [];
  await scan(zip, given, {
    ...SILENT,
    open(name, attributes) {
      if (name !== "mergeCell" || ranges.length >= MOST_RANGES) return;
      const [from = "", to = ""] = (attribute(attributes, "ref") ?? "").split(":");
      const [first, last] = [placeOf(from), placeOf(to)];
      if (first === null || last === null) return;
      const right = Math.min(last.column, given.columns - 1);
      ranges.push({ top: first.line, bottom: last.line, left: first.column, right, value: "" });
    },
  });
  const waiting = ranges.sort((a, b) => a.top - b.top);
  let open: Range[] = [];
  let next = 0;
  return {
    fill(line, cells) {
      for (let range = waiting[next]; range !== undefined && range.top <= line; range = waiting[++next])
        if (range.bottom >= line) open.push(range);
      if (open.length === 0) return;
      open = open.filter(({ bottom }) => bottom >= line);
      for (const range of open) {
        if (range.top === line) range.value = cells[range.left] ?? "";
        if (range.value === "") continue;
        for (let column = range.left; column <= range.right; column++) {
          while (cells.length <= column) cells.push("");
          if (cells[column] === "") cells[column] = range.value;
        }
      }
    },
  };
}

/** C5 → the third column (2, counted from 0) of line 5. */
export function placeOf(reference: string): { readonly column: number; readonly line: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (found === null) return null;
  const [, letters = "", line = ""] = found;
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
  return { column: column - 1, line: Number(line) };
}
