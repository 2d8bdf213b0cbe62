// Which offer of a 转交 somebody answers, how it stands now, and who speaks for a side of it (rules.md 2).
import type { Store } from "../../../db/store.ts";
import { unitsOf } from "../../chat/args/sides.ts";
import {
  type Side,
  sidesOf,
  standingOf,
  type Transfer,
  type TransferState,
} from "../../domain/hands/transfer.ts";
import type { Item } from "../../domain/item/item.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";

export interface OfferScene {
  readonly store: Pick<Store, "transfers" | "people">;
  readonly now: number;
}

export interface Standing {
  readonly offer: Transfer;
  readonly state: TransferState;
}

/** How an offer stands, whatever its row says yet. */
export async function standing(offer: Transfer, item: Item, { store, now }: OfferScene): Promise<Standing> {
  const receiver = await store.people.member(offer.toId);
  const state = standingOf(offer, { item, receiverIsHere: receiver?.active === true, now });
  return { offer, state };
}

/** The offer somebody answers: the one their button names, else the latest that was made to them. @throws RuleError */
export async function offerTo(
  userId: string,
  { item, id, scene }: { readonly item: Item; readonly id: number | null; readonly scene: OfferScene },
): Promise<Standing> {
  const mine = (await scene.store.transfers.of(item.no)).filter(({ toId }) => toId === userId);
  const offer = mine.find((one) => one.id === id) ?? (id === null ? mine[0] : undefined);
  if (offer === undefined) throw new RuleError("no-offer", { item });
  return standing(offer, item, scene);
}

/** The offer a manager answers, with the sides they speak for. @throws RuleError */
export async function offerAsked(
  item: Item,
  { id, scene }: { readonly id: number | null; readonly scene: OfferScene & { readonly actor: Actor } },
): Promise<Standing & { readonly sides: readonly Side[] }> {
  const { store, actor } = scene;
  for (const offer of await store.transfers.of(item.no)) {
    if (id !== null && offer.id !== id) continue;
    const sides = sidesOf(offer, { actor, units: await unitsOf(offer, store) });
    if (sides.length > 0) return { ...(await standing(offer, item, scene)), sides };
  }
  throw new RuleError("no-offer", { item });
}

/** An answer that comes too late changes nothing and hears how things are now. */
export async function tooLate({ offer, state }: Standing, item: Item, scene: OfferScene): Promise<RuleError> {
  const names = await scene.store.people.names([offer.fromId, offer.toId, offer.endedBy]);
  const open = await scene.store.transfers.openOf(item.no);
  const isNewer = open !== null && open.id !== offer.id && open.toId === offer.toId;
  const to = names[offer.toId] ?? "";
  const by = offer.endedBy === null ? "" : (names[offer.endedBy] ?? "");
  return new RuleError("transfer-over", { item, state, from: names[offer.fromId], to, by, isNewer });
}
