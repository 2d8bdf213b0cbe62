// What becomes of an offer of a 转交: its pause, its end, who is told, and the change of hands (rules.md 2).
import type { Store } from "../../../db/store.ts";
import type { InHand } from "../../chat/args/take-up.ts";
import type { Notice } from "../../chat/command.ts";
import { type ClockScene, rewindAll } from "../../chat/turn/clockwork.ts";
import { baseOf } from "../../domain/clock/cadence.ts";
import { mustHaveRoom, transferTo } from "../../domain/hands/change-of-hands.ts";
import {
  ended,
  pausesTheClock,
  type Transfer,
  type TransferEnd,
  unanswered,
} from "../../domain/hands/transfer.ts";
import { unitsAsked, type Way } from "../../domain/hands/transfer-scope.ts";
import type { Change } from "../../domain/item/change.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { tooLate } from "./offers.ts";

export interface TransferScene extends ClockScene {
  readonly store: Store;
  readonly now: number;
}

/** An open offer is over: its pause ends and the item's clock goes on. */
export async function endOffer(
  { offer, item, state, by }: { offer: Transfer; item: Item; state: TransferEnd; by: string | null },
  scene: TransferScene,
): Promise<Transfer> {
  const { store, now } = scene;
  const over = await store.transfers.save(ended(offer, state, { by, now }));
  if (await store.pauses.endOfItem({ no: item.no, kind: "transfer", at: now }))
    await rewindAll([item], scene);
  return over;
}

/** The clock stands still while an offer is open, once between two follow-ups. */
export async function pauseFor(offer: Transfer, item: Item, scene: TransferScene): Promise<boolean> {
  const { store, now } = scene;
  if (!pausesTheClock(item, await store.pauses.of(item, baseOf(item)))) return false;
  await store.pauses.add({
    no: item.no,
    memberId: "",
    kind: "transfer",
    beganAt: now,
    endedAt: offer.expiresAt,
    reason: null,
  });
  await rewindAll([item], scene);
  return true;
}

/** From the owner's departments to the receiver's. */
export async function wayOf(
  { item, largePath }: Pick<InHand, "item" | "largePath">,
  to: Actor,
  { people }: Pick<Store, "people">,
): Promise<Way> {
  const department = item.departmentId === null ? null : await people.department(item.departmentId);
  const large = { id: item.largeDepartmentId, path: largePath };
  const toLarge = (await people.department(to.largeDepartmentId)) ?? to.department;
  return {
    from: { department: department ?? large, large },
    to: { department: to.department, large: toLarge },
  };
}

/**
 * All have agreed: the offer is stored as accepted and the item changes hands. A receiver who has left, or has moved to
 * where nobody was asked, does not get it. @throws RuleError
 */
export async function carryOver(
  accepted: Transfer,
  { item, largePath }: Pick<InHand, "item" | "largePath">,
  scene: TransferScene & { save(change: Change): Promise<Item>; readonly actor: Actor },
): Promise<{ readonly item: Item; readonly to: Actor }> {
  const { store, rules, now, actor } = scene;
  const to = actor.userId === accepted.toId ? actor : await store.people.actor(accepted.toId);
  if (to === null) throw await tooLate({ offer: accepted, state: "overtaken" }, item, scene);
  const asked = unitsAsked(await wayOf({ item, largePath }, to, store), rules.of(item.departmentId));
  const isUnasked = asked?.from.id !== accepted.fromUnitId || asked?.to.id !== accepted.toUnitId;
  if (asked !== null && isUnasked) throw await tooLate({ offer: accepted, state: "overtaken" }, item, scene);
  const ownedNow = await store.items.countOwned(to.userId);
  mustHaveRoom(item, { ownedNow, rules: rules.of(to.department.id), refuse: to === actor ? "oneself" : to });
  await store.transfers.save(accepted);
  const holdings = await store.holdings.of(item.no);
  const change = transferTo(item, { to, largePath, reason: accepted.reason, holdings, now });
  return { item: await scene.save(change), to };
}

/** The receiver, and those who have not agreed yet, hear that it is over, but for whoever ended it; in a block "over". */
export async function tellThemOver(
  { offer, state }: { readonly offer: Transfer; readonly state: TransferEnd },
  about: { readonly item: Item; readonly customer: Customer; readonly by: string | null },
  { store }: Pick<TransferScene, "store">,
): Promise<Notice[]> {
  const { item, customer, by } = about;
  const waiting = [...new Set([offer.toId, ...unanswered(offer)])].filter((id) => id !== by);
  const names = await store.people.names([offer.fromId, offer.toId, by]);
  const values = {
    item,
    customer,
    state,
    from: names[offer.fromId] ?? "",
    to: names[offer.toId] ?? "",
    by: by === null ? "" : (names[by] ?? ""),
  };
  return waiting.map((id) => ({ to: id, block: "over", values }));
}
