// Taking in a lead or an opportunity: what was understood, duplicates looked for at the door, then stored in one go.
import type { Store } from "../../db/store.ts";
import type { Notice, Saying, Scene } from "../chat/command.ts";
import { companyKey, foldedName } from "../chat/read/company.ts";
import { phoneKey } from "../chat/read/phone.ts";
import { type ProfileRead, readProfile } from "../chat/read/profile.ts";
import { UsageError } from "../chat/usage-error.ts";
import { newItem } from "../domain/hands/intake.ts";
import type { Contact, Customer } from "../domain/item/customer.ts";
import type { Item } from "../domain/item/item.ts";
import { missingFields, type RequiredField } from "../domain/item/quality.ts";
import { RuleError } from "../domain/rule-error.ts";
import { keepNames } from "./customer-names.ts";
import { asSeen, findAlike, type Hit, NEAR_AT_DOORS, type SeenHit } from "./duplicates.ts";
import { toldOfFurther } from "./further.ts";

export interface TakenIn {
  readonly item: Item;
  readonly customer: Customer;
  readonly contacts: readonly Contact[];
  readonly missing: readonly RequiredField[];
  readonly profile: ProfileRead;
  /** Items of customers whose names may mean the same one. */
  readonly near: readonly SeenHit[];
  /** Told to whoever holds the customer already, where this is a further one. */
  readonly notices: readonly Notice[];
  /** What could not be placed, kept as a note; null where there was nothing. */
  readonly noted: string | null;
}

type Door = "marketing" | "reported" | "self-developed";

/** Stores what a text says about a customer, unless it is a duplicate or, at the opportunity's door, incomplete. */
export async function takeIn(text: string, door: Door, scene: Scene<unknown>): Promise<TakenIn> {
  const { store, actor, now } = scene;
  const profile = readProfile(text);
  const name = profile.customer ?? profile.contact;
  const missing = missingOf(profile);
  // Somebody who can neither be looked up nor called is nobody yet.
  if (profile.customer === null && profile.phone === null) {
    if (name === null && needOf(profile) === null) throw new UsageError("nothing-understood");
    throw new UsageError("incomplete", { customer: profile.contact, missing: ["customer"], ask: "customer" });
  }
  if (door === "self-developed" && missing.length > 0)
    throw new UsageError("incomplete", { customer: profile.customer, missing, ask: missing[0] });
  const near = profile.further ? [] : await mustBeNew(profile, scene);
  const known = profile.further ? await heldAlready(profile, scene) : [];

  const customer = await customerOf(profile, name ?? "", { store, now });
  await addContact(profile, customer, { store, now });
  // Its clock stands still in a leave its finder has been granted already, and while its customer is left in peace.
  const pauses = await store.pauses.of({ no: 0, ownerId: actor.userId, customerId: customer.id }, now);
  const first = newItem(
    {
      customerId: customer.id,
      intake: door,
      actor,
      need: needOf(profile),
      expectedFen: profile.expectedFen,
      source: profile.source,
      now,
    },
    { rules: scene.rules.of(actor.department.id), calendar: scene.calendar, pauses },
  );
  const created = await store.items.create(first, { by: actor.userId, at: now });
  const noted = profile.leftovers.join(" ") || null;
  const item = noted === null ? created : await scene.save({ item: created, what: "noted", text: noted });
  await store.conversations.touched({ userId: actor.userId, chatId: scene.chat.id }, item.no, now);
  const notices = await toldOfFurther(item, known, { store, now, byId: actor.userId, by: actor.name });
  const contacts = await store.contacts.of(customer.id);
  return { item, customer, contacts, missing, near, notices, profile, noted };
}

/** A number said alone is the phone that lacks; nothing else could be told for what it is. */
export function waitingForPhone({ item, missing }: TakenIn): Pick<Saying, "waitsFor"> {
  return missing.includes("phone") ? { waitsFor: { command: "edit", item, field: "phone" } } : {};
}

function missingOf(profile: ProfileRead): readonly RequiredField[] {
  const name = profile.customer ?? profile.contact ?? "";
  return missingFields(
    { name, nameKey: keyOf(profile), type: profile.customerType, address: profile.address },
    [{ name: profile.contact, phone: profile.phone }],
    { need: needOf(profile) },
  );
}

/** Two people called 李先生 are not one customer: only a company's name is compared. */
function keyOf(profile: ProfileRead): string {
  return profile.customer === null ? "" : companyKey(profile.customer);
}

function needOf(profile: ProfileRead): string | null {
  return profile.need ?? profile.product;
}

/**
 * Exactly equal names or phones stop and ask, at every door; the hits say whom to ask. Near names block nothing: they
 * come back, for a line of the answer (rules.md 4).
 */
async function mustBeNew(profile: ProfileRead, scene: Scene<unknown>): Promise<readonly SeenHit[]> {
  const { store } = scene;
  const phones = phonesOf(profile).map(phoneKey);
  const { equal, near } = await findAlike({ name: profile.customer, phones }, scene);
  const asked = profile.customer ?? phones.find((phone) => phone !== null) ?? "";
  if (equal.length > 0)
    throw new RuleError("duplicate", { hits: await asSeen(equal, scene), name: asked, looked: asked });
  const tombstone = await store.tombstones.find(tombstoneKeys(profile.customer), phones);
  if (tombstone !== null) throw new RuleError("tombstone", { tombstone });
  return asSeen(near.slice(0, NEAR_AT_DOORS), scene);
}

async function heldAlready(profile: ProfileRead, scene: Scene<unknown>): Promise<readonly Hit[]> {
  const phones = phonesOf(profile).map(phoneKey);
  return (await findAlike({ name: profile.customer, phones }, scene)).equal;
}

/** Tombstones from before were keyed with the folded name. */
export function tombstoneKeys(name: string | null): readonly string[] {
  return name === null ? [] : [companyKey(name), foldedName(name)];
}

async function customerOf(
  profile: ProfileRead,
  name: string,
  { store, now }: { store: Store; now: number },
): Promise<Customer> {
  const nameKey = keyOf(profile);
  const [knownId] = nameKey === "" ? [] : await store.customerNames.withKey(nameKey);
  if (knownId === undefined) {
    const created = await store.customers.create({
      name: name === "" ? (profile.phone ?? "") : name,
      nameKey,
      type: profile.customerType,
      address: profile.address,
      value: null,
      createdAt: now,
    });
    await keepNames(created, store);
    return created;
  }
  const known = await store.customers.byId(knownId);
  if (known.address !== null || profile.address === null) return known;
  return store.customers.save({ ...known, address: profile.address });
}

/** A contact a number, all of the same name. */
async function addContact(
  profile: ProfileRead,
  customer: Customer,
  { store, now }: { store: Store; now: number },
): Promise<void> {
  const phones = phonesOf(profile);
  if (profile.contact === null && phones.length === 0) return;
  const known = await store.contacts.of(customer.id);
  for (const phone of phones.length === 0 ? [null] : phones) {
    const key = phone === null ? null : phoneKey(phone);
    if (key !== null && known.some((contact) => contact.phoneKey === key)) continue;
    await store.contacts.add({
      customerId: customer.id,
      name: profile.contact,
      phone,
      phoneKey: key,
      role: profile.contactRole,
      createdAt: now,
    });
  }
}

function phonesOf({ phone, otherPhones }: ProfileRead): readonly string[] {
  return phone === null ? otherPhones : [phone, ...otherPhones];
}
