// Links and codes until they are redeemed: kept as hashes, each good once; and who typed wrong ones.
import { createHash } from "node:crypto";
import { type BindOffer, OFFER_LASTS_MS, WRONG_CODES_WINDOW_MS } from "../../src/domain/people/binding.ts";
import type { Sql } from "../engine/sql.ts";
import { bindOffersTable } from "../schema/bind-offers.ts";
import { wrongCodesTable } from "../schema/wrong-codes.ts";

export interface BindOfferStore {
  /** `secret` is what its holder will show; what has run out is forgotten on the way. */
  make(secret: string, offer: BindOffer): Promise<void>;
  /** Null when it was never made, is redeemed or has run out. */
  open(secret: string, now: number): Promise<BindOffer | null>;
  /** Redeems it: the same as `open`, but only the first who asks gets it. */
  take(secret: string, now: number): Promise<BindOffer | null>;
  /** How many wrong codes somebody typed within the window. */
  wrongCodes(userId: string, now: number): Promise<number>;
  noteWrongCode(userId: string, now: number): Promise<void>;
}

export function createBindOffers(sql: Sql): BindOfferStore {
  const open = async (secret: string, now: number): Promise<BindOffer | null> => {
    const [found] = await bindOffersTable.find(sql, "WHERE hash = ? AND at > ?", [
      hashOf(secret),
      now - OFFER_LASTS_MS,
    ]);
    return found ?? null;
  };
  return {
    open,
    async make(secret, offer) {
      await bindOffersTable.deleteWhere(sql, "at <= ?", [offer.at - OFFER_LASTS_MS]);
      await bindOffersTable.insertOrNothing(sql, { hash: hashOf(secret), ...offer });
    },
    async take(secret, now) {
      const offer = await open(secret, now);
      const isFirst = (await bindOffersTable.deleteWhere(sql, "hash = ?", [hashOf(secret)])) > 0;
      return isFirst ? offer : null;
    },
    wrongCodes: (userId, now) =>
      wrongCodesTable.count(sql, "WHERE user_id = ? AND at > ?", [userId, now - WRONG_CODES_WINDOW_MS]),
    async noteWrongCode(userId, now) {
      await wrongCodesTable.deleteWhere(sql, "at <= ?", [now - WRONG_CODES_WINDOW_MS]);
      await wrongCodesTable.insert(sql, { userId, at: now });
    },
  };
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
