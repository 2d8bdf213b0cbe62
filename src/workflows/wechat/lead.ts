// A customer in WeChat becomes a lead, or is found to be one already (rules.md 2, 4; wecom.md 6).
import type { Store } from "../../../db/store.ts";
import type { Notice } from "../../chat/command.ts";
import { companyKey } from "../../chat/read/company.ts";
import { phoneKey } from "../../chat/read/phone.ts";
import { newItem } from "../../domain/hands/intake.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import { missingFields } from "../../domain/item/quality.ts";
import { BY_CLOCK } from "../../domain/people/people.ts";
import type { Actor } from "../../domain/people/rights.ts";
import type { WechatContact } from "../../domain/wechat/contact.ts";
import { keepNames } from "../customer-names.ts";
import { findAlike } from "../duplicates.ts";
import { tombstoneKeys } from "../intake.ts";
import { came, toldTheHolder, type WechatScene } from "./event.ts";

/** What the customer's own card tells, as far as it could be read. No phone is made up: members type those. */
export interface CustomerCard {
  /** "" where it is hidden, or could not be read. */
  readonly name: string;
  /** "" where none is known. */
  readonly company: string;
  readonly position: string;
  readonly mobiles: readonly string[];
}

interface LeadScene extends WechatScene {
  /** What stands where nothing else does: for a name that is hidden, for a source without a channel. */
  readonly words: { readonly nameless: string; readonly source: string };
}

/** Null where it has been taken meanwhile, or by nobody we know. Notices are in blocks of templates/wechat.md. */
export async function takeFromWechat(
  id: number,
  card: CustomerCard,
  scene: LeadScene,
): Promise<readonly Notice[] | null> {
  const { store, now } = scene;
  const contact = await store.wechat.byId(id);
  if (contact === null || contact.takenAt !== null) return null;
  const member = await store.people.actor(contact.memberId);
  if (member === null) return null;
  const known = await knownItem(contact, card, { store, member });
  const item = known ?? (await created(contact, card, { member, scene }));
  const taken = await store.wechat.save({
    ...contact,
    takenAt: now,
    customerId: item.customerId,
    no: item.no,
  });
  await addContact(item.customerId, card, { store, now });
  await came(taken, scene);
  if (known !== null) return toldTheHolder(taken, "known", scene);
  return [await toldOfLead(taken, item, { member, scene })];
}

/**
 * By the customer's id, their number, or their company's name: a living item, the member's own first. What lies eliminated
 * is a tombstone, no item; what is lost is done.
 */
async function knownItem(
  { externalUserId }: WechatContact,
  card: CustomerCard,
  { store, member }: { readonly store: Store; readonly member: Actor },
): Promise<Item | null> {
  const customers: number[] = [];
  for (const { customerId } of await store.wechat.ofCustomer(externalUserId))
    if (customerId !== null) customers.push(customerId);
  const { equal } = await findAlike(
    { name: card.company || null, phones: card.mobiles.map(phoneKey) },
    { store, actor: member },
  );
  const known = [...(await store.items.ofCustomers(customers)), ...equal.map(({ item }) => item)];
  const items = known.filter(({ outcome }) => outcome !== "lost");
  return items.find(({ ownerId }) => ownerId === member.userId) ?? items[0] ?? null;
}

/** With the member it has added; with whoever keys in leads for others, or cleans them, in the cleaning queue. */
async function created(
  { state }: WechatContact,
  card: CustomerCard,
  { member, scene }: { readonly member: Actor; readonly scene: LeadScene },
): Promise<Item> {
  const { store, now, rules, calendar, words } = scene;
  const name = card.company || card.name || words.nameless;
  const nameKey = card.company === "" ? "" : companyKey(card.company);
  const [knownId] = nameKey === "" ? [] : await store.customerNames.withKey(nameKey);
  const customer =
    knownId === undefined ? await newCustomer({ name, nameKey }, scene) : await store.customers.byId(knownId);
  const isForOthers = member.roles.has("marketing") || member.roles.has("cleaner");
  const pauses = await store.pauses.of({ no: 0, ownerId: member.userId, customerId: customer.id }, now);
  const first = newItem(
    {
      customerId: customer.id,
      // Somebody came by a channel of marketing's; whom a member met themselves is their own find.
      intake: state === null && !isForOthers ? "reported" : "marketing",
      assigned: !isForOthers,
      actor: member,
      need: null,
      expectedFen: null,
      source: state ?? words.source,
      now,
    },
    { rules: rules.of(member.department.id), calendar, pauses },
  );
  return store.items.create(first, { by: BY_CLOCK, at: now });
}

async function newCustomer(
  given: { readonly name: string; readonly nameKey: string },
  { store, now }: Pick<WechatScene, "store" | "now">,
): Promise<Customer> {
  const first = { ...given, type: "company", address: null, value: null, createdAt: now } as const;
  const customer = await store.customers.create(first);
  await keepNames(customer, store);
  return customer;
}

/** The name and the number, where nobody of that number or name is there yet. */
async function addContact(
  customerId: number,
  { name, position, mobiles }: CustomerCard,
  { store, now }: Pick<WechatScene, "store" | "now">,
): Promise<void> {
  const known = await store.contacts.of(customerId);
  for (const phone of mobiles.length === 0 ? [null] : mobiles) {
    const key = phone === null ? null : phoneKey(phone);
    const isKnown = known.some((one) => (key === null ? one.name === name : one.phoneKey === key));
    if (isKnown || (key === null && name === "")) continue;
    await store.contacts.add({
      customerId,
      name: name || null,
      phone,
      phoneKey: key,
      role: position || null,
      createdAt: now,
    });
  }
}

async function toldOfLead(
  { memberId, state, wroteAt }: WechatContact,
  item: Item,
  { member, scene }: { readonly member: Actor; readonly scene: LeadScene },
): Promise<Notice> {
  const { store, rules } = scene;
  const customer = await store.customers.byId(item.customerId);
  const contacts = await store.contacts.of(customer.id);
  const company = customer.nameKey === "" ? null : customer.name;
  const tombstone = await store.tombstones.find(
    tombstoneKeys(company),
    contacts.map(({ phoneKey }) => phoneKey),
  );
  const values = {
    item,
    customer,
    state,
    member: member.name,
    wrote: wroteAt !== null,
    isTheirs: item.ownerId === memberId,
    minutes: rules.ofItem(item).notices.firstResponseMinutes,
    missing: missingFields(customer, contacts, item),
    tombstone,
  };
  return { to: memberId, block: "lead", values };
}
