// What a rule answers: the item as it is afterwards, and the history row that says so.
import type { Holding, What } from "./history.ts";
import type { Item } from "./item.ts";

export interface Change {
  readonly item: Item;
  readonly what: What;
  /** The person's words: mark, reason, note. */
  readonly text?: string | null;
  readonly edit?: { readonly field: string; readonly before: string | null; readonly after: string | null };
  /** How a change of hands is booked in the holdings, which quotas and cool-offs are counted from (rules.md 7). */
  readonly begins?: Holding["how"];
  readonly ends?: Holding["endedBy"];
}
