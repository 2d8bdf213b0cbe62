// Who sends a message: the member with that userid, or the member behind an id that only the group bot knows.
import type { Store } from "../../../db/store.ts";
import type { Actor } from "../../domain/people/rights.ts";
import type { Incoming } from "../message.ts";

/** Null for a stranger, and for somebody who left. The app's ids are userids always. */
export async function senderOf(
  { channel, userId }: Pick<Incoming, "channel" | "userId">,
  { people, identities }: Pick<Store, "people" | "identities">,
): Promise<Actor | null> {
  const actor = await people.actor(userId);
  if (actor !== null || channel !== "bot") return actor;
  const known = await identities.of(userId);
  return known === null ? null : people.actor(known.userId);
}
