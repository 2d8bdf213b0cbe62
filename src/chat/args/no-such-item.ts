// A number that no item has: a list that was taken back may have had it, and then that is what is said.
import type { Store } from "../../../db/store.ts";
import { UsageError } from "../usage-error.ts";

export async function noSuchItem(no: number, { imports }: Pick<Store, "imports">): Promise<UsageError> {
  const known = Number.isSafeInteger(no) && no < 2 ** 31 ? await imports.takenBackWith(no) : null;
  return new UsageError("no-such-item", { no, list: known === null ? null : known.name, listId: known?.id });
}
