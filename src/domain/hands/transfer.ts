// 转交: an owner offers an item to a colleague; without everybody's yes nothing moves (rules.md 2, 个人→个人; article L48).
import type { Calendar } from "../calendar.ts";
import type { Pause } from "../clock/pauses.ts";
import type { Item, Outcome } from "../item/item.ts";
import { mustBeOwned } from "../item/places.ts";
import type { Org } from "../people/org.ts";
import { type Actor, type Branch, speaksFor } from "../people/rights.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";
import { consentOf, unitsAsked, type Way } from "./transfer-scope.ts";

/** What became of an offer that is over. */
export type TransferEnd =
  | "accepted"
  | "declined"
  /** The receiver joins in and the owner stays. */
  | "together"
  /** Said no to by a manager of one side. */
  | "refused"
  | "expired"
  | "withdrawn"
  /** The item has changed hands or was lost since, or the receiver has left. */
  | "overtaken";

export type TransferState = "offered" | "awaiting-managers" | TransferEnd;

/** One offer. The two units are those whose leaders must agree to a wider move; null inside the scope. */
export interface Transfer {
  readonly id: number;
  readonly no: number;
  /** The item's number while the offer is open, else null: an item has one open offer. */
  readonly openNo: number | null;
  readonly fromId: string;
  readonly toId: string;
  /** Who offered it: the owner, a deputy or a head. */
  readonly by: string;
  readonly reason: string | null;
  /** What the receiver means to do with it. */
  readonly plan: string | null;
  /** The item's when it was offered: lost since, the offer is over. */
  readonly outcome: Outcome;
  readonly state: TransferState;
  readonly offeredAt: number;
  readonly expiresAt: number;
  readonly fromUnitId: number | null;
  readonly fromAskedId: string | null;
  readonly fromAgreedBy: string | null;
  readonly toUnitId: number | null;
  readonly toAskedId: string | null;
  readonly toAgreedBy: string | null;
  readonly endedAt: number | null;
  readonly endedBy: string | null;
  readonly version: number;
}

export interface Offering {
  readonly to: Actor;
  readonly by: Actor;
  readonly reason: string | null;
  readonly way: Way;
  readonly org: Org;
  /** What is open of the item already. */
  readonly open: Transfer | null;
  readonly now: number;
  readonly rules: Rulebook;
  readonly calendar: Calendar;
}

/**
 * Open until everybody has agreed, or for two working days. Lost and won items may be offered too: neither stage nor
 * record moves, and only an owner can restart or collect. @throws RuleError
 */
export function offer(item: Item, given: Offering): Omit<Transfer, "id" | "version"> {
  const { to, by, reason, way, org, open, now, rules, calendar } = given;
  mustBeOwned(item);
  if (to.userId === item.ownerId) throw new RuleError("already-theirs", { item, to });
  if (to.userId === by.userId) throw new RuleError("transfer-oneself", { item, to });
  if (open !== null) throw new RuleError("offered-already", { item, toId: open.toId, until: open.expiresAt });
  const units = unitsAsked(way, rules);
  const asked = { org, by, to, ownerId: item.ownerId };
  const from = units === null ? null : consentOf(units.from, asked);
  const other = units === null ? null : consentOf(units.to, asked);
  return {
    no: item.no,
    openNo: item.no,
    fromId: item.ownerId,
    toId: to.userId,
    by: by.userId,
    reason,
    plan: null,
    outcome: item.outcome,
    state: "offered",
    offeredAt: now,
    expiresAt: calendar.addWorkingDaysTo(now, rules.transfer.offerWorkingDays),
    fromUnitId: from?.unitId ?? null,
    fromAskedId: from?.askedId ?? null,
    fromAgreedBy: from?.agreedBy ?? null,
    toUnitId: other?.unitId ?? null,
    toAskedId: other?.askedId ?? null,
    toAgreedBy: other?.agreedBy ?? null,
    endedAt: null,
    endedBy: null,
  };
}

/** How an offer stands now: one that is open may have run out, or been overtaken by what became of the item. */
export function standingOf(
  offer: Transfer,
  given: { readonly item: Item; readonly receiverIsHere: boolean; readonly now: number },
): TransferState {
  const { item, receiverIsHere, now } = given;
  if (offer.openNo === null) return offer.state;
  const isTheirs = item.place === "owned" && item.ownerId === offer.fromId;
  const isLostSince = item.outcome === "lost" && offer.outcome !== "lost";
  if (!isTheirs || item.receivedAt > offer.offeredAt || isLostSince || !receiverIsHere) return "overtaken";
  return now >= offer.expiresAt ? "expired" : offer.state;
}

/** The receiver's yes: it moves at once, or waits for those who have not agreed yet. */
export function accept(
  offer: Transfer,
  given: { readonly plan: string | null; readonly now: number },
): Transfer {
  const said: Transfer = { ...offer, plan: given.plan, state: "awaiting-managers" };
  return isAgreed(said) ? ended(said, "accepted", { by: offer.toId, now: given.now }) : said;
}

export type Side = "from" | "to";

/** A manager's yes for one side or both; the last yes of all moves it. */
export function agree(
  offer: Transfer,
  given: { readonly by: string; readonly sides: readonly Side[]; readonly now: number },
): Transfer {
  const { by, sides, now } = given;
  const said: Transfer = {
    ...offer,
    fromAgreedBy: sides.includes("from") ? (offer.fromAgreedBy ?? by) : offer.fromAgreedBy,
    toAgreedBy: sides.includes("to") ? (offer.toAgreedBy ?? by) : offer.toAgreedBy,
  };
  const isLast = said.state === "awaiting-managers" && isAgreed(said);
  return isLast ? ended(said, "accepted", { by, now }) : said;
}

export function ended(
  offer: Transfer,
  state: TransferEnd,
  given: { readonly by: string | null; readonly now: number },
): Transfer {
  return { ...offer, state, openNo: null, endedAt: given.now, endedBy: given.by };
}

/** Those who were asked for a wider move and have not answered. */
export function unanswered(offer: Transfer): readonly string[] {
  const asked = [
    offer.fromAgreedBy === null ? offer.fromAskedId : null,
    offer.toAgreedBy === null ? offer.toAskedId : null,
  ];
  return [...new Set(asked.filter((id) => id !== null))];
}

function isAgreed({ fromUnitId, fromAgreedBy, toUnitId, toAgreedBy }: Transfer): boolean {
  return (fromUnitId === null || fromAgreedBy !== null) && (toUnitId === null || toAgreedBy !== null);
}

/** Once between two follow-ups: an offer is no place to hide an item in (rules.md 5, Pauses). */
export function pausesTheClock(item: Item, sinceItsBase: readonly Pause[]): boolean {
  return item.deadlineAt !== null && !sinceItsBase.some(({ kind }) => kind === "transfer");
}

/** The sides a person may answer for. */
export function sidesOf(
  offer: Transfer,
  { actor, units }: { readonly actor: Pick<Actor, "userId" | "leads">; readonly units: readonly Branch[] },
): readonly Side[] {
  const unit = (id: number | null) => units.find((one) => one.id === id) ?? null;
  const sides: Side[] = [];
  if (speaksFor(actor, { askedId: offer.fromAskedId, unit: unit(offer.fromUnitId) })) sides.push("from");
  if (speaksFor(actor, { askedId: offer.toAskedId, unit: unit(offer.toUnitId) })) sides.push("to");
  return sides;
}
