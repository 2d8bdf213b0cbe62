// Everything about one item that somebody may see of it: 详情, and the item's page.
import type { Store } from "../../../db/store.ts";
import type { InHand } from "../../chat/args/take-up.ts";
import { type Saying, type Scene, say } from "../../chat/command.ts";
import { dueOf } from "../../domain/clock/cadence.ts";
import { needsAttention } from "../../domain/clock/urgency.ts";
import { at, dayOf } from "../../domain/day.ts";
import type { AskedOfOwner } from "../../domain/hands/asked.ts";
import { amountOf } from "../../domain/item/item.ts";
import { openParts } from "../../domain/item/payments.ts";
import { qualityBars, raiseOf } from "../../domain/item/quality.ts";
import { may } from "../../domain/people/rights.ts";
import { askedLately } from "../asked.ts";
import { besideItem } from "../audits/sign-lines.ts";
import { evidenceOf } from "../evidence.ts";
import { mentorsOf } from "../mentoring/mentoring.ts";
import { restOf } from "../peace/quiet.ts";
import { lastReturn } from "../pool/returned.ts";
import { roundFor } from "../pool/rounds.ts";
import { latenessIn } from "../standing-still.ts";
import { standing } from "../transfers/offers.ts";
import { productsOf } from "../value/products.ts";
import { shownValue } from "../value/shown.ts";

/** So much of what was said is shown at once; the rest, as far as anybody reads, waits for 更多. */
const RECENT = 5;
const MOST = 60;

type Looking = Pick<Scene<unknown>, "store" | "actor" | "now" | "rules" | "calendar">;

/** In the words of commands/show. Whoever only keeps the books of a won deal reads its money. */
export async function detailsOf(inHand: InHand, scene: Looking): Promise<Saying> {
  const { store } = scene;
  const { item, customer, relations } = inHand;
  if (relations.has("books") && !may("show", relations)) return booksOf(inHand, store);
  const offered = await store.transfers.openOf(item.no);
  const { state } = offered === null ? { state: null } : await standing(offered, item, scene);
  const isOffered = state === "offered" || state === "awaiting-managers";
  const contacts = await store.contacts.of(customer.id);
  const paidFen = item.outcome === "won" ? await store.payments.paidFen(item.no) : 0;
  const followUps = await store.followUps.latest(item.no, MOST);
  const notes = await store.history.notes(item.no, MOST);
  const said = [
    ...followUps.map(({ at, by, text }) => ({ at, by, text, isNote: false })),
    ...notes.map(({ at, by, text }) => ({ at, by, text, isNote: true })),
  ].sort((a, b) => b.at - a.at);
  const { facts, verifications } = await evidenceOf(item, customer, scene);
  const talks = (await store.jointTalks.of(item.no)).filter(({ state }) => state === "confirmed");
  const mentors = await mentorsOf(item, store);
  const called = await store.people.names(mentors);
  const helps = helpsWith(inHand, scene);
  const asked = isLed(inHand, scene) ? lastOfEach(await askedLately(item, scene)) : [];
  const names = await store.people.names([
    ...asked.map(({ by }) => by),
    item.ownerId,
    item.finderId,
    offered?.toId ?? null,
    ...said.map(({ by }) => by),
  ]);
  const masked = item.place === "pool";
  const products = (await productsOf(store))(item);
  const offersClaim = masked && !item.unqualified && relations.has("pool-scope");
  const named = said.map((one) => ({ ...one, name: names[one.by] }));
  // Who asked to be forgotten is not asked for again.
  const isErased = customer.erasedAt != null;
  const done = say("done", {
    item,
    customer,
    contacts,
    masked,
    /** A page says above when it is due. */
    dueTold: false,
    late: (await latenessIn([item], scene.now, store)).get(item.no) ?? null,
    helps: helps && asked.length === 0,
    /** What those who lead its owner asked last, 过问 and 协访 each for itself, for those who may ask. */
    asked: asked.map((one) => ({ ...one, name: names[one.by] })),
    products,
    value: await shownValue(customer, store),
    missing: isErased ? [] : facts.missing,
    bars: qualityBars(item, facts),
    raise: item.place === "owned" && item.outcome === "open" && !isErased ? raiseOf(item, facts) : null,
    mayVerify: may("verify", relations) && item.ownerId !== scene.actor.userId,
    verifications,
    pictures: facts.pictures,
    signs: mayClear(inHand, scene) ? besideItem(await store.signs.of(item.no), item.no) : [],
    frozen: may("show", relations) ? await store.audits.frozenOf(item.no) : null,
    amount: amountOf(item),
    rest: await restOf(item, scene),
    round: await roundFor({ item, relations }, scene),
    offer: isOffered ? offered : null,
    offeredTo: names[offered?.toId ?? ""] ?? "",
    returned: await lastReturn(item, store),
    owner: item.ownerId === null ? null : names[item.ownerId],
    mentors: mentors.map((id) => ({
      name: called[id],
      talks: talks.filter(({ mentorId }) => mentorId === id).length,
    })),
    said: named.slice(0, RECENT),
    earlier: named.slice(RECENT),
    paidFen,
    leftFen: item.contractFen === null ? 0 : item.contractFen - paidFen,
    plan: item.outcome === "won" ? await store.payments.plan(item.no) : [],
  });
  const shown = named.length > RECENT ? { ...done, more: "earlier" } : done;
  return offersClaim ? { ...shown, buttons: "buttons" } : shown;
}

/** Of each who asked the last of each kind, in their order: the next question does not take away the one before. */
function lastOfEach(asked: readonly AskedOfOwner[]): readonly AskedOfOwner[] {
  return asked.filter(
    ({ by, what }, at) => !asked.slice(at + 1).some((later) => later.by === by && later.what === what),
  );
}

/** It is late, and whoever looks leads its owner. */
function helpsWith(inHand: InHand, scene: Pick<Looking, "actor" | "now">): boolean {
  const { item } = inHand;
  const isOpen = item.place === "owned" && item.outcome === "open";
  return (
    isLed(inHand, scene) &&
    isOpen &&
    needsAttention(item) &&
    (dueOf(item) ?? scene.now) < at(dayOf(scene.now))
  );
}

function isLed({ item, relations }: InHand, { actor }: Pick<Looking, "actor">): boolean {
  return item.ownerId !== actor.userId && (relations.has("head") || relations.has("manager"));
}

/** What needs a look is the head's to read, never the holder's (rules.md 4). */
function mayClear({ item, relations }: InHand, { actor }: Pick<Looking, "actor">): boolean {
  return may("clear-sign", relations) && item.ownerId !== actor.userId;
}

/** For finance: the money of a won deal and whom to ask; what was said with the customer is not theirs (rules.md 12). */
async function booksOf({ item, customer }: InHand, { payments, people }: Store): Promise<Saying> {
  const plan = await payments.plan(item.no);
  const paidFen = await payments.paidFen(item.no);
  const names = await people.names([item.ownerId]);
  return say("books", {
    item,
    customer,
    owner: names[item.ownerId ?? ""] ?? null,
    paidFen,
    leftFen: item.contractFen === null ? null : item.contractFen - paidFen,
    payments: await payments.of(item.no),
    open: openParts(plan, paidFen),
    conditional: plan.filter(({ day }) => day === null),
  });
}
