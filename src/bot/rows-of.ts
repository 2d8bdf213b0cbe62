// The rows of a list that were not taken, or have something left open, for whoever brought it in and nobody else: sent in
// chat, fetched from a page.
import { openList } from "../workflows/imports/left-open.ts";
import { type RejectedList, rejectedList } from "../workflows/imports/rejected.ts";

type Given = Parameters<typeof rejectedList>[1];

/** Null where the list is not theirs. */
export async function rowsOf(
  { id, kind }: { readonly id: number; readonly kind: "rejected" | "open" },
  userId: string,
  given: Given,
): Promise<RejectedList | null> {
  const found = await given.read(({ imports }) => imports.byId(id));
  if (found === null || found.byId !== userId) return null;
  return kind === "open" ? openList(id, given) : rejectedList(id, given);
}
