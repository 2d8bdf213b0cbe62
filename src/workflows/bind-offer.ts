// What an unknown sender gets who is alone with the group bot: a way to say which member they are (wecom.md 7, row 18).
import { createHash, createHmac } from "node:crypto";
import type { Store } from "../../db/store.ts";
import type { Incoming } from "../chat/message.ts";
import type { BindOffer } from "../chat/turn/dispatch.ts";
import { codeFrom, looksEncrypted } from "../domain/people/binding.ts";

export interface OfferParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  /** ms */
  readonly now: () => number;
  /** The self-built app's secret; null without an app. */
  readonly secret: string | null;
  /** Where the pages are, without a slash at the end; null where there are none. */
  readonly publicUrl: string | null;
}

/** In a group whoever reads a link could redeem it, and a plain id needs none: null there. */
export function createOffers(parts: OfferParts): (incoming: Incoming) => Promise<BindOffer | null> {
  const { transaction, now, secret, publicUrl } = parts;
  return async ({ key, channel, chat, userId }) => {
    if (channel !== "bot" || chat.kind === "group" || !looksEncrypted(userId)) return null;
    if (secret === null) return { way: "admin" };
    // Made of the message's own key: the message delivered again gets the same answer, and nothing readable is stored.
    const chance = createHmac("sha256", secret).update(`bind/${key}`).digest();
    const token = chance.toString("hex");
    const offer: BindOffer =
      publicUrl === null
        ? { way: "code", code: codeFrom(chance) }
        : { way: "link", link: `${publicUrl}/bind/${token}` };
    return transaction(async ({ inbox, bindOffers, identities }) => {
      const at = now();
      // Of somebody who left WeCom has said already who they are.
      if ((await identities.of(userId))?.how === "converted") return null;
      // Delivered again it must not live again.
      if ((await inbox.claim(`bind/${key}`, at)) === null)
        await bindOffers.make(offer.way === "code" ? offer.code : stateOf(token), { botUserId: userId, at });
      return offer;
    });
  };
}

/** What goes through WeCom's login in the place of a link's token: the token cannot be read from it. */
export function stateOf(token: string): string {
  return createHash("sha256").update(`state/${token}`).digest("hex");
}
