// Values that wait for a head's word, each with its item (rules.md 12).
import type { Store } from "../../../db/store.ts";
import type { CustomerValue } from "../../domain/value/customer-value.ts";
import { besideLines, type Line } from "../lists.ts";

export interface WaitingValue extends CustomerValue, Line {
  readonly name: string | undefined;
}

export async function valuesWaiting({
  actor,
  store,
}: {
  readonly actor: { readonly userId: string };
  readonly store: Store;
}): Promise<readonly WaitingValue[]> {
  const lines = await besideLines(await store.customerValues.askedFrom(actor.userId), store);
  const names = await store.people.names(lines.map(({ by }) => by));
  return lines.map((line) => ({ ...line, name: names[line.by] }));
}
