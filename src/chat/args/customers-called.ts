// Customers by a part of their name, in traditional characters or in simplified ones.
import type { Store } from "../../../db/store.ts";
import type { Customer } from "../../domain/item/customer.ts";
import { simplified } from "../read/simplified.ts";

/** At most `limit`, newest first. What is kept as typed is found by its key, which is simplified. */
export async function customersCalled(
  words: string,
  limit: number,
  { customers }: Pick<Store, "customers">,
): Promise<Customer[]> {
  const found = await customers.holding(words, limit);
  const plain = simplified(words);
  if (plain === words) return found;
  const others = await customers.holding(plain, limit);
  const all = new Map([...found, ...others].map((customer) => [customer.id, customer]));
  return [...all.values()].sort((a, b) => b.id - a.id).slice(0, limit);
}
