// 合并: two items and their customers become one, with all that was done; and the same taken back.
import { takeUp } from "../chat/args/take-up.ts";
import type { Notice, Scene } from "../chat/command.ts";
import { rewindAll } from "../chat/turn/clockwork.ts";
import { ownedBy } from "../chat/turn/peace.ts";
import { type MergePlan, type MergeSide, merged } from "../domain/hands/merge.ts";
import type { Item } from "../domain/item/item.ts";
import { may } from "../domain/people/rights.ts";
import { RuleError } from "../domain/rule-error.ts";
import { seated } from "./seated.ts";

/** What of an item decides whether, and which way, it may be merged. */
export async function mergeSide(item: Item, { store }: Scene<unknown>): Promise<MergeSide> {
  const { no } = item;
  const bound = [
    (await store.payments.of(no)).length > 0,
    (await store.payments.plan(no)).length > 0,
    (await store.splits.inForceOf(no)) !== null,
    (await store.mentorships.of(no)).length > 0,
    (await store.jointTalks.of(no)).length > 0,
  ];
  const open =
    (await store.splits.openOf(no)) !== null
      ? "split"
      : (await store.transfers.openOf(no)) !== null
        ? "transfer"
        : null;
  return { item, isBound: item.outcome === "won" || bound.includes(true), open };
}

export interface Joined {
  /** Other items that come to the kept customer along with it. */
  readonly others: readonly Item[];
  readonly followUps: number;
  readonly tickets: number;
  readonly contacts: number;
}

/** What would go along. @throws RuleError where an item of the customer that goes is not the actor's to touch */
export async function whatJoins({ kept, gone }: MergePlan, scene: Scene<unknown>): Promise<Joined> {
  const { store, actor, now } = scene;
  const counts = await store.merges.countsOf(gone.no);
  if (kept.customerId === gone.customerId) return { ...counts, others: [], contacts: 0 };
  const others = (await store.items.ofCustomers([gone.customerId])).filter(({ no }) => no !== gone.no);
  for (const item of others) {
    const { relations, customer } = await takeUp(item, { store, actor, now });
    if (!may("merge", relations))
      throw new RuleError("merge-not-all-yours", { item: gone, customer, other: item });
  }
  return { ...counts, others, contacts: (await store.contacts.of(gone.customerId)).length };
}

/** Does it: rows, customers, both items, in one transaction. */
export async function merge(plan: MergePlan, scene: Scene<unknown>): Promise<Item> {
  const { store, actor, now, save } = scene;
  const changes = merged(plan);
  const customer = await store.customers.byId(plan.kept.customerId);
  const going = await store.customers.byId(plan.gone.customerId);
  const gone = await save(changes.gone);
  await store.merges.join({
    keptNo: plan.kept.no,
    goneNo: gone.no,
    keptCustomerId: customer.id,
    goneCustomerId: going.id,
    by: actor.userId,
    at: now,
    goneBefore: JSON.stringify(plan.gone),
    address: customer.address,
    value: customer.value,
  });
  if (customer.id !== going.id && (customer.address === null || customer.value === null))
    await store.customers.save({
      ...customer,
      address: customer.address ?? going.address,
      value: customer.value ?? going.value,
    });
  const kept = await save(changes.kept);
  // A 静默 that came along pauses whatever the customer that stays has.
  await rewindAll(await ownedBy(customer.id, scene), scene);
  return (await store.items.byNo(kept.no)) ?? kept;
}

/** Takes back the last merge into an item that 撤销 has just put back as it was. @throws RuleError where it went on */
export async function unmerge(kept: Item, scene: Scene<unknown>): Promise<readonly Notice[]> {
  const { store, save, now } = scene;
  const last = await store.merges.lastInto(kept.no);
  const gone = last === null ? null : await store.items.byNo(last.goneNo);
  if (last === null || gone === null || gone.version !== last.goneVersion)
    throw new RuleError("undo-overtaken", { item: kept, what: "merged" });
  await store.merges.part(last, now);
  const customer = await store.customers.byId(last.keptCustomerId);
  await store.customers.save({
    ...customer,
    address: last.address,
    value: last.value as typeof customer.value,
  });
  const going = (await store.items.byNo(gone.no)) ?? gone;
  const back = await save({
    item: { ...(await seated(last.goneBefore, store)), version: going.version },
    what: "undone",
    text: "merged",
    ...(last.goneBefore.ownerId === null ? {} : { begins: "undone" as const }),
  });
  for (const id of new Set([last.keptCustomerId, last.goneCustomerId]))
    await rewindAll(await ownedBy(id, scene), scene);
  return told("unmerged", { kept, gone: back }, scene);
}

/** Whoever holds one of them, but for the actor, hears of it once. */
export async function told(
  block: "told" | "unmerged",
  { kept, gone }: { readonly kept: Item; readonly gone: Item },
  { actor, store }: Scene<unknown>,
): Promise<readonly Notice[]> {
  const customer = await store.customers.byId(kept.customerId);
  const names = await store.people.names([kept.ownerId]);
  const owner = kept.ownerId === null ? null : (names[kept.ownerId] ?? null);
  const holders = new Set([kept.ownerId, gone.ownerId]);
  return [...holders].flatMap((to) =>
    to === null || to === actor.userId
      ? []
      : [{ to, block, values: { item: kept, customer, gone, owner, by: actor, mine: to === kept.ownerId } }],
  );
}
