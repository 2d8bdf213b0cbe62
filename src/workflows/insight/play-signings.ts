// Contracts that an older program has kept, or another database: their versions, played from the history.
import type { Store } from "../../../db/store.ts";
import { signingsPlayed } from "../../domain/insight/signing.ts";

const AT_ONCE = 200;

/** Once; stopped half-way it goes on where it was. Answers of how many items. */
export async function playSigningsOfAll(database: {
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
}): Promise<number> {
  let played = 0;
  for (let after = 0; ; ) {
    const last = await database.transaction(async (store) => {
      const missing = await store.signings.missing(after, AT_ONCE);
      const items = await store.items.byNos(missing);
      for (const item of items)
        await store.signings.add(signingsPlayed(item, await store.history.of(item.no)));
      played += items.length;
      return missing.at(-1) ?? null;
    });
    if (last === null) return played;
    after = last;
  }
}
