// Who is asked what becomes of the pool's items: 公海管理员, where none is named the manager; 淘汰 is a manager's or an
// admin's (rules.md 12).
import type { Store } from "../../../db/store.ts";
import type { Item } from "../../domain/item/item.ts";
import { headOf, type Org, reachable } from "../../domain/people/org.ts";
import type { Role } from "../../domain/people/people.ts";

interface Asking {
  readonly store: Pick<Store, "people">;
  readonly org: Org;
}

type ReadersOf = (item: Pick<Item, "largeDepartmentId">) => readonly string[];

export async function archiveReaders({ store, org }: Asking): Promise<ReadersOf> {
  const keepers = await withRole("pool-admin", { store, org });
  return (item) => (keepers.length > 0 ? keepers : leader(item, org));
}

export async function eliminateReaders({ store, org }: Asking): Promise<ReadersOf> {
  const admins = await withRole("admin", { store, org });
  return (item) => {
    // 淘汰 is a manager's of the whole pool, not a part's.
    const manager = headOf(org, item.largeDepartmentId)?.userId;
    return manager === undefined ? admins : [manager];
  };
}

/** Whoever leads it; of a pool that nobody leads, those who lead a part of it. */
function leader({ largeDepartmentId }: Pick<Item, "largeDepartmentId">, org: Org): readonly string[] {
  const found = headOf(org, largeDepartmentId);
  if (found !== null) return [found.userId];
  const below = [...org.departments.values()]
    .filter(({ parentId }) => parentId === largeDepartmentId)
    .map(({ id }) => headOf(org, id)?.userId);
  return [...new Set(below.filter((userId) => userId !== undefined))];
}

/** Whoever is away without a deputy is not asked. */
async function withRole(role: Role, { store, org }: Asking): Promise<readonly string[]> {
  const members = await store.people.withRole(role);
  const reached = members.map(({ userId }) => reachable(org, userId)).filter((userId) => userId !== null);
  return [...new Set(reached)];
}

/** What each of them reads, in the order in which it is given. */
export function byReader<One extends { readonly item: Pick<Item, "largeDepartmentId"> }>(
  all: readonly One[],
  readersOf: ReadersOf,
): ReadonlyMap<string, readonly One[]> {
  const lists = new Map<string, One[]>();
  for (const one of all)
    for (const reader of readersOf(one.item)) lists.set(reader, [...(lists.get(reader) ?? []), one]);
  return lists;
}
