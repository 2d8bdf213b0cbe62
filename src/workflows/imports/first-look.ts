// The first look at a list, before anything of it is taken in: what its columns mean, its first rows, and what they leave open.
import type { Store } from "../../../db/store.ts";
import { readStage } from "../../chat/read/stage.ts";
import type { StageMeaning } from "../../domain/hands/imported.ts";
import { type Column, isAmount } from "../../domain/hands/lead-list.ts";
import { RowError } from "../../domain/hands/row-reasons.ts";
import { amountIn, filled } from "./cells.ts";
import { stageMeaning } from "./stage-words.ts";

export interface ListRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface FirstLook {
  readonly columns: readonly Column[];
  readonly rows: readonly ListRow[];
  /** Words of its column of stages that have to be asked about. */
  readonly unknownStages: readonly string[];
  /** Those that are no words of ours, with what they are taken for. */
  readonly takenStages: readonly { readonly word: string; readonly meaning: StageMeaning }[];
  /** Amounts so small that they are refused where nobody says what they count, as they stand. */
  readonly unsaidAmounts: readonly string[];
}

/** So many rows are shown, and so many are looked at. */
const FIRST_ROWS = 10;
const LOOKED_AT = 500;

export async function firstLook(id: number, { imports }: Pick<Store, "imports">): Promise<FirstLook> {
  const found = await imports.byId(id);
  const rows = await imports.rowsAfter(id, 0, LOOKED_AT);
  return lookAt({
    columns: await imports.columns(id),
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: cells === "" ? [] : (JSON.parse(cells) as string[]),
    })),
    words: (found?.stageWords ?? "").split("\n").filter((word) => word !== ""),
    said: await imports.stageWords(),
  });
}

/** @param words of its column of stages. @param said what the company has told of such words */
export function lookAt({
  columns,
  rows,
  words,
  said,
}: {
  readonly columns: readonly Column[];
  readonly rows: readonly ListRow[];
  readonly words: readonly string[];
  readonly said: ReadonlyMap<string, string>;
}): FirstLook {
  const meanings = words.map((word) => ({ word, meaning: stageMeaning(word, said) }));
  const unsaid = columns.filter(({ field, unit }) => isAmount(field) && unit === "unsaid");
  const amounts = rows.flatMap(({ cells }) => unsaid.map(({ at }) => filled(cells[at]) ?? ""));
  return {
    columns,
    rows: rows.slice(0, FIRST_ROWS),
    unknownStages: meanings.filter(({ meaning }) => meaning === null).map(({ word }) => word),
    takenStages: meanings.flatMap(({ word, meaning }) =>
      meaning === null || isOurs(word) ? [] : [{ word, meaning }],
    ),
    unsaidAmounts: [...new Set(amounts.filter(isTooSmall))],
  };
}

function isOurs(word: string): boolean {
  return readStage(word)?.rest.trim() === "";
}

function isTooSmall(cell: string): boolean {
  try {
    amountIn(cell, "unsaid");
    return false;
  } catch (error) {
    return error instanceof RowError && error.reason === "amount-small";
  }
}
