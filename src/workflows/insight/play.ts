// What is kept as changes come, played again for items of an older program or another database: once, part by part.
import type { Store } from "../../../db/store.ts";
import type { Item } from "../../domain/item/item.ts";

export interface Played {
  /** Numbers behind a number of items that have none of it, in their order. */
  missing(store: Store, after: number, limit: number): Promise<readonly number[]>;
  /** Plays their histories and keeps what comes of it. */
  play(items: readonly Item[], store: Store): Promise<void>;
}

const AT_ONCE = 200;

/** Some thousand items a second; stopped half-way it goes on where it was. Answers of how many items. */
export async function playAll(
  database: { transaction<T>(work: (store: Store) => Promise<T>): Promise<T> },
  { missing, play }: Played,
): Promise<number> {
  let played = 0;
  for (let after = 0; ; ) {
    const last = await database.transaction(async (store) => {
      const nos = await missing(store, after, AT_ONCE);
      const items = await store.items.byNos(nos);
      await play(items, store);
      played += items.length;
      return nos.at(-1) ?? null;
    });
    if (last === null) return played;
    after = last;
  }
}
