// A bound table, and a row of it as it should stand: what makes rows and what writes them speak of the same.
import type { Cells } from "./cell.ts";
import type { Sheet, SheetColumn, SheetOption } from "./sheet.ts";
import type { Standing } from "./standing.ts";

/** As a pass of the writer knows it. */
export interface BoundSheet {
  readonly sheet: Sheet;
  readonly columns: readonly SheetColumn[];
  readonly options: readonly SheetOption[];
}

export interface SheetLine {
  readonly no: number;
  readonly standing: Standing;
  /** With what empties the cells that held something before and hold nothing now. */
  readonly cells: Cells;
  readonly hash: string;
  /** As SheetRow has it. */
  readonly filled: string;
}
