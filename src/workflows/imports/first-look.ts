// The first look at a list, before anything of it is taken in: what its columns mean, its first rows, and what they leave open.
import type { Store } from "../../../db/store.ts";
import type { StageMeaning } from "../../domain/hands/imported.ts";
import { CHOSEN_UNITS, type ChosenUnit, type Column, leavesUnitOpen } from "../../domain/hands/lead-list.ts";
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
  /** Those that are not called as here, with what they are taken for. */
  readonly takenStages: readonly { readonly word: string; readonly meaning: StageMeaning }[];
  /** Amounts so small that they stay open where nobody says what they count, as they stand; said already or not. */
  readonly unsaidAmounts: readonly string[];
  /** What was said that they count; null before. */
  readonly unit: ChosenUnit | null;
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
  const unsaid = columns.filter(leavesUnitOpen);
  const amounts = rows.flatMap(({ cells }) => unsaid.map(({ at }) => filled(cells[at]) ?? ""));
  return {
    columns,
    rows: rows.slice(0, FIRST_ROWS),
    unknownStages: meanings.filter(({ meaning }) => meaning === null).map(({ word }) => word),
    takenStages: meanings.flatMap(({ word, meaning }) =>
      meaning === null || isOwnName(word) ? [] : [{ word, meaning }],
    ),
    unsaidAmounts: [...new Set(amounts.filter(isTooSmall))],
    unit: CHOSEN_UNITS.find((one) => unsaid.some(({ unit }) => unit === one)) ?? null,
  };
}

/** As the stages are called here: nothing was decided of it. */
const OWN_NAMES = /^(?:基础意向|中意向|高意向|决策关键期|成交冲刺期|合作与回款|赢单|输单|线索)$/;

function isOwnName(word: string): boolean {
  return OWN_NAMES.test(word.trim());
}

function isTooSmall(cell: string): boolean {
  try {
    amountIn(cell, "unsaid");
    return false;
  } catch (error) {
    return error instanceof RowError && error.reason === "amount-small";
  }
}
