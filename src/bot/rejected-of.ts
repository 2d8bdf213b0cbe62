// The rows of a list that were not taken, for whoever brought it in and nobody else: sent in chat, fetched from a page.
import { type RejectedList, rejectedList } from "../workflows/imports/rejected.ts";

/** Null where the list is not theirs. */
export async function rejectedOf(
  id: number,
  userId: string,
  given: Parameters<typeof rejectedList>[1],
): Promise<RejectedList | null> {
  const found = await given.read(({ imports }) => imports.byId(id));
  return found === null || found.byId !== userId ? null : rejectedList(id, given);
}
