// What a leaver holds, and what others should not wait for them with any more (rules.md 2, 离职交接).
import type { Store } from "../../db/store.ts";
import type { Colleague } from "../chat/args/person.ts";
import type { Notice } from "../chat/command.ts";
import type { ClockScene } from "../chat/turn/clockwork.ts";
import { dayOf } from "../domain/day.ts";
import type { Change } from "../domain/item/change.ts";
import type { Item } from "../domain/item/item.ts";
import { standing } from "./transfers/offers.ts";
import { endOffer } from "./transfers/transfers.ts";

/** So many lines are shown at once. */
export const LEAVER_LINES = 15;

/** The list's numbers stand apart from those of every other list. */
export function leaverList(actor: { readonly userId: string }, leaver: { readonly userId: string }) {
  return { userId: actor.userId, chatId: `leaver/${leaver.userId}` };
}

/** What is in play first, the most urgent before the others; then what is won, then what is lost. */
export async function heldBy(userId: string, store: Pick<Store, "items" | "customers">) {
  const all = await store.items.ownedBy(userId);
  const of = (outcome: Item["outcome"]) => all.filter((item) => item.outcome === outcome);
  const [open, won, lost] = [of("open"), of("won"), of("lost")];
  const items = [...open, ...won, ...lost];
  const customers = await store.customers.byIds(items.map(({ customerId }) => customerId));
  return {
    items,
    counts: { count: items.length, open: open.length, won: won.length, lost: lost.length },
    line: (item: Item) => ({ item, customer: customers.get(item.customerId) }),
  };
}

/** The path of every large department among some items, by id. */
export async function pathsOf(
  items: readonly Item[],
  { people }: Pick<Store, "people">,
): Promise<ReadonlyMap<number, string>> {
  const wanted = new Set(items.map(({ largeDepartmentId }) => largeDepartmentId));
  const all = await people.departments();
  return new Map(all.filter(({ id }) => wanted.has(id)).map(({ id, path }) => [id, path]));
}

interface LeaverScene extends ClockScene {
  readonly store: Store;
  readonly now: number;
  save(change: Change): Promise<Item>;
}

export interface Released {
  /** For whom they acted and do no more (代管). */
  readonly deputyOf: readonly string[];
  /** Items of others in which they are a party or a mentor: left as they are, the shares too. */
  readonly joined: readonly number[];
  readonly notices: readonly Notice[];
}

/** Offers to a leaver are over, nobody is their deputy's charge any more, what they took over goes back to its owner. */
export async function releaseOthers(who: Colleague, scene: LeaverScene): Promise<Released> {
  const { store, now } = scene;
  const notices: Notice[] = [];
  for (const row of await store.transfers.allOpen()) {
    const item = row.toId === who.userId ? await store.items.byNo(row.no) : null;
    if (item === null) continue;
    const { offer, state } = await standing(row, item, scene);
    const isTheirs = item.ownerId === offer.fromId && state !== "expired";
    await endOffer({ offer, item, state: "overtaken", by: null }, scene);
    const values = { item, customer: await store.customers.byId(item.customerId), who };
    if (isTheirs) notices.push({ to: offer.fromId, block: "offer-void", values });
  }
  const deputyOf: string[] = [];
  for (const absence of await store.absences.deputizedBy(who.userId, dayOf(now))) {
    await store.absences.save({ ...absence, deputyId: null });
    deputyOf.push(absence.memberId);
  }
  for (const item of await store.items.actedFor(who.userId)) {
    const back = await scene.save({ item: { ...item, actingId: null }, what: "handed-back" });
    const values = { item: back, customer: await store.customers.byId(item.customerId), who };
    if (item.ownerId !== null) notices.push({ to: item.ownerId, block: "acting-over", values });
  }
  const joined = [];
  for (const { no } of await store.companions.ofMember(who.userId)) {
    const item = await store.items.byNo(no);
    if (item?.place === "owned" && item.ownerId !== who.userId && item.outcome !== "lost") joined.push(no);
  }
  const names = await store.people.names(deputyOf);
  return {
    deputyOf: [...new Set(deputyOf)].map((id) => names[id] ?? id),
    joined: [...new Set(joined)],
    notices,
  };
}
