// The cleaning desk: one lead with all that is known of it, what it lacks, whom it may be one with, and the way on and back.
import type { Store } from "../../../db/store.ts";
import { dayOf, daysBetween } from "../../domain/day.ts";
import { queueFor } from "../../domain/item/cleaning.ts";
import type { Item } from "../../domain/item/item.ts";
import { missingFields } from "../../domain/item/quality.ts";
import { alikeOf, cleanersInstead, queueOf, toJudge } from "../cleaning.ts";
import type { OnTheDesk } from "../desk-turn.ts";
import type { SeenHit } from "../duplicates.ts";
import type { LookScene, Values } from "./look-scene.ts";

const MOST_NOTES = 5;

export async function deskPage({ no, missed }: OnTheDesk, scene: LookScene): Promise<Values> {
  const { actor, store } = scene;
  const instead = await cleanersInstead(actor, store);
  const leads = instead.length > 0 ? [] : await toJudge(scene);
  const found = leads.find((lead) => lead.no === no) ?? null;
  return {
    cleaners: instead.map(({ name }) => name),
    queue: await queueOf(leads, scene),
    missed: missed === null ? null : await whyMissed(missed, scene),
    lead: found === null ? null : await leadOf(found, scene),
    way: found === null ? null : await wayFrom(found, leads, scene),
    typed: NOTHING_TYPED,
  };
}

/** What was typed and not taken stands there again. */
const NOTHING_TYPED = { reason: "", fills: {} };

async function leadOf(item: Item, scene: LookScene): Promise<Values> {
  const { store, now } = scene;
  const customer = await store.customers.byId(item.customerId);
  const contacts = await store.contacts.of(customer.id);
  const notes = await store.history.notes(item.no, MOST_NOTES);
  const names = await store.people.names([item.ownerId, item.finderId, ...notes.map(({ by }) => by)]);
  const { near, reached } = await alikeOf(customer, contacts, scene);
  const turn = await store.cleaning.turnOf(item.no, now);
  return {
    item,
    customer,
    contacts,
    missing: missingFields(customer, contacts, item),
    notes: notes.map(({ by, text }) => ({ text, name: names[by] ?? null })),
    finder: names[item.finderId ?? ""] ?? null,
    keeps: item.place === "owned" ? (names[item.ownerId ?? ""] ?? null) : null,
    days: daysBetween(dayOf(item.createdAt), dayOf(now)),
    until: turn?.until ?? now,
    alike: await besideOf([...reached, ...near], store),
  };
}

/** Each customer once, and of what may be looked at what there is to compare with. */
async function besideOf(hits: readonly SeenHit[], store: Store): Promise<readonly Values[]> {
  const once = hits.filter((hit, index) => hits.findIndex(({ item }) => item.no === hit.item.no) === index);
  const beside = [];
  for (const hit of once)
    beside.push({ hit, contacts: hit.seen ? await store.contacts.of(hit.customer.id) : [] });
  return beside;
}

/** Back to what was passed over last; on to what was passed over after it, else to what nobody has. */
async function wayFrom({ no }: Item, leads: readonly Item[], { actor, store, now }: LookScene) {
  const kept = await store.cleaning.kept(now);
  const free = new Set(queueFor(leads, { memberId: actor.userId, kept, skipped: [] }).map((lead) => lead.no));
  const skipped = (await store.cleaning.skippedBy(actor.userId)).filter((one) => free.has(one));
  const at = skipped.indexOf(no);
  const fresh = leads.find((lead) => free.has(lead.no) && lead.no !== no && !skipped.includes(lead.no));
  return {
    back: (at < 0 ? skipped.at(-1) : skipped[at - 1]) ?? null,
    on: at < 0 ? null : (skipped[at + 1] ?? fresh?.no ?? null),
    /** It has not been passed over yet: going on does that. */
    skips: at < 0 && free.size > 1,
  };
}

async function whyMissed(no: number, { store, now }: LookScene): Promise<Values> {
  const turn = await store.cleaning.turnOf(no, now);
  const judged = (await store.history.last(no, "cleaned")) ?? (await store.history.last(no, "rejected"));
  const by = turn?.memberId ?? judged?.by ?? null;
  const names = await store.people.names([by]);
  return { no, by: names[by ?? ""] ?? null, until: turn?.until ?? null };
}
