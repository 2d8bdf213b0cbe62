// A table as it is bound now, read anew before each step: it may have been bound again or given up meanwhile.
import type { BoundSheet } from "../../domain/sheet/line.ts";
import type { SheetParts } from "./parts.ts";

/** Null for one that is not written any more. */
export function boundOf(id: number, { read }: Pick<SheetParts, "read">): Promise<BoundSheet | null> {
  return read(async ({ sheets }) => {
    const sheet = await sheets.byId(id);
    if (sheet?.state !== "running") return null;
    return { sheet, columns: await sheets.columnsOf(id), options: await sheets.optionsOf(id) };
  });
}
