// The flows between owner, pool, dormant and eliminated (rules.md 2). No other moves exist.
import type { Change } from "./change.ts";
import type { Item } from "./item.ts";
import { RuleError } from "./rule-error.ts";

/** 个人→公司: the owner gives it back. Lost and won items stay where they are (rules.md 2). [L49] */
export function giveBack(
  item: Item,
  given: { readonly reason: string | null; readonly now: number },
): Change {
  mustBeOwned(item);
  if (item.outcome !== "open") throw new RuleError("closed-stays", { item });
  return {
    item: {
      ...intoPool(item, given.now),
      timesReturned: item.timesReturned + 1,
    },
    what: "returned",
    text: given.reason,
    ends: "returned",
  };
}

/** 公司→沉寂, with a reason. [L50] */
export function archive(item: Item, reason: string): Change {
  if (item.place !== "pool") throw new RuleError("archive-from-pool-only", { item });
  return { item: { ...item, place: "dormant", pooledAt: null }, what: "archived", text: reason };
}

/** 沉寂→公司: back in the pool; the next owner's clock is the 7 days of a new item. [L51] */
export function reactivate(item: Item, given: { readonly reason: string; readonly now: number }): Change {
  if (item.place !== "dormant") throw new RuleError("reactivate-dormant-only", { item });
  return {
    item: { ...item, place: "pool", pooledAt: given.now, reactivated: true, unqualified: false },
    what: "reactivated",
    text: given.reason,
  };
}

/** 沉寂→淘汰: terminal. The tombstone is the caller's to write. [L52] */
export function eliminate(item: Item, reason: string): Change {
  if (item.place !== "dormant") throw new RuleError("eliminate-dormant-only", { item });
  return { item: { ...item, place: "eliminated" }, what: "eliminated", text: reason };
}

/** An owned item as it lies in the pool: stage, log, plan and splits untouched (rules.md 1). */
export function intoPool(item: Item, now: number): Item {
  return { ...item, place: "pool", ownerId: null, pooledAt: now, attemptsInARow: 0 };
}

export function mustBeOwned(item: Item): asserts item is Item & { readonly ownerId: string } {
  if (item.place !== "owned" || item.ownerId === null) throw new RuleError("not-owned", { item });
}
