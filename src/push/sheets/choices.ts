// A row that was refused because one of its choices is none of its column's: which one, found by leaving them out in turn.
import type { Cell, Cells } from "../../domain/sheet/cell.ts";
import { nameColumn, type SheetColumn } from "../../domain/sheet/sheet.ts";
import { type Attempting, handOver, type Pending } from "./attempting.ts";
import type { SheetSent } from "./parts.ts";

interface Choice {
  readonly column: SheetColumn;
  readonly option: string;
}

export interface Written {
  readonly lacking: readonly Choice[];
  /** As the row was written. */
  readonly cells: Cells;
  readonly recordIds: readonly (string | null)[];
}

/** One choice after the other, at last all of them. A refusal has done nothing, so trying is harmless. */
export async function writeWithout(
  { row, line }: Pending,
  given: Attempting,
): Promise<Written | Exclude<SheetSent, { outcome: "written" }> | null> {
  const { bound, budget } = given;
  const choices = choicesIn(line.cells, bound.columns);
  const tries =
    choices.length > 1 ? [...choices.map((choice) => [choice]), choices] : choices.map((one) => [one]);
  for (const lacking of tries) {
    const without = new Set(lacking.map(({ column }) => column.fieldId));
    const cells = Object.fromEntries(Object.entries(line.cells).filter(([id]) => !without.has(id)));
    budget.take(bound.sheet.webhookKey, 1);
    const sent = await handOver([{ recordId: row.recordId, cells }], given);
    if (sent.outcome === "written") return { lacking, cells, recordIds: sent.recordIds };
    if (sent.outcome !== "refused") return sent;
  }
  return null;
}

function choicesIn(cells: Cells, columns: readonly SheetColumn[]): readonly Choice[] {
  const name = nameColumn(columns)?.fieldId;
  return columns.flatMap((column) => {
    const isChoice = (column.shape === "choice" || column.shape === "list") && column.fieldId !== name;
    const option = isChoice ? optionIn(cells[column.fieldId]) : "";
    return option === "" ? [] : [{ column, option }];
  });
}

function optionIn(cell: Cell | undefined): string {
  return Array.isArray(cell) ? String(cell[0]?.["text"] ?? "") : "";
}
