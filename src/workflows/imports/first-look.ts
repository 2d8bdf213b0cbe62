// The first look at a list, before anything of it is taken in: what its columns mean, and its first rows.
import type { Store } from "../../../db/store.ts";
import type { Column } from "../../domain/hands/lead-list.ts";
import { stageMeaning } from "./stage-words.ts";

export interface FirstLook {
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Words of its column of stages that have to be asked about. */
  readonly unknownStages: readonly string[];
}

/** So many rows are shown. */
export const FIRST_ROWS = 10;

export async function firstLook(
  id: number,
  { store }: { readonly store: Store; readonly now: number },
): Promise<FirstLook> {
  const found = await store.imports.byId(id);
  const columns = await store.imports.columns(id);
  const rows = await store.imports.rowsAfter(id, 0, FIRST_ROWS);
  const said = await store.imports.stageWords();
  return {
    columns,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: cells === "" ? [] : (JSON.parse(cells) as string[]),
    })),
    unknownStages: (found?.stageWords ?? "")
      .split("\n")
      .filter((word) => word !== "" && stageMeaning(word, said) === null),
  };
}
