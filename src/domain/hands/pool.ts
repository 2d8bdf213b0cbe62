// 公司→个人: claiming and assigning from the pool; quotas, cool-off and reservation (rules.md 7).
import type { Calendar } from "../calendar.ts";
import { dayOf } from "../day.ts";
import type { Change } from "../item/change.ts";
import type { Holding } from "../item/history.ts";
import { amountOf, type Item } from "../item/item.ts";
import { mustBeOwned, NOTHING_GRANTED } from "../item/places.ts";
import { type Actor, isInScope } from "../people/rights.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";

const DAY_MS = 86_400_000;

/** What has to be counted about a person before they may claim. */
export interface ClaimFacts {
  /** Claim events of today, also of items given back since (Appendix B). */
  readonly claimsToday: number;
  /** Owned open items in stages 1–4. */
  readonly ownedNow: number;
  /** Own stage-1 items untouched for the days of the rule. */
  readonly untouched: number;
  /** Until when (ms) a former owner waits; 0 when free. */
  readonly waitsUntil: number;
  /** Path of the large department whose pool it lies in. */
  readonly largePath: string;
}

export interface PoolRules {
  readonly rules: Rulebook;
  readonly calendar: Calendar;
}

/** The claim of one person, by the rules of their department and of the pool it lies in; refuses with the first that stands against it. [L47] */
export function claim(
  item: Item,
  given: { actor: Actor; facts: ClaimFacts; now: number; poolRules: Rulebook } & PoolRules,
): Change {
  const { actor, facts, now, rules } = given;
  mustBeClaimable(item);
  if (!isInScope(actor, facts.largePath)) throw new RuleError("out-of-scope", { item });
  const reservedUntil = reservedFor(item, { ...given, rules: given.poolRules });
  if (reservedUntil !== null && reservedUntil > now)
    throw new RuleError("reserved", { item, until: reservedUntil });
  const limit = limitReached(facts, { now, rules });
  if (limit !== null) throw new RuleError(limit, { item, ...LIMIT_FACTS[limit](facts, rules) });
  return { item: intoHands(item, actor, now), what: "claimed", begins: "claimed" };
}

type Limits = Omit<ClaimFacts, "largePath">;
type Limit = "cool-off" | "claims-a-day" | "owned-at-once" | "untouched";

/** The first limit of a person that stands against a claim; null where none does. */
export function limitReached(facts: Limits, { now, rules }: { now: number; rules: Rulebook }): Limit | null {
  if (facts.waitsUntil > now) return "cool-off";
  if (facts.claimsToday >= rules.pool.claimsADay) return "claims-a-day";
  if (facts.ownedNow >= rules.pool.ownedAtOnce) return "owned-at-once";
  return facts.untouched > rules.pool.untouchedLimit ? "untouched" : null;
}

const LIMIT_FACTS: Readonly<Record<Limit, (facts: Limits, rules: Rulebook) => object>> = {
  "cool-off": ({ waitsUntil }) => ({ until: waitsUntil }),
  "claims-a-day": (_, { pool }) => ({ limit: pool.claimsADay }),
  "owned-at-once": (_, { pool }) => ({ limit: pool.ownedAtOnce }),
  untouched: ({ untouched }, { pool }) => ({ count: untouched, days: pool.untouchedDays }),
};

/** A head gives a pool item to a member; the head may waive cool-off and quota, never the scope. */
export function assign(item: Item, given: { to: Receiver; largePath: string; now: number }): Change {
  mustBeClaimable(item);
  if (!isInScope(given.to, given.largePath))
    throw new RuleError("receiver-out-of-scope", { item, to: given.to });
  return { item: intoHands(item, given.to, given.now), what: "assigned", begins: "assigned" };
}

/** 改派: a head moves an owned item to another owner inside the large department. Stage, log and plan stay. */
export function reassign(
  item: Item,
  given: { to: Receiver; largePath: string; reason: string; now: number },
): Change {
  if (item.outcome === "lost") throw new RuleError("closed-stays", { item });
  return handOn(item, given);
}

/** 离职交接 hands on in the same way; a lost one too, since only an owner can restart it. */
export function handOn(
  item: Item,
  given: { to: Receiver; largePath: string; reason: string; now: number },
): Change {
  mustBeOwned(item);
  if (item.ownerId === given.to.userId) throw new RuleError("already-theirs", { item, to: given.to });
  if (!isInScope(given.to, given.largePath))
    throw new RuleError("receiver-out-of-scope", { item, to: given.to });
  return {
    item: intoHands(item, given.to, given.now),
    what: "reassigned",
    text: given.reason,
    begins: "reassigned",
    ends: "reassigned",
  };
}

export type Receiver = Pick<Actor, "userId" | "name" | "department">;

/**
 * The instant until which a former owner waits, by their spells in turn; 0 when free. Any that ended in that time counts,
 * each by the rules of the day on which it ended; none that was taken back, nor one whose end was.
 */
export function coolOffUntil(
  holdings: readonly Pick<Holding, "how" | "endedAt" | "endedBy">[],
  rulesAt: (endedAt: number) => Rulebook,
): number {
  return Math.max(
    0,
    ...holdings.map((holding, index) => {
      if (holding.endedAt === null || holding.endedBy === "undone") return 0;
      if (holdings[index + 1]?.how === "undone") return 0;
      const { coolOffOwnReturnDays, coolOffAutomaticDays } = rulesAt(holding.endedAt).pool;
      const days = holding.endedBy === "auto-returned" ? coolOffAutomaticDays : coolOffOwnReturnDays;
      return holding.endedAt + days * DAY_MS;
    }),
  );
}

/** New items above the threshold wait for the head first: the instant until which, or null. */
export function reservedFor(item: Item, { rules, calendar }: PoolRules): number | null {
  const isNew = item.timesReturned === 0 && !item.reactivated;
  if (!isNew || item.pooledAt === null || (amountOf(item) ?? 0) <= rules.pool.reservedAboveFen) return null;
  return calendar.addWorkingMinutes(item.pooledAt, rules.pool.reservedWorkingMinutes);
}

function mustBeClaimable(item: Item): void {
  if (item.place !== "pool") throw new RuleError("not-in-pool", { item });
  if (item.unqualified) throw new RuleError("unqualified", { item });
}

/** An item as it lies in somebody's hands. */
export function intoHands(item: Item, to: Receiver, now: number): Item {
  return {
    ...item,
    place: "owned",
    ownerId: to.userId,
    departmentId: to.department.id,
    receivedAt: now,
    pooledAt: null,
    attemptsInARow: 0,
    ...NOTHING_GRANTED,
    // The plan goes with the item; a day that has passed is no plan.
    ...(item.nextDay !== null && item.nextDay < dayOf(now)
      ? { nextDay: null, nextMinute: null, nextText: null }
      : {}),
  };
}
