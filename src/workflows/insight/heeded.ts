// What became of what the clock told people, by reminder.
import type { Store } from "../../../db/store.ts";
import { type Heeded, MAY_REST, type MayRest } from "../../domain/messages/heeded.ts";

export interface HeededAsk {
  /** Instants, ms. */
  readonly from: number;
  readonly until: number;
  readonly withinMs: number;
}

export async function heeded(
  ask: HeededAsk,
  { outbox }: Pick<Store, "outbox">,
): Promise<readonly (Heeded & { readonly reminder: MayRest })[]> {
  const found = [];
  for (const reminder of MAY_REST) found.push({ reminder, ...(await outbox.heeded(reminder, ask)) });
  return found;
}
