// The one place where a link or a code becomes an identity.
import type { Store } from "../../db/store.ts";
import type { BotIdentity } from "../domain/people/binding.ts";

/**
 * The id that asked for it is the member's from now on. Null where it was redeemed before, has run out, or WeCom itself
 * has said meanwhile whose id it is.
 */
export async function redeem(
  { bindOffers, identities }: Pick<Store, "bindOffers" | "identities">,
  { secret, userId, now }: { readonly secret: string; readonly userId: string; readonly now: number },
): Promise<BotIdentity | null> {
  const offer = await bindOffers.take(secret, now);
  if (offer === null || (await identities.of(offer.botUserId))?.how === "converted") return null;
  const identity = { botUserId: offer.botUserId, userId, how: "bound", at: now } as const;
  await identities.keep(identity);
  return identity;
}
