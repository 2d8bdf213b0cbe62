// A no to a 转交, the receiver's or a manager's: the offer is over, the item stays where it is (rules.md 2).
import type { InHand } from "../../chat/args/take-up.ts";
import { type Saying, say } from "../../chat/command.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { type Standing, tooLate } from "./offers.ts";
import { endOffer, type TransferScene, tellThemOver } from "./transfers.ts";

/**
 * Whoever offered it hears it in a block "told", or "told-others" where it is not theirs; said again it is "already".
 * `values`: what all of them show beside the item. @throws RuleError for an offer that is over otherwise
 */
export async function sayNo(
  found: Standing,
  given: {
    readonly no: "declined" | "refused";
    readonly inHand: InHand;
    readonly values: Readonly<Record<string, unknown>>;
  },
  scene: TransferScene & { readonly actor: Actor },
): Promise<Saying> {
  const { actor, store } = scene;
  const { item, customer } = given.inHand;
  const { offer, state } = found;
  const values = { ...given.values, item, customer };
  if (state === given.no && offer.endedBy === actor.userId) return say("already", values);
  if (state !== "offered" && state !== "awaiting-managers") throw await tooLate(found, item, scene);
  const over = { offer, state: given.no };
  const others = await tellThemOver(over, { item, customer, by: actor.userId }, scene);
  await endOffer({ ...over, item, by: actor.userId }, scene);
  const now = { ...values, item: (await store.items.byNo(item.no)) ?? item };
  const askers = [...new Set([offer.fromId, offer.by])].filter((id) => id !== actor.userId);
  const told = askers.map((id) => ({
    to: id,
    block: id === offer.fromId ? "told" : "told-others",
    values: now,
  }));
  return { ...say("done", now), notices: [...told, ...others] };
}
