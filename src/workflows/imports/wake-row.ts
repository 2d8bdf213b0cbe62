// A row of a list that answers a campaign: whoever sleeps is woken, with the campaign as the reason (rules.md 2, A43).
import type { Store } from "../../../db/store.ts";
import { RowError } from "../../domain/hands/row-reasons.ts";
import type { Item } from "../../domain/item/item.ts";
import { reactivate } from "../../domain/item/places.ts";
import { findAlike } from "../duplicates.ts";
import { restOf } from "../peace/quiet.ts";
import { mayOfPool } from "../pool/may.ts";
import { keysOf } from "./cells.ts";
import type { Importer } from "./owners.ts";
import type { RowFacts } from "./read-row.ts";

interface WakeScene {
  readonly store: Store;
  readonly importer: Importer;
  readonly now: number;
  readonly campaign?: string | null;
}

/**
 * The item as it lies in the pool now; null for a list of no campaign, and where nothing of the customer's sleeps that the
 * importer may wake, or something of theirs is awake already. @throws RowError where the customer is to be left in peace
 */
export async function wokenBy(
  facts: RowFacts,
  { store, importer, now, campaign = null }: WakeScene,
): Promise<Item | null> {
  const { actor } = importer;
  if (campaign === null || actor === null || facts.further) return null;
  const { equal } = await findAlike({ name: facts.company, phones: keysOf(facts.phones) }, { store, actor });
  if (equal.some(({ item }) => item.place !== "dormant")) return null;
  const may = await mayOfPool({ actor, store });
  const asleep = equal.find(({ item }) => may("reactivate", item))?.item;
  if (asleep === undefined) return null;
  const rest = await restOf(asleep, { store, now });
  if (rest !== null) throw new RowError("rests", rest.wakesOn);
  return store.items.apply(reactivate(asleep, { reason: campaign, now }), { by: importer.byId, at: now });
}
