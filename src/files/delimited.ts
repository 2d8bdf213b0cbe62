// CSV and its kin: comma, tab or semicolon, quoted or not, in whatever encoding Excel has saved it.
import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { decoded } from "./decoded.ts";
import { FileProblem } from "./file-problem.ts";
import type { Row } from "./row.ts";

/** Longer than any cell Excel can hold; what is longer is no cell but a quote that was never closed. */
const LONGEST_RECORD = 400_000;
const SNIFFED = 16_384;

/** @throws FileProblem `broken` where the quotes do not close */
export async function* delimitedRows(bytes: Uint8Array): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    delimiter: delimiterOf(beginningOf(bytes)),
    max_record_size: LONGEST_RECORD,
  });
  const source = Readable.from(decoded(bytes));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const cells = record.map(asCell);
      // `lines` counts the line the record ends on.
      yield { line: info.lines - record.join("").split("\n").length + 1, cells };
    }
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem("broken");
  } finally {
    source.destroy();
    parser.destroy();
  }
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** ="13800001111" is how some programs keep Excel from making a number of it, '=1+1 how harmless.ts keeps it from reckoning. */
function asCell(text: string): string {
  const plain = text.replaceAll("\u0000", "").trim();
  const held = /^="([^"]*)"$/.exec(plain);
  return held?.[1]?.trim() ?? plain.replace(/^'(?=[=+\-@])/, "");
}

function beginningOf(bytes: Uint8Array): string {
  let text = "";
  for (const piece of decoded(bytes.subarray(0, SNIFFED))) text += piece;
  return text;
}

/** The one that parts the first lines into the most columns, alike in most of them. */
function delimiterOf(text: string): string {
  const lines = text
    .replace(/"[^"]*"/g, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 20);
  const score = (mark: string): number => {
    const counts = lines.map((line) => line.split(mark).length - 1).filter((count) => count > 0);
    const usual = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    return counts.filter((count) => count === usual).length * Math.min(usual, 20);
  };
  const [best = ","] = [",", "\t", ";"].sort((a, b) => score(b) - score(a));
  return best;
}
