// Who is a customer already, and what of it somebody may read: the same at every door and for 查重 (rules.md 4, 12).
import type { Store } from "../../db/store.ts";
import { takeUp } from "../chat/args/item.ts";
import type { Scene } from "../chat/command.ts";
import type { Customer } from "../domain/item/customer.ts";
import type { Item } from "../domain/item/item.ts";
import { type Actor, may } from "../domain/people/rights.ts";

export interface Hit {
  readonly customer: Customer;
  readonly item: Item;
  readonly owner: string | null;
  readonly mine: boolean;
}

/** Living items of customers with an equal name or phone, newest first. */
export async function duplicates(
  keys: { readonly nameKey: string; readonly phone: string | null },
  { store, actor }: { readonly store: Store; readonly actor: Actor },
): Promise<Hit[]> {
  const named = keys.nameKey === "" ? [] : await store.customers.byNameKey(keys.nameKey);
  const reached = keys.phone === null ? [] : await store.contacts.byPhoneKey(keys.phone);
  const customers = new Map(named.map((customer) => [customer.id, customer]));
  for (const [id, customer] of await store.customers.byIds(reached.map(({ customerId }) => customerId)))
    customers.set(id, customer);
  const items = await store.items.ofCustomers([...customers.keys()]);
  const names = await store.people.names(items.map(({ ownerId }) => ownerId));
  return items.flatMap((item) => {
    const customer = customers.get(item.customerId);
    const owner = item.ownerId === null ? null : (names[item.ownerId] ?? null);
    return customer === undefined ? [] : [{ customer, item, owner, mine: item.ownerId === actor.userId }];
  });
}

export interface SeenHit extends Hit {
  /** Its stage may be told. */
  readonly seen: boolean;
  /** Its whole name, too. */
  readonly named: boolean;
  readonly claimable: boolean;
}

/** Of what the asker may not look at: no stage; of what lies in other departments, the name only as far as typed. */
export async function asSeen(
  hits: readonly Hit[],
  { store, actor, now }: Pick<Scene<unknown>, "store" | "actor" | "now">,
): Promise<readonly SeenHit[]> {
  return Promise.all(
    hits.map(async (hit) => {
      const { relations } = await takeUp(hit.item, { store, actor, now });
      const isNear = hit.item.departmentId === actor.department.id;
      const seen = may("look", relations) || hit.mine;
      return { ...hit, seen, named: seen || isNear, claimable: may("claim", relations) };
    }),
  );
}
