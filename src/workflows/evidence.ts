// What is known of an item beside its owner's word, gathered for the bars, an audit and the signs.
import type { Store } from "../../db/store.ts";
import { tellsOfCustomer } from "../chat/read/customer-signal.ts";
import type { Customer } from "../domain/item/customer.ts";
import { differentPictures, type Verification } from "../domain/item/evidence.ts";
import type { FollowUp } from "../domain/item/history.ts";
import type { Item } from "../domain/item/item.ts";
import { missingFields, type QualityFacts, requiredFields } from "../domain/item/quality.ts";

/** So many of the latest follow-ups are read for a sign of the customer's. */
const READ = 60;

export interface Evidence {
  readonly facts: QualityFacts;
  readonly verifications: readonly (Verification & { readonly name: string })[];
  /** Follow-ups not undone, of the latest ones that were read. */
  readonly followUps: number;
}

export async function evidenceOf(
  item: Item,
  customer: Customer,
  { store, now }: { readonly store: Store; readonly now: number },
): Promise<Evidence> {
  const { no } = item;
  const verifications = await store.evidence.verifications(no);
  const pictures = await store.evidence.pictures(no);
  const talks = (await store.jointTalks.of(no)).filter(({ state }) => state === "confirmed");
  const followUps = await store.followUps.latest(no, READ);
  const contacts = await store.contacts.of(customer.id);
  const names = await store.people.names(verifications.map(({ by }) => by));
  return {
    facts: {
      missing: missingFields(customer, contacts, item),
      required: requiredFields(customer),
      verified: verifications.map(({ kind }) => kind),
      pictures: differentPictures(pictures),
      talks: talks.length,
      signalAt: await signalAt(item, { followUps, verifications, talks, store }),
      now,
    },
    verifications: verifications.map((one) => ({ ...one, name: names[one.by] ?? one.by })),
    followUps: followUps.length,
  };
}

/**
 * The customer's own last sign: told in a follow-up, a stage entered or money paid (their acts), somebody else having
 * reached them, a talk. What came in without an import began with one.
 */
async function signalAt(
  item: Item,
  known: {
    readonly followUps: readonly FollowUp[];
    readonly verifications: readonly Verification[];
    readonly talks: readonly { readonly at: number }[];
    readonly store: Store;
  },
): Promise<number | null> {
  const { followUps, verifications, talks, store } = known;
  const acts = await Promise.all(
    (["advanced", "won", "paid"] as const).map((what) => store.history.last(item.no, what)),
  );
  const told = followUps.find(({ attempt, text }) => !attempt && tellsOfCustomer(text));
  const instants = [
    ...(item.intake === "imported" ? [] : [item.createdAt]),
    ...acts.flatMap((act) => (act === null ? [] : [act.at])),
    ...(told === undefined ? [] : [told.at]),
    ...verifications.filter(({ kind }) => LIVE.has(kind)).map(({ at }) => at),
    ...talks.map(({ at }) => at),
  ];
  return instants.length === 0 ? null : Math.max(...instants);
}

/** The customer was there: a card or a contract may be old. */
const LIVE: ReadonlySet<string> = new Set(["call", "wechat", "meeting", "visit"]);
