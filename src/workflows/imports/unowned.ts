// Rows that are to be nobody's, counted before anything is confirmed: where they would go.
import type { Store } from "../../../db/store.ts";
import { RowError } from "../../domain/hands/row-reasons.ts";
import { isNobodys } from "./owners.ts";
import { readRow } from "./read-row.ts";

export interface Unowned {
  /** Of so many rows from the top. */
  readonly looked: number;
  readonly pool: number;
  readonly cleaning: number;
}

/** More tell whoever reads it nothing new. */
const LOOKED_AT = 5000;
const AT_ONCE = 100;

/** A few rows a look, so that nobody's answer waits for it. None of whoever may import only what is theirs. */
export async function countUnowned(
  id: number,
  {
    read,
    now,
  }: { readonly read: <T>(work: (store: Store) => Promise<T>) => Promise<T>; readonly now: number },
): Promise<Unowned> {
  const { columns, stageWords, isAdmin, chosen } = await read(async ({ imports, people }) => {
    const found = await imports.byId(id);
    const actor = found === null ? null : await people.actor(found.byId);
    return {
      columns: await imports.columns(id),
      stageWords: await imports.stageWords(),
      chosen: await imports.owners(id),
      isAdmin: actor?.roles.has("admin") === true,
    };
  });
  let [looked, pool, cleaning] = [0, 0, 0];
  for (let after = 0; isAdmin && looked < LOOKED_AT; ) {
    const rows = await read(({ imports }) => imports.rowsAfter(id, after, AT_ONCE));
    const last = rows.at(-1);
    if (last === undefined) break;
    for (const { cells } of rows) {
      const place = placeOf(JSON.parse(cells || "[]") as string[]);
      if (place === "pool") pool++;
      if (place === "cleaning") cleaning++;
    }
    looked += rows.length;
    after = last.seq;
  }
  return { looked, pool, cleaning };

  /** Null for what is to be somebody's, or will not be taken in. */
  function placeOf(cells: readonly string[]): "pool" | "cleaning" | null {
    try {
      const { owner, meaning } = readRow(cells, { columns, stageWords, now });
      if (!isNobodys(owner, chosen) || meaning === "won" || meaning === "lost") return null;
      return meaning === null || meaning === "lead" ? "cleaning" : "pool";
    } catch (error) {
      if (error instanceof RowError) return null;
      throw error;
    }
  }
}
