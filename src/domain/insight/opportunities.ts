// New opportunities of a time, beside how good they are (rules.md 4; A9–A11): counted when they became one, by their shares.
import type { Day } from "../day.ts";
import { addDays, at } from "../day.ts";
import type { CreditFacts } from "../split/credit.ts";
import { type BasisPoints, WHOLE } from "../split/shares.ts";

/** What became an opportunity; imported ones are no new ones. */
export interface NewOpportunity {
  readonly no: number;
  /** ms */
  readonly enteredAt: number;
  readonly terms: CreditFacts["terms"];
  readonly holdings: CreditFacts["holdings"];
  /** All the required fields are there, today. */
  readonly isComplete: boolean;
  /** Whoever got it sent it back to the cleaning (ms); null where nobody did. */
  readonly sentBackAt: number | null;
}

export interface Counted {
  /** Ten thousandths of an item: a half is 5 000. */
  readonly count: number;
  /** How much of them is complete, and was sent back; null where there are none. */
  readonly complete: BasisPoints | null;
  readonly sentBack: BasisPoints | null;
}

/**
 * Each by the shares of 业绩 as of the instant; without an agreement it is of whoever held it first. What nobody has taken
 * yet is the company's alone.
 */
export function opportunitiesOf(
  all: readonly NewOpportunity[],
  given: {
    readonly from: Day;
    readonly to: Day;
    readonly asOf: number;
    /** @param at when it came to them, ms */
    readonly isTheirs: (memberId: string | null, at: number) => boolean;
  },
): Counted {
  const { asOf, isTheirs } = given;
  const [since, until] = [at(given.from), Math.min(at(addDays(given.to, 1)) - 1, asOf)];
  let [count, complete, sentBack] = [0, 0, 0];
  for (const one of all) {
    if (one.enteredAt < since || one.enteredAt > until) continue;
    const part = partsOf(one, asOf).reduce(
      (sum, { memberId, basisPoints, at: since }) => sum + (isTheirs(memberId, since) ? basisPoints : 0),
      0,
    );
    count += part;
    if (one.isComplete) complete += part;
    if (one.sentBackAt !== null && one.sentBackAt <= asOf) sentBack += part;
  }
  const share = (part: number) => (count === 0 ? null : Math.round((part * WHOLE) / count));
  return { count, complete: share(complete), sentBack: share(sentBack) };
}

function partsOf(
  { terms, holdings, enteredAt }: NewOpportunity,
  asOf: number,
): readonly { readonly memberId: string | null; readonly basisPoints: BasisPoints; readonly at: number }[] {
  const agreed = terms.findLast(({ from }) => from <= asOf);
  if (agreed !== undefined) return agreed.ledgers.performance.map((share) => ({ ...share, at: enteredAt }));
  const first = holdings.find(
    ({ beganAt, endedAt }) => beganAt <= asOf && (endedAt === null || endedAt > enteredAt),
  );
  const since = Math.max(enteredAt, first?.beganAt ?? enteredAt);
  return [{ memberId: first?.ownerId ?? null, basisPoints: WHOLE, at: since }];
}
