// Whose customers rest, as far as somebody may see them: the calendar of quiet ends (rules.md 10).
import { takeUp } from "../../chat/args/take-up.ts";
import type { Scene } from "../../chat/command.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import { type Quiet, wakesOn } from "../../domain/peace/quiet.ts";
import { may } from "../../domain/people/rights.ts";

export interface Resting {
  readonly item: Item;
  readonly customer: Customer;
  readonly quiet: Quiet;
  /** The first day on which the customer may be spoken to again. */
  readonly wakesOn: string;
  readonly owner: string | undefined;
}

const MOST_LOOKED_AT = 300;
const MOST_SHOWN = 30;

/** One line a customer, the soonest to end first, by an item the asker may see; their own where they have one. */
export async function restingCustomers({ store, actor, now }: Scene<unknown>): Promise<readonly Resting[]> {
  const quiets = (await store.quiets.allInForce(now)).slice(0, MOST_LOOKED_AT);
  const items = await store.items.ofCustomers(quiets.map(({ customerId }) => customerId));
  const lines: Resting[] = [];
  for (const quiet of quiets) {
    if (lines.length >= MOST_SHOWN) break;
    const all = items.filter(({ customerId }) => customerId === quiet.customerId);
    const ordered = [...all].sort(
      (a, b) => Number(b.ownerId === actor.userId) - Number(a.ownerId === actor.userId),
    );
    for (const item of ordered) {
      const { customer, relations } = await takeUp(item, { store, actor, now });
      if (!may("show", relations)) continue;
      const names = await store.people.names([item.ownerId]);
      lines.push({ item, customer, quiet, wakesOn: wakesOn(quiet), owner: names[item.ownerId ?? ""] });
      break;
    }
  }
  return lines;
}
