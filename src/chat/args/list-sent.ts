// The numbered list that the bot sent unasked, to be answered by its lines whatever else is shown meanwhile.
import type { Store } from "../../../db/store.ts";

/** Where its numbers stand. */
export const LIST_SENT = "numbered";
/** It holds until the next one: over a weekend and a holiday. */
const HOLDS_MS = 10 * 86_400_000;

/** Its items in their order; empty where none was sent. `now` in ms. */
export function listSentTo(
  userId: string,
  now: number,
  { conversations }: Store,
): Promise<readonly number[]> {
  return conversations.list({ userId, chatId: LIST_SENT }, now - HOLDS_MS);
}
