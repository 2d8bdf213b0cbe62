// The leads that wait to be judged, as whoever judges them sees them, and the next one kept for them (rules.md 2).
import type { Store } from "../../db/store.ts";
import type { Saying } from "../chat/command.ts";
import { dayOf, daysBetween } from "../domain/day.ts";
import { queueFor, type Turn } from "../domain/item/cleaning.ts";
import type { Contact, Customer } from "../domain/item/customer.ts";
import type { Item } from "../domain/item/item.ts";
import { missingFields } from "../domain/item/quality.ts";
import type { Member } from "../domain/people/people.ts";
import { type Actor, isWithin } from "../domain/people/rights.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import { asSeen, findAlike, type Hit, NEAR_AT_DOORS, type SeenHit } from "./duplicates.ts";

/** Counting further tells nobody anything new. */
const MOST = 200;
const MINUTE_MS = 60_000;
/** Waiting for longer a lead comes before the fresh ones, or it would never come. */
const LONG_MS = 3 * 86_400_000;

interface Scene {
  readonly actor: Actor;
  readonly chat: { readonly id: string };
  readonly store: Store;
  readonly now: number;
  readonly rules: Rulebook;
  /** Where the pages are; null where there are none. */
  readonly pagesUrl: string | null;
}

/** How long the queue is and how old: what waits for more is counted apart. `days` since the oldest of it came. */
export interface Queue {
  readonly count: number;
  readonly isMore: boolean;
  readonly awaiting: number;
  readonly days: number;
}

export async function queueOf(
  leads: readonly Item[],
  { actor, store, now }: Pick<Scene, "actor" | "store" | "now">,
): Promise<Queue> {
  const own = leads.filter(({ awaiting }) => awaiting === null);
  // Whoever judges all of them is told of all of them, however many were read.
  const all = actor.roles.has("cleaner") ? await store.items.longestToBeJudged(1) : null;
  const waiting = all === null ? own : all.items;
  return {
    count: all?.count ?? own.length,
    isMore: all === null && leads.length >= MOST,
    awaiting: leads.length - own.length,
    days: Math.max(0, ...waiting.map(({ createdAt }) => daysBetween(dayOf(createdAt), dayOf(now)))),
  };
}

/** What somebody may judge: a cleaner all of it; where nobody cleans a head what their people found, a finder their own (自清洗). */
export async function toJudge({
  actor,
  store: { items, people },
  now,
}: Pick<Scene, "actor" | "store" | "now">): Promise<readonly Item[]> {
  const leads = await items.toBeJudged(MOST, { waitedSince: now - LONG_MS });
  if (actor.roles.has("cleaner")) return leads;
  const departments = new Map((await people.departments()).map(({ id, path }) => [id, path]));
  const paths = new Map(
    (await people.active()).map(({ userId, mainDepartmentId }) => [
      userId,
      departments.get(mainDepartmentId),
    ]),
  );
  return leads.filter(({ ownerId, finderId }) => {
    if (finderId === actor.userId) return true;
    const path = paths.get(ownerId ?? finderId ?? "");
    return path !== undefined && actor.leads.some((led) => isWithin(path, led));
  });
}

/** The cleaners somebody has to leave it to; nobody where the actor judges. */
export async function cleanersInstead({ roles }: Actor, { people }: Store): Promise<readonly Member[]> {
  return roles.has("cleaner") ? [] : people.withRole("cleaner");
}

/**
 * The next lead, kept for whoever asks: two who ask at the same moment get two. `after`: the one just passed over, which
 * is not offered again where it is the only one.
 */
export async function nextLead(scene: Scene, after: Turn | null = null): Promise<Saying> {
  const { actor, chat, store, now, rules, pagesUrl } = scene;
  const words = "commands/clean-next";
  const leads = await toJudge(scene);
  const queue = await queueOf(leads, scene);
  const mine = queueFor(leads, {
    memberId: actor.userId,
    kept: await store.cleaning.kept(now),
    skipped: await store.cleaning.skippedBy(actor.userId),
  });
  const until = keptUntil({ now, rules });
  for (const item of mine) {
    if (item.no === after?.no) return { words, block: "only-this", values: { item, queue } };
    if (!(await store.cleaning.take({ no: item.no, memberId: actor.userId, until }, now))) continue;
    const customer = await store.customers.byId(item.customerId);
    const contacts = await store.contacts.of(customer.id);
    await store.conversations.touched({ userId: actor.userId, chatId: chat.id }, item.no, now);
    const missing = missingFields(customer, contacts, item);
    const clock = item.place === "owned" ? await store.people.names([item.ownerId]) : {};
    const finder = clock[item.ownerId ?? ""] ?? null;
    const alike = await alikeOf(customer, contacts, scene);
    const days = daysBetween(dayOf(item.createdAt), dayOf(now));
    const values = { item, customer, contacts, missing, finder, until, queue, days, pagesUrl, ...alike };
    return { words, block: "next", values };
  }
  return { words, block: leads.length === 0 ? "empty" : "all-in-hand", values: { queue } };
}

/** Until when (ms) a lead that is taken now is kept. */
export function keptUntil({ now, rules }: Pick<Scene, "now" | "rules">): number {
  return now + rules.cleaning.keptMinutes * MINUTE_MS;
}

/** Other customers it may be one with: by a name near to its own, or a number that reaches them as well. */
export async function alikeOf(
  customer: Customer,
  contacts: readonly Contact[],
  scene: Pick<Scene, "actor" | "store" | "now">,
): Promise<{ readonly near: readonly SeenHit[]; readonly reached: readonly SeenHit[] }> {
  const name = customer.nameKey === "" ? null : customer.name;
  const phones = contacts.map(({ phoneKey }) => phoneKey);
  const found = await findAlike({ name, phones }, scene);
  const others = (hits: readonly Hit[]) =>
    asSeen(hits.filter((hit) => hit.customer.id !== customer.id).slice(0, NEAR_AT_DOORS), scene);
  return { near: await others(found.near), reached: await others(found.equal) };
}
