// New rows of which nobody knows whether they were added: they wait for a person, who can see the table (DECISIONS.md).
import type { Store } from "../../../db/store.ts";
import type { Templates } from "../../chat/words/templates.ts";
import { dayOf } from "../../domain/day.ts";
import type { Sheet } from "../../domain/sheet/sheet.ts";
import { tellBinder } from "./tell.ts";

const NAMED = 10;

/** Once a day, with the numbers that are looked for in the table. */
export async function tellUnclear(
  store: Store,
  nos: readonly number[],
  given: { readonly sheet: Sheet; readonly templates: Templates; readonly now: number },
): Promise<void> {
  const values = { nos: nos.slice(0, NAMED), count: nos.length };
  await tellBinder(store, { block: "unclear", of: `unclear/${dayOf(given.now)}`, values }, given);
}
