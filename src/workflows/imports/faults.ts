// All that is wrong with a row that is not taken: what it says itself, and whose it is to be.
import type { LeadField } from "../../domain/hands/lead-list.ts";
import { keptFaults, RowError, type RowFault } from "../../domain/hands/row-reasons.ts";
import { filled } from "./cells.ts";
import type { Owners } from "./owners.ts";
import type { Reading } from "./read-row.ts";

/** As it is kept with the row. */
export async function allFaults(
  error: RowError,
  cells: readonly string[],
  { reading, owners }: { readonly reading: Pick<Reading, "columns">; readonly owners: Owners },
): Promise<{ readonly reason: string; readonly about: string }> {
  const one = (field: LeadField): string | null => {
    const at = reading.columns.find((column) => column.field === field)?.at;
    return at === undefined ? null : filled(cells[at]);
  };
  const faults: RowFault[] = [error, ...error.others];
  const looked = [
    () => owners.of(one("owner")),
    ...(one("owner") === null ? [() => owners.largeDepartment(one("department"))] : []),
  ];
  for (const look of looked)
    try {
      await look();
    } catch (other) {
      if (!(other instanceof RowError)) throw other;
      if (!faults.some(({ reason }) => reason === other.reason)) faults.push(other);
    }
  return keptFaults(faults);
}
