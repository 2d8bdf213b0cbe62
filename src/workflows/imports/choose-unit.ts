// 金额按万元: what the amounts of a list count whose heading says nothing, said while its first look waits.
import type { Store } from "../../../db/store.ts";
import { type ChosenUnit, leavesUnitOpen } from "../../domain/hands/lead-list.ts";

/** "unsaid": taken back. */
export type SaidUnit = ChosenUnit | "unsaid";

/** As it stands in an expression. */
export const UNIT_WORDS = "万元?|元|混(?:着|合|用)|不定";

/** One of these words. */
export function unitIn(word: string): SaidUnit {
  if (word.startsWith("混")) return "chosen-mixed";
  if (word === "不定") return "unsaid";
  return word.startsWith("万") ? "chosen-ten-thousand" : "chosen-yuan";
}

/** Null where it is not said: nothing changes. Answers whether something did. */
export async function chooseUnit(
  id: number,
  unit: SaidUnit | null,
  { imports }: Pick<Store, "imports">,
): Promise<boolean> {
  const columns = await imports.columns(id);
  if (unit === null || !columns.some((column) => leavesUnitOpen(column) && column.unit !== unit))
    return false;
  await imports.setColumns(
    id,
    columns.map((column) => (leavesUnitOpen(column) ? { ...column, unit } : column)),
  );
  return true;
}
