// The proposals of the pool as somebody reads them: numbered lines, the rest counted.
import type { Store } from "../../../db/store.ts";
import { keepShown, type ShownList } from "../../chat/args/picked.ts";
import type { Day } from "../../domain/day.ts";
import type { Round } from "../../domain/hands/rounds.ts";
import type { Item } from "../../domain/item/item.ts";
import type { Proposal } from "./proposals.ts";
import { seen } from "./rounds.ts";

/** So many lines are read at once; 全部 means these. */
export const ARCHIVE_SHOWN = 12;
export const ELIMINATE_SHOWN = 8;
export const ROUNDS_SHOWN = 5;

type Names = Pick<Store, "customers" | "people">;

/** `nos`: of its lines, in their order. */
export async function listed<Reason>(
  all: readonly Proposal<Reason>[],
  most: number,
  { userId, store }: { readonly userId: string; readonly store: Names },
) {
  const shown = all.slice(0, most);
  const items = shown.map(({ item }) => item);
  const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
  const lines = shown.map((one) => ({ ...one, customer: customers.get(one.item.customerId) }));
  const name = (await store.people.names([userId]))[userId];
  return { name, items, nos: items.map(({ no }) => no), lines, count: all.length };
}

/** A list for each of its readers, whose numbers they may answer with. */
export async function proposalLists<Reason>(
  byReader: ReadonlyMap<string, readonly Proposal<Reason>[]>,
  { list, most }: { readonly list: ShownList; readonly most: number },
  { store, now, today }: { readonly store: Store; readonly now: number; readonly today: Day },
) {
  const notices = [];
  for (const [userId, all] of byReader) {
    const { items, nos, ...values } = await listed(all, most, { userId, store });
    await keepShown(nos, { userId, list, now, store });
    const to = { member: userId };
    notices.push({ to, block: "list", values: { ...values, today }, about: items, once: true as const });
  }
  return notices;
}

export async function roundLines(
  all: readonly { readonly item: Item; readonly round: Round }[],
  store: Names,
) {
  const customers = await store.customers.byIds(all.map(({ item }) => item.customerId));
  const lines = [];
  for (const { item, round } of all)
    lines.push({ item, customer: customers.get(item.customerId), round: await seen(round, store) });
  return lines;
}
