// The flows between owner, pool, dormant and eliminated (rules.md 2). No other moves exist.
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Change } from "./change.ts";
import type { Item } from "./item.ts";

const DAY_MS = 86_400_000;

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

/**
 * 个人→公司 by the clock: only a first contact, only once its owner has been told twice, the last time a day ago; a
 * rep's own find not in its first 30 days (rules.md 5, 7). Null while something of that is missing. [L54]
 */
export function autoReturn(
  item: Item,
  given: { readonly now: number; readonly delivered: readonly number[]; readonly rules: Rulebook },
): Change | null {
  const { now, delivered, rules } = given;
  if (item.place !== "owned" || item.outcome !== "open" || item.stage !== 1) return null;
  if (item.deadlineAt === null || item.deadlineAt > now) return null;
  if (isKeptFind(item, { now, rules }) || isObserved(item, { now, rules })) return null;
  const last = delivered.at(-1);
  if (delivered.length < rules.pool.noticesBeforeReturn || last === undefined || now - last < DAY_MS)
    return null;
  return {
    item: { ...intoPool(item, now), timesReturned: item.timesReturned + 1 },
    what: "returned",
    ends: "auto-returned",
  };
}

/** The reminder whose delivered messages a return asks for. */
export const RETURN_WARNING = "return-warning";

/** What a rep found is reminded like others, but not returned in its first days (rules.md 7). */
export function isKeptFind(
  item: Item,
  { now, rules }: { readonly now: number; readonly rules: Rulebook },
): boolean {
  const isOwnFind = item.intake === "reported" || item.intake === "self-developed";
  return isOwnFind && now - item.createdAt < rules.pool.ownFindKeptDays * DAY_MS;
}

/** The instant (ms) at which the rules begin to act on an imported item. */
export function observedUntil({ createdAt }: Pick<Item, "createdAt">, rules: Rulebook): number {
  return createdAt + rules.notices.observedDays * DAY_MS;
}

/** Imported items are looked at for a while before any rule acts on them (rules.md 5). */
export function isObserved(
  item: Item,
  { now, rules }: { readonly now: number; readonly rules: Rulebook },
): boolean {
  return item.intake === "imported" && now < observedUntil(item, rules);
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
    item: { ...item, place: "pool", pooledAt: given.now, reactivated: true },
    what: "reactivated",
    text: given.reason,
  };
}

/** An activation taken back. `wasWoken`: it had been woken before that one. */
export function asleepAgain(item: Item, { wasWoken }: { readonly wasWoken: boolean }): Change {
  return {
    item: { ...item, place: "dormant", pooledAt: null, reactivated: wasWoken },
    what: "undone",
    text: "reactivated",
  };
}

/** 沉寂→淘汰: terminal. The tombstone is the caller's to write. [L52] */
export function eliminate(item: Item, reason: string): Change {
  if (item.place !== "dormant") throw new RuleError("eliminate-dormant-only", { item });
  return { item: { ...item, place: "eliminated" }, what: "eliminated", text: reason };
}

/** An owned item as it lies in the pool: stage, log, plan and splits untouched (rules.md 1). */
export function intoPool(item: Item, now: number): Item {
  return { ...item, place: "pool", ownerId: null, pooledAt: now, attemptsInARow: 0, ...NOTHING_GRANTED };
}

/** What was granted to one holder does not pass to the next. */
export const NOTHING_GRANTED = {
  graceUntil: null,
  ownGraceUsed: false,
  noChangeInARow: 0,
  actingId: null,
  silentUntil: null,
} as const;

export function mustBeOwned(item: Item): asserts item is Item & { readonly ownerId: string } {
  if (item.place !== "owned" || item.ownerId === null) throw new RuleError("not-owned", { item });
}
