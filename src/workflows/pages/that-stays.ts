// An item by the number somebody knows: what was merged answers with the one that stays, however often that happened.
import type { Store } from "../../../db/store.ts";
import type { Item } from "../../domain/item/item.ts";

const MOST_NO = 2 ** 31;

/** Null for a number of none. */
export async function thatStays(no: number, store: Pick<Store, "items">): Promise<Item | null> {
  const item = no < MOST_NO ? await store.items.byNo(no) : null;
  return item?.mergedInto == null ? item : thatStays(item.mergedInto, store);
}
