// Whom the offers of a 转交 ask, as the rights read it: the receiver, and who speaks for a side (rules.md 2, 12).
import type { Store } from "../../../db/store.ts";
import type { Transfer } from "../../domain/hands/transfer.ts";
import type { Branch } from "../../domain/people/rights.ts";

/** The units of an offer whose leaders must agree. */
export async function unitsOf(offer: Transfer, store: Pick<Store, "people">): Promise<Branch[]> {
  const ids = [offer.fromUnitId, offer.toUnitId].filter((id) => id !== null);
  const found = await Promise.all(ids.map((id) => store.people.department(id)));
  return found.filter((unit) => unit !== null);
}

/** Every offer of an item as the rights read it: to whom, and who speaks for which side. */
export async function offersOf(no: number, store: Pick<Store, "transfers" | "people">) {
  const offers = [];
  for (const offer of await store.transfers.of(no)) {
    const units = await unitsOf(offer, store);
    const side = (askedId: string | null, unitId: number | null) =>
      askedId === null ? [] : [{ askedId, unit: units.find(({ id }) => id === unitId) ?? null }];
    offers.push({
      toId: offer.toId,
      sides: [...side(offer.fromAskedId, offer.fromUnitId), ...side(offer.toAskedId, offer.toUnitId)],
    });
  }
  return offers;
}
