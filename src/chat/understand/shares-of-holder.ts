// 这单分王五三成, by a head: what is left of it is the share of whoever holds the item, and none of the speaker's.
import type { Item } from "../../domain/item/item.ts";
import type { Surroundings } from "./around.ts";

/** The speaker's share of a proposal, as `我70` begins one or one of its ledgers. */
const OWN_SHARE = /(?<=^|[ ;])我(?=\d)/gu;

/** The same of one's own items, and where nobody is known as the holder. */
export async function sharesOfHolder(
  shares: string,
  item: Item,
  { own, colleague, me }: Surroundings,
): Promise<string> {
  if (item.ownerId === null || (await own()).some(({ no }) => no === item.no)) return shares;
  const holder = await colleague(item.ownerId);
  return holder === null || holder === me || shares.includes(`@${holder}`)
    ? shares
    : shares.replace(OWN_SHARE, `@${holder}`);
}
