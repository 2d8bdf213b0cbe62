// How often a won customer is told of our products, over all people and products (rules.md 10; article L60).
import { addDays, type Day, dayOf } from "../day.ts";
import type { Rulebook } from "../rulebook.ts";

/** A product somebody told a customer of (已推送). */
export interface ProductPush {
  readonly id: number;
  readonly customerId: number;
  readonly by: string;
  readonly at: number;
  /** As typed; "" where none was named. */
  readonly product: string;
  /** A service message: kept, and counted by no rule. */
  readonly service: boolean;
  readonly takenBackAt: number | null;
}

/**
 * The first day on which the next one may go: so many days after the last, and after the last but one. `times`: when it
 * was told of products (ms), the latest first, service messages left out. Null where nothing stands against today.
 */
export function nextPushDay(times: readonly number[], { peace }: Rulebook): Day | null {
  const [last, lastButOne] = times;
  if (last === undefined) return null;
  const once = addDays(dayOf(last), peace.pushOnceDays);
  if (lastButOne === undefined) return once;
  const twice = addDays(dayOf(lastButOne), peace.pushTwiceDays);
  return twice > once ? twice : once;
}

export type PushVerdict =
  /** Nothing stands against it. */
  | { readonly verdict: "yes"; readonly because: "free" | "not-won" | "service" }
  | { readonly verdict: "no"; readonly because: "quiet" | "often"; readonly day: Day };

export interface PushFacts {
  readonly today: Day;
  /** The day on which its 静默 ends; null where there is none. */
  readonly wakesOn: Day | null;
  readonly isWon: boolean;
  readonly isService: boolean;
  readonly times: readonly number[];
}

/** 静默 binds every message; how often is counted for won customers only, and not of service messages. */
export function mayPush(facts: PushFacts, rules: Rulebook): PushVerdict {
  const { today, wakesOn, isWon, isService, times } = facts;
  if (wakesOn !== null) return { verdict: "no", because: "quiet", day: wakesOn };
  if (isService) return { verdict: "yes", because: "service" };
  if (!isWon) return { verdict: "yes", because: "not-won" };
  const next = nextPushDay(times, rules);
  if (next !== null && next > today) return { verdict: "no", because: "often", day: next };
  return { verdict: "yes", because: "free" };
}
