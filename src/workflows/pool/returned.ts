// Who put an item back into the pool, and when: told to whoever looks at it there.
import type { Store } from "../../../db/store.ts";
import type { Item } from "../../domain/item/item.ts";

/** Without a name it was the clock; null where it does not lie in the pool, or has never been returned. */
export async function lastReturn(
  item: Pick<Item, "no" | "place">,
  { history, people }: Pick<Store, "history" | "people">,
): Promise<{ readonly at: number; readonly name: string | undefined } | null> {
  const returned = item.place === "pool" ? await history.last(item.no, "returned") : null;
  if (returned === null) return null;
  return { at: returned.at, name: (await people.names([returned.by]))[returned.by] };
}
