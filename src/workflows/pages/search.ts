// One search over everything somebody may see: a number, a phone, a customer's name, the name of somebody there.
import type { Store } from "../../../db/store.ts";
import { customersCalled } from "../../chat/args/customers-called.ts";
import { takeUp } from "../../chat/args/take-up.ts";
import { askedPhoneKey } from "../../chat/read/phone.ts";
import type { Item } from "../../domain/item/item.ts";
import { may, type Verb } from "../../domain/people/rights.ts";
import { linesOf } from "../lists.ts";
import { departmentsLed } from "../team.ts";
import type { LookScene, Values } from "./look-scene.ts";
import { thatStays } from "./that-stays.ts";

/** Shown of what was found; whoever finds more says more. */
const SHOWN = 30;
/** Looked at: what is found may be somebody else's. */
const LOOKED_AT = 120;
/** Names are kept by pairs of their characters: by one alone nothing is found there. */
const SHORTEST_KEPT = 2;

export async function searchFor({ words }: { readonly words: string }, scene: LookScene): Promise<Values> {
  const { store, actor, now } = scene;
  const found: Item[] = [];
  const { items, right } = await candidates(words, scene);
  for (const item of items) {
    if (found.length > SHOWN) break;
    const { relations } = await takeUp(item, { store, actor, now });
    if (may(right, relations)) found.push(item);
  }
  return {
    words,
    lines: await linesOf(found.slice(0, SHOWN), store),
    isMore: found.length > SHOWN,
  };
}

interface Candidates {
  readonly items: readonly Item[];
  /** Without it one is not found. */
  readonly right: Verb;
}

async function candidates(words: string, scene: LookScene): Promise<Candidates> {
  const { store } = scene;
  const no = /^#?\s*(\d{1,9})号?$/u.exec(words)?.[1];
  const item = no === undefined ? null : await thatStays(Number(no), store);
  if (no !== undefined) return { items: item === null ? [] : [item], right: "look" };
  const phone = askedPhoneKey(words);
  // Whose number it is would be told by finding it: what is masked is not found by it.
  if (phone !== null) return { items: await byPhone(phone, store), right: "show" };
  if (words === "") return { items: [], right: "look" };
  return { items: await byName(words, scene), right: "look" };
}

async function byPhone(phone: string, { contacts, items }: Store): Promise<Item[]> {
  const known = await contacts.byPhoneKey(phone);
  return items.ofCustomers(known.map(({ customerId }) => customerId));
}

/** Their own first: of a name that many have, everybody's would hide them. */
async function byName(words: string, { actor, store }: LookScene): Promise<Item[]> {
  const scope = {
    userId: actor.userId,
    departmentIds: (await departmentsLed(actor, store)).map(({ id }) => id),
  };
  const customers = await customersCalled(words, LOOKED_AT, store);
  const areAll = customers.length < LOOKED_AT && [...words].length >= SHORTEST_KEPT;
  const own = await store.items.byNos([
    ...(areAll ? [] : await store.searching.ofCustomersCalled(words, scope, LOOKED_AT)),
    ...(await store.searching.ofPeopleCalled(words, scope, LOOKED_AT)),
  ]);
  const others = await store.items.ofCustomers(customers.map(({ id }) => id));
  const all = new Map([...own.sort((a, b) => b.no - a.no), ...others].map((item) => [item.no, item]));
  return [...all.values()].filter(({ place, mergedInto }) => place !== "eliminated" && mergedInto === null);
}
