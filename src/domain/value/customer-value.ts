// What a customer is to us: 标杆, 高产 or 潜力, one of them, by whose word, with what it was before (rules.md 4, 12; article L24-L27).
import { addDays, type Day } from "../day.ts";
import type { Customer } from "../item/customer.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";

export type ValueKind = NonNullable<Customer["value"]>;

export type ValueState =
  /** 标杆: whether the customer may be named in public has still to be said. */
  | "consent"
  /** The head has still to confirm. */
  | "asked"
  | "in-force"
  | "refused"
  /** Taken back, or another one took its place. */
  | "ended";

export interface CustomerValue {
  readonly id: number;
  readonly customerId: number;
  /** The item it was said with. */
  readonly no: number;
  readonly value: ValueKind;
  readonly reason: string | null;
  /** A userid; BY_CLOCK where the figures suggest it. */
  readonly by: string;
  readonly at: number;
  readonly state: ValueState;
  /** Whose word is asked for; null where nobody's is. */
  readonly askedId: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: number | null;
  /** Why not. */
  readonly answer: string | null;
  readonly beganAt: number | null;
  readonly endedAt: number | null;
  readonly endedBy: string | null;
  /** 潜力: the day on which it is looked at again. */
  readonly reviewOn: Day | null;
  /** When its owner was last asked to look at it again. */
  readonly toldAt: number | null;
  readonly version: number;
}

/** The customer's word on being named in public; the latest one counts. */
export interface PublicityConsent {
  readonly id: number;
  readonly customerId: number;
  readonly given: boolean;
  /** Who at the customer said so, as typed. */
  readonly who: string | null;
  readonly by: string;
  readonly at: number;
}

export type NewValue = Omit<CustomerValue, "id" | "version">;

export interface ValueWish {
  readonly customerId: number;
  readonly no: number;
  readonly value: ValueKind;
  readonly reason: string | null;
  readonly by: string;
  readonly now: number;
  readonly today: Day;
  /** 潜力: when it is looked at again, where that was said. */
  readonly reviewOn: Day | null;
}

/** Whose word it still needs: the customer's for 标杆, and the head's for what the head has not said. */
export interface Voices {
  readonly consent: Pick<PublicityConsent, "given"> | null;
  /** The head to ask; null where the head speaks, or there is nobody above. */
  readonly headId: string | null;
}

/** @throws RuleError where the customer does not want to be named, or the review lies behind or too far ahead */
export function propose(wish: ValueWish, voices: Voices, rules: Rulebook): NewValue {
  const { now, today, reviewOn, ...given } = wish;
  if (wish.value === "benchmark" && voices.consent?.given === false)
    throw new RuleError("value-not-public", { no: wish.no });
  const blank = { answeredBy: null, answeredAt: null, answer: null, endedAt: null, endedBy: null };
  const asked: NewValue = {
    ...given,
    ...blank,
    at: now,
    state: "asked",
    askedId: null,
    beganAt: null,
    reviewOn: wish.value === "potential" ? reviewDay(reviewOn, today, rules) : null,
    toldAt: null,
  };
  return onward(asked, voices, now);
}

/** The next word it needs; in force where it needs none any more. */
export function onward<Some extends NewValue>(value: Some, { consent, headId }: Voices, now: number): Some {
  if (value.value === "benchmark" && consent?.given !== true) return { ...value, state: "consent" };
  if (value.value !== "potential" && headId !== null) return { ...value, state: "asked", askedId: headId };
  return { ...value, state: "in-force", beganAt: now };
}

function reviewDay(said: Day | null, today: Day, { value }: Rulebook): Day {
  if (said === null) return addDays(today, value.reviewDays);
  if (said <= today || said > addDays(today, value.reviewAtMostDays))
    throw new RuleError("value-review", { day: said, most: value.reviewAtMostDays });
  return said;
}

export interface Revenue {
  readonly customerId: number;
  /** What came in less what went back, fen. */
  readonly paidFen: number;
}

/**
 * Customers that together make the top share of what came in: the largest first, as few as reach it, the one that crosses
 * it included (article L26). Nobody where nothing came in.
 */
export function topByRevenue<Some extends Revenue>(
  all: readonly Some[],
  basisPoints: number,
): readonly Some[] {
  const paid = all
    .filter(({ paidFen }) => paidFen > 0)
    .sort((a, b) => b.paidFen - a.paidFen || a.customerId - b.customerId);
  const total = paid.reduce((sum, { paidFen }) => sum + paidFen, 0);
  const top: Some[] = [];
  let sum = 0;
  for (const one of paid) {
    if (sum * 10_000 >= total * basisPoints) break;
    top.push(one);
    sum += one.paidFen;
  }
  return top;
}
