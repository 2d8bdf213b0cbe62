// What an attempt to write some rows of a table knows, and how its rows are handed over.

import type { BoundSheet, SheetLine } from "../../domain/sheet/line.ts";
import { nameColumn, type SheetRow } from "../../domain/sheet/sheet.ts";
import type { Budget } from "./budget.ts";
import type { SheetParts, SheetSent, SheetWrite } from "./parts.ts";

/** A row of the table with what should stand in it. */
export interface Pending {
  readonly row: SheetRow;
  readonly line: SheetLine;
}

/** Of one pass over one table. */
export interface Course {
  /** Rows refused one after the other, with none taken in between: then it is the table, not the rows. */
  refused: number[];
  /** After failures a row that stood in the table was taken: what is refused now is refused for its own sake. */
  isTrusted: boolean;
  /** How many choices were found to be lacking: what was reckoned before is reckoned anew. */
  learned: number;
}

export interface Attempting {
  readonly bound: BoundSheet;
  readonly parts: SheetParts;
  readonly budget: Budget;
  readonly course: Course;
}

/** Rows that are all new, or all known. */
export async function handOver(
  rows: readonly { readonly recordId: string | null; readonly cells: SheetLine["cells"] }[],
  { bound, parts }: Pick<Attempting, "bound" | "parts">,
): Promise<SheetSent> {
  const { sheet, columns } = bound;
  const write: SheetWrite = {
    schema: Object.fromEntries(columns.map(({ fieldId, title }) => [fieldId, title])),
    rows: rows.map(({ recordId, cells }) => ({ recordId, cells })),
    nameField: nameColumn(columns)?.fieldId ?? "",
  };
  const sent = await parts.send(sheet.webhookKey, write).catch(
    (error: unknown): SheetSent => ({
      outcome: "unclear",
      error: error instanceof Error ? error.message : String(error),
    }),
  );
  parts.told?.(sent, rows.length);
  return sent;
}

export function nosOf(pending: readonly Pending[]): readonly number[] {
  return pending.map(({ row }) => row.no);
}
