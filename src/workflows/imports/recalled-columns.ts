// The same table sent again, as what came back of it is: its columns are what their sender has said before.
import type { Store } from "../../../db/store.ts";
import type { Import } from "../../../db/stores/imports.ts";
import type { Column } from "../../domain/hands/lead-list.ts";

const SINCE_MS = 30 * 86_400_000;
/** One heading alone says nothing of a table. */
const FEWEST = 2;

/** As they were guessed, where none of their sender's lists had all of these headings. */
export async function recalled(
  columns: readonly Column[],
  { id, byId }: Pick<Import, "id" | "byId">,
  { store, now }: { readonly store: Pick<Store, "imports">; readonly now: number },
): Promise<readonly Column[]> {
  for (const before of await store.imports.latest(byId, now - SINCE_MS)) {
    if (before.id === id || before.state === "refused" || before.state === "fetching") continue;
    const known = (await store.imports.columns(before.id)).filter(({ heading }) => heading !== "");
    const meant = new Map(known.map((column) => [column.heading, column]));
    const isSame =
      known.length >= FEWEST &&
      meant.size === known.length &&
      known.every(({ heading }) => columns.filter((column) => column.heading === heading).length === 1);
    if (!isSame) continue;
    return columns.map((column) => {
      const { field, unit } = meant.get(column.heading) ?? column;
      return { ...column, field, unit };
    });
  }
  return columns;
}
