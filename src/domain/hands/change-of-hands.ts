// From one pair of hands into another: stage, marks, log, plan, splits and money stay as they are (rules.md 1, 2).
import type { Change } from "../item/change.ts";
import type { Holding } from "../item/history.ts";
import type { Item } from "../item/item.ts";
import { mustBeOwned } from "../item/places.ts";
import { type Actor, isInScope } from "../people/rights.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";
import { intoHands, type Receiver } from "./pool.ts";

/**
 * 转交, agreed to by all: the owner changes and nothing else. Out of its large department it belongs to the pool and
 * the manager of the new owner's. The clock starts anew for the new owner, once (Appendix A45).
 */
export function transferTo(
  item: Item,
  given: {
    readonly to: Receiver & Pick<Actor, "largeDepartmentId">;
    readonly largePath: string;
    readonly reason: string | null;
    readonly holdings: readonly Holding[];
    readonly now: number;
  },
): Change {
  const { to, largePath, reason, holdings, now } = given;
  mustBeOwned(item);
  if (item.ownerId === to.userId) throw new RuleError("already-theirs", { item, to });
  return {
    item: {
      ...intoHands(item, to, now),
      receivedAt: hasHadItSince(item, { userId: to.userId, holdings }) ? item.receivedAt : now,
      largeDepartmentId: isInScope(to, largePath) ? item.largeDepartmentId : to.largeDepartmentId,
    },
    what: "transferred",
    text: reason,
    begins: "transferred",
    ends: "transferred",
  };
}

/** Refuses whose hands are full; what is not counted (stage 5, won, lost, a lead) passes (rules.md 7). */
export function mustHaveRoom(
  item: Item,
  given: { readonly ownedNow: number; readonly rules: Rulebook; readonly refuse: "oneself" | Receiver },
): void {
  const { ownedNow, refuse } = given;
  const limit = given.rules.pool.ownedAtOnce;
  const isCounted = item.outcome === "open" && item.stage !== null && item.stage < 5;
  if (!isCounted || ownedNow < limit) return;
  if (refuse === "oneself") throw new RuleError("owned-at-once", { limit });
  throw new RuleError("receiver-full", { item, to: refuse, limit });
}

/** Passed on from hand to hand and back without a word to the customer, it brings nobody a second new clock. */
function hasHadItSince(
  item: Item,
  { userId, holdings }: { readonly userId: string; readonly holdings: readonly Holding[] },
): boolean {
  const first = holdings.findLastIndex(({ how }) => how !== "transferred");
  return holdings
    .slice(Math.max(0, first))
    .some(({ ownerId, endedAt }) => ownerId === userId && (endedAt ?? 0) > (item.lastFollowUpAt ?? 0));
}
