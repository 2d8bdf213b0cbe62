// 离职交接: what a leaver holds is given to colleagues or to the pool, item by item or the rest at once (rules.md 2).
import type { Change } from "../item/change.ts";
import type { Item } from "../item/item.ts";
import { giveBack } from "../item/places.ts";
import { RuleError } from "../rule-error.ts";
import { handOn, type Receiver } from "./pool.ts";

/** One item named, or null for all that is not named; to a colleague, or null for the pool. */
export interface Allotted {
  readonly no: number | null;
  readonly to: Receiver | null;
}

export interface HandedOn {
  readonly item: Item;
  readonly to: Receiver | null;
}

/**
 * Who gets what, in the order in which the items are given; every item once. What is won or lost goes to a colleague
 * only: of the rest for the pool it is left out, named for the pool it is refused (rules.md 2). @throws RuleError
 */
export function allot(held: readonly Item[], allotted: readonly Allotted[]): HandedOn[] {
  const named = new Map<number, Receiver | null>();
  let rest: Allotted | null = null;
  for (const one of allotted) {
    const known = one.no === null ? rest !== null : named.has(one.no);
    const before = one.no === null ? rest?.to : named.get(one.no);
    if (known && before?.userId !== one.to?.userId) throw new RuleError("allotted-twice", { no: one.no });
    if (one.no === null) rest = one;
    else named.set(one.no, one.to);
  }
  return held.flatMap((item) => {
    const to = named.get(item.no);
    const isClosed = item.outcome !== "open";
    if (to === null && isClosed) throw new RuleError("closed-to-colleague", { item });
    if (to !== undefined) return [{ item, to }];
    return rest === null || (rest.to === null && isClosed) ? [] : [{ item, to: rest.to }];
  });
}

/** What becomes of one item; its clock starts anew with its new owner, its record stays. */
export function handedOn(
  { item, to }: HandedOn,
  given: { readonly largePath: string; readonly reason: string; readonly now: number },
): Change {
  return to === null ? giveBack(item, given) : handOn(item, { ...given, to });
}
