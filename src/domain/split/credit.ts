// What somebody has been credited with as of any instant: computed from payments and agreements, kept nowhere (rules.md 8).
import type { Holding, Payment } from "../item/history.ts";
import type { Fen } from "../money.ts";
import { apportion } from "./apportion.ts";
import { allTo, type Ledger, type Ledgers } from "./shares.ts";

/** An agreement as the money follows it: from when it holds; the next one takes over. */
export interface Terms {
  /** ms. */
  readonly from: number;
  readonly ledgers: Ledgers;
}

export interface CreditFacts {
  /** In the order in which they were booked. */
  readonly payments: readonly Pick<Payment, "at" | "amountFen">[];
  /** In the order in which they came into force. */
  readonly terms: readonly Terms[];
  /** Who held the item when: to them goes what no agreement shares out. */
  readonly holdings: readonly Pick<Holding, "ownerId" | "beganAt" | "endedAt">[];
}

export type Credit = ReadonlyMap<string, Fen>;

/**
 * A payment follows the agreement in force when it came in: the one of the signing, or a later amendment, which never
 * reaches back. A refund takes back pro rata what was credited so far, whichever agreements that followed.
 */
export function creditedBy(
  { payments, terms, holdings }: CreditFacts,
  given: { readonly ledger: Exclude<Ledger, "ownership">; readonly asOf: number },
): Credit {
  const credit = new Map<string, Fen>();
  for (const { at, amountFen } of payments) {
    if (at > given.asOf) continue;
    const shares =
      amountFen < 0
        ? [...credit].map(([memberId, fen]) => ({ memberId, weight: fen }))
        : sharesAt({ terms, holdings }, at)[given.ledger].map(({ memberId, basisPoints }) => ({
            memberId,
            weight: basisPoints,
          }));
    const parts = apportion(
      amountFen,
      shares.map(({ weight }) => weight),
    );
    for (const [index, { memberId }] of shares.entries())
      credit.set(memberId, (credit.get(memberId) ?? 0) + (parts[index] ?? 0));
  }
  return credit;
}

/** Who had which part at an instant: by the agreement, else whoever held the item. */
export function sharesAt({ terms, holdings }: Pick<CreditFacts, "terms" | "holdings">, at: number): Ledgers {
  return termsAt(terms, at)?.ledgers ?? allTo(holderAt(holdings, at));
}

/** The agreement that held at an instant; null before the first. */
function termsAt(terms: readonly Terms[], at: number): Terms | null {
  return terms.findLast(({ from }) => from <= at) ?? null;
}

function holderAt(holdings: CreditFacts["holdings"], at: number): string {
  const holding =
    holdings.findLast(({ beganAt, endedAt }) => beganAt <= at && (endedAt === null || endedAt > at)) ??
    holdings.at(-1);
  return holding?.ownerId ?? "";
}
