// A row of a list becomes an item, unless it is one already: the same doors and the same duplicates as everywhere (rules.md 4).
import type { Store } from "../../../db/store.ts";
import type { Notice } from "../../chat/command.ts";
import { companyKey } from "../../chat/read/company.ts";
import { phoneKey } from "../../chat/read/phone.ts";
import type { Calendar } from "../../domain/calendar.ts";
import { importedItem } from "../../domain/hands/imported.ts";
import { RowError } from "../../domain/hands/row-reasons.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import type { Actor } from "../../domain/people/rights.ts";
import type { InForce } from "../../domain/rules/in-force.ts";
import { keepNames } from "../customer-names.ts";
import { findAlike } from "../duplicates.ts";
import { PERSONAL_DATA } from "../erasing.ts";
import { toldOfFurther } from "../further.ts";
import { tombstoneKeys } from "../intake.ts";
import { keysOf } from "./cells.ts";
import { writeNear } from "./near.ts";
import type { Importer, Owners } from "./owners.ts";
import type { RowFacts } from "./read-row.ts";
import { STRANGER } from "./stranger.ts";
import { wokenBy } from "./wake-row.ts";

export interface TakeScene {
  readonly store: Store;
  readonly rules: InForce;
  readonly calendar: Calendar;
  readonly importer: Importer;
  readonly owners: Owners;
  readonly now: number;
  /** What the list answers: whoever sleeps is woken. */
  readonly campaign?: string | null;
}

export type Taken =
  | { readonly verdict: "reactivated"; readonly item: Item }
  | {
      readonly verdict: "created";
      readonly item: Item;
      readonly near: string | null;
      /** What it means for others, in blocks of templates/import.md. */
      readonly notices: readonly Notice[];
    }
  | { readonly verdict: "duplicate"; readonly no: number; readonly isByPhone: boolean };

/** @throws RowError, before anything is written */
export async function takeRow(facts: RowFacts, scene: TakeScene): Promise<Taken> {
  const { store, importer, now } = scene;
  const woken = await wokenBy(facts, scene);
  if (woken !== null) return { verdict: "reactivated", item: woken };
  const placed = await placeOf(facts, scene);
  const { no, near, isByPhone } = await knownAs(facts, scene);
  if (no !== null) return { verdict: "duplicate", no, isByPhone };
  const customer = await customerOf(facts, scene);
  await addContacts(facts, customer, scene);
  const pauses = await store.pauses.of(
    { no: 0, customerId: customer.id, ownerId: placed.owner?.userId ?? null },
    now,
  );
  const first = importedItem(
    { ...facts, ...placed, customerId: customer.id, byId: importer.byId, now },
    { rules: scene.rules.of(placed.owner?.department.id ?? null), calendar: scene.calendar, pauses },
  );
  const note = facts.notes.join("\n") || null;
  const item = await store.items.create(first, { by: importer.byId, at: now }, note);
  await addFollowUp(facts, item, scene);
  return { verdict: "created", item, near, notices: await toldToHolders(facts, item, scene) };
}

/** Whoever holds the customer of a further opportunity hears of it, as from the command that does the same. */
async function toldToHolders(
  facts: RowFacts,
  item: Item,
  { store, importer, now }: TakeScene,
): Promise<readonly Notice[]> {
  if (!facts.further) return [];
  const { byId, actor } = importer;
  const asking = { store, actor: actor ?? STRANGER };
  const { equal } = await findAlike({ name: facts.company, phones: keysOf(facts.phones) }, asking);
  return toldOfFurther(item, equal, { store, now, byId, by: actor?.name ?? "" });
}

/** Whether a row would be taken, and as what; nothing is written. @throws RowError */
export async function checkRow(facts: RowFacts, scene: TakeScene): Promise<Known> {
  await placeOf(facts, scene);
  return knownAs(facts, scene);
}

/** Whose it is to be, and in which stage. @throws RowError */
async function placeOf(facts: RowFacts, { owners }: TakeScene) {
  const owner: Actor | null = await owners.of(facts.owner);
  const meaning = facts.meaning ?? "lead";
  if (owner === null && (meaning === "won" || meaning === "lost"))
    throw new RowError("closed-unowned", meaning);
  const largeDepartmentId = owner?.largeDepartmentId ?? (await owners.largeDepartment(facts.department));
  return { owner, meaning, largeDepartmentId };
}

interface Known {
  /** The living item that it repeats; null where there is none. */
  readonly no: number | null;
  /** Whether only its number says so: its name is another. */
  readonly isByPhone: boolean;
  /** Those its name is near to, as they are kept with the row; a near name keeps nothing out. */
  readonly near: string | null;
}

/** @throws RowError tombstone */
async function knownAs(facts: RowFacts, { store, importer }: TakeScene): Promise<Known> {
  if (facts.further) return { no: null, near: null, isByPhone: false };
  const phones = keysOf(facts.phones);
  const actor = importer.actor ?? STRANGER;
  const found = await findAlike({ name: facts.company, phones }, { store, actor });
  const [hit] = found.equal;
  if (hit !== undefined) {
    const named = await findAlike({ name: facts.company, phones: [] }, { store, actor });
    const isByName = named.equal.some(({ customer }) => customer.id === hit.customer.id);
    return { no: hit.item.no, near: null, isByPhone: facts.company !== null && !isByName };
  }
  const tombstone = await store.tombstones.find(tombstoneKeys(facts.company), phones);
  if (tombstone?.reason === PERSONAL_DATA) throw new RowError("erased", tombstone.month);
  if (tombstone !== null) throw new RowError("tombstone", `${tombstone.month} ${tombstone.reason}`);
  return { no: null, near: writeNear(found), isByPhone: false };
}

async function customerOf(facts: RowFacts, { store, now }: TakeScene): Promise<Customer> {
  const { company, contact, phones, address } = facts;
  const nameKey = company === null ? "" : companyKey(company);
  const [knownId] = nameKey === "" ? [] : await store.customerNames.withKey(nameKey);
  if (knownId === undefined) {
    const created = await store.customers.create({
      name: company ?? contact ?? phones[0] ?? "",
      nameKey,
      type: company === null && contact !== null ? "person" : "company",
      address,
      value: null,
      createdAt: now,
    });
    await keepNames(created, store);
    return created;
  }
  const known = await store.customers.byId(knownId);
  if (known.address !== null || address === null) return known;
  return store.customers.save({ ...known, address });
}

async function addContacts(facts: RowFacts, { id }: Customer, { store, now }: TakeScene): Promise<void> {
  const { contact, contactRole, phones, phoneNames } = facts;
  if (contact === null && phones.length === 0) return;
  const known = await store.contacts.of(id);
  for (const phone of phones.length === 0 ? [null] : phones) {
    const key = phone === null ? null : phoneKey(phone);
    if (key !== null && known.some((other) => other.phoneKey === key)) continue;
    await store.contacts.add({
      customerId: id,
      name: (phone === null ? undefined : phoneNames.get(phone)) ?? contact,
      phone,
      phoneKey: key,
      role: contactRole,
      createdAt: now,
    });
  }
}

/** What was last said with the customer, as far as the list has kept it. */
async function addFollowUp(facts: RowFacts, item: Item, { store, importer, now }: TakeScene): Promise<void> {
  if (facts.lastText === null) return;
  await store.followUps.add({
    no: item.no,
    at: item.lastFollowUpAt ?? now,
    by: item.ownerId ?? importer.byId,
    text: facts.lastText,
    counts: item.lastFollowUpAt !== null,
    attempt: false,
    nextDay: facts.nextDay,
    nextText: facts.nextText,
    undoneAt: null,
  });
}
