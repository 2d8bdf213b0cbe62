// What can be claimed of the pools somebody belongs to, newest first, as far as it fits the words behind 公海.

import type { Scene } from "../../chat/command.ts";
import { readPoolFilter } from "../../chat/read/pool-filter.ts";
import type { Customer } from "../../domain/item/customer.ts";
import { amountOf, type Item } from "../../domain/item/item.ts";
import { isInScope } from "../../domain/people/rights.ts";

/** So many of the newest are looked through. */
export const POOL_MOST = 200;

export interface PoolLine {
  readonly item: Item;
  readonly customer: Customer;
  readonly amount: number | null;
  /** The customer is left in peace. */
  readonly rests: boolean;
}

/** Of those that fit; `isCut` where there are more in the pools than were looked through, so that nothing is said of the rest. */
export interface PoolLook {
  readonly lines: readonly PoolLine[];
  readonly isCut: boolean;
}

/** @param text as typed: a place, a word of the need, an amount (华东 >20万) */
export async function poolFor(
  text: string,
  { actor, now, store }: Pick<Scene<unknown>, "actor" | "now" | "store">,
): Promise<PoolLook> {
  const filter = readPoolFilter(text);
  const departments = await store.people.departments();
  const scope = departments.filter(({ path }) => isInScope(actor, path)).map(({ id }) => id);
  const found = await store.items.inPools(scope, POOL_MOST + 1);
  const items = found.slice(0, POOL_MOST);
  const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
  const pools = new Map(departments.map(({ id, name }) => [id, name]));
  const paused = await store.pauses.runningAt(now);
  const lines = items.flatMap((item) => {
    const customer = customers.get(item.customerId);
    if (customer === undefined) return [];
    const words = [
      customer.name,
      customer.address,
      item.need,
      item.source,
      pools.get(item.largeDepartmentId),
    ];
    const amount = amountOf(item);
    const holds = (word: string) => words.some((text) => text?.includes(word) === true);
    const fits =
      filter.words.every(holds) &&
      (filter.places.length === 0 || filter.places.some(holds)) &&
      (filter.minFen === null || (amount ?? 0) >= filter.minFen) &&
      (filter.maxFen === null || (amount ?? Number.POSITIVE_INFINITY) <= filter.maxFen);
    return fits ? [{ item, customer, amount, rests: paused.isQuiet(item) }] : [];
  });
  return { lines, isCut: found.length > POOL_MOST };
}
