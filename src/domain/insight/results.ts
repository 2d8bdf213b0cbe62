// 业绩: what was signed and what came in, credited by the ledgers, for any span of days and as of any instant (rules.md 8).
// What came later (an amendment, a refund, a payment, a correction) is not in it.
import { addDays, at, type Day } from "../day.ts";
import type { Payment } from "../item/history.ts";
import type { Fen } from "../money.ts";
import { apportion } from "../split/apportion.ts";
import { type Credit, type CreditFacts, creditedBy, sharesAt } from "../split/credit.ts";
import type { Ledger } from "../split/shares.ts";
import type { Signing } from "./signing.ts";

/** Everything that is known of one item's money. */
export interface Deal {
  readonly no: number;
  /** In the order in which they were known. */
  readonly signings: readonly Signing[];
  /** All since the first one, in the order in which they were booked. */
  readonly payments: readonly Pick<Payment, "at" | "amountFen">[];
  readonly terms: CreditFacts["terms"];
  readonly holdings: CreditFacts["holdings"];
  /** While a failed audit froze its credit (ms). */
  readonly freezes: readonly { readonly from: number; readonly until: number | null }[];
}

/** Both days belong to it; `asOf` in ms: what lies behind it is not known yet. */
export interface ResultSpan {
  readonly from: Day;
  readonly to: Day;
  readonly asOf: number;
}

export type PaidLedger = Exclude<Ledger, "ownership">;

export interface DealResult {
  readonly no: number;
  /** Who signed it, in the span or not, and where they were then; null before that. What fell through is theirs all the same. */
  readonly signer: Pick<Signing, "ownerId" | "departmentId"> | null;
  /** Since when (ms) everybody else has a part in it. */
  readonly since: ReadonlyMap<string, number>;
  /** Not counted until it is thawed (rules.md 4). */
  readonly frozen: boolean;
  /** What was signed in the span; null where only money came in. */
  readonly signing: Pick<Signing, "signedOn" | "amountFen" | "ownerId" | "departmentId" | "imported"> | null;
  /** More than one person has a part in it. */
  readonly isShared: boolean;
  /** Of each ledger who is credited with how much; they sum to the contract. */
  readonly signed: Readonly<Record<Ledger, Credit>>;
  /** What came in within the span, refunds taken off. */
  readonly paid: Readonly<Record<PaidLedger, Credit>>;
  /** Of what was signed in the span, what is still to come, as of the instant. */
  readonly outstanding: Readonly<Record<PaidLedger, Credit>>;
}

const NOTHING: Credit = new Map();

/** Items of which nothing was signed or paid in the span are left out. */
export function resultsOf(deals: readonly Deal[], span: ResultSpan): readonly DealResult[] {
  return deals.flatMap((deal) => {
    const result = resultOf(deal, span);
    return result === null ? [] : [result];
  });
}

/** Null where nothing of it was signed or paid in the span. */
export function resultOf(deal: Deal, { from, to, asOf }: ResultSpan): DealResult | null {
  const signing = signingAsOf(deal, asOf);
  const contract = signing ?? deal.signings.findLast(({ knownFrom }) => knownFrom <= asOf) ?? null;
  const isSignedHere = signing !== null && signing.signedOn >= from && signing.signedOn <= to;
  const [since, until] = [at(from), Math.min(at(addDays(to, 1)) - 1, asOf)];
  const isPaidHere = deal.payments.some((payment) => payment.at >= since && payment.at <= until);
  if (!isSignedHere && !isPaidHere) return null;
  const here = isSignedHere ? signing : null;
  const paid = (ledger: PaidLedger) =>
    isPaidHere
      ? less(
          creditedBy(deal, { ledger, asOf: until }),
          creditedBy(deal, { ledger, asOf: Math.min(since - 1, asOf) }),
        )
      : NOTHING;
  const signed = (ledger: Ledger) =>
    here === null ? NOTHING : shared(here.amountFen ?? 0, sharesOf(deal, here)[ledger]);
  const left = here === null ? 0 : leftOf(deal, here, asOf);
  const outstanding = (ledger: PaidLedger) =>
    here === null ? NOTHING : shared(left, sharesAt(deal, asOf)[ledger]);
  const performance = { signed: signed("performance"), paid: paid("performance") };
  // Without any agreement the three ledgers are one.
  const isOne = deal.terms.length === 0;
  const owed = outstanding("performance");
  return {
    no: deal.no,
    signer: contract === null ? null : { ownerId: contract.ownerId, departmentId: contract.departmentId },
    since: partsSince(deal, contract, asOf),
    frozen: deal.freezes.some((one) => one.from <= asOf && (one.until === null || one.until > asOf)),
    signing: here === null ? null : facts(here),
    isShared: Math.max(performance.signed.size, performance.paid.size) > 1,
    signed: {
      performance: performance.signed,
      ownership: isOne ? performance.signed : signed("ownership"),
      income: isOne ? performance.signed : signed("income"),
    },
    paid: { performance: performance.paid, income: isOne ? performance.paid : paid("income") },
    outstanding: { performance: owed, income: isOne ? owed : outstanding("income") },
  };
}

/** As of which instants (ms) around one a deal comes to the same in any span: from the first on, until before the last. */
export function sameBetween(
  { signings, payments, terms, holdings, freezes }: Deal,
  asOf: number,
): { readonly from: number; readonly until: number } {
  let [from, until] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const narrow = (instant: number | null): void => {
    if (instant === null) return;
    if (instant <= asOf) from = Math.max(from, instant);
    else until = Math.min(until, instant);
  };
  for (const { knownFrom, knownUntil } of signings) {
    narrow(knownFrom);
    narrow(knownUntil);
  }
  for (const { at: paidAt } of payments) narrow(paidAt);
  for (const one of terms) narrow(one.from);
  for (const { beganAt, endedAt } of holdings) {
    narrow(beganAt);
    narrow(endedAt);
  }
  for (const freeze of freezes) {
    narrow(freeze.from);
    narrow(freeze.until);
  }
  return { from, until };
}

/**
 * Since when (ms) each has a part in it, but for its signer: since the signing, or since they held it, or agreed, if they came later.
 * What somebody held before it was signed says nothing of where their part belongs.
 */
function partsSince({ terms, holdings }: Deal, contract: Signing | null, asOf: number): DealResult["since"] {
  const others = holdings.some(({ ownerId }) => ownerId !== contract?.ownerId);
  if (terms.length === 0 && !others) return ALL_SINCE;
  const since = new Map<string, number>();
  const signedAt = contract?.signedAt ?? Number.NEGATIVE_INFINITY;
  const add = (memberId: string, at: number): void => {
    if (at > asOf || memberId === contract?.ownerId) return;
    const from = Math.max(at, signedAt);
    since.set(memberId, Math.min(from, since.get(memberId) ?? from));
  };
  const isOver = ({ endedAt }: Deal["holdings"][number]) => endedAt !== null && endedAt <= signedAt;
  for (const one of holdings) if (!isOver(one)) add(one.ownerId, one.beganAt);
  for (const { from, ledgers } of terms)
    for (const { memberId } of Object.values(ledgers).flat()) add(memberId, from);
  // Money may have come before it was signed.
  for (const one of holdings) if (isOver(one) && !since.has(one.ownerId)) add(one.ownerId, one.beganAt);
  if (contract === null) return since;
  for (const { memberId } of Object.values(sharesOf({ terms }, contract)).flat())
    if (memberId !== contract.ownerId) since.set(memberId, contract.signedAt);
  return since;
}

const ALL_SINCE: DealResult["since"] = new Map();

/** The version that was known at an instant; null where it was not signed then, as far as was known. */
export function signingAsOf({ signings }: Pick<Deal, "signings">, asOf: number): Signing | null {
  return (
    signings.findLast(
      ({ knownFrom, knownUntil }) => knownFrom <= asOf && (knownUntil === null || knownUntil > asOf),
    ) ?? null
  );
}

function facts({ signedOn, amountFen, ownerId, departmentId, imported }: Signing): DealResult["signing"] {
  return { signedOn, amountFen, ownerId, departmentId, imported };
}

/** Who shares in what was signed: by what was in force when it was booked, else whoever held it then. */
function sharesOf({ terms }: Pick<Deal, "terms">, { signedAt, ownerId }: Signing) {
  return sharesAt({ terms, holdings: [{ ownerId, beganAt: 0, endedAt: null }] }, signedAt);
}

function leftOf({ payments }: Deal, { amountFen }: Signing, asOf: number): Fen {
  const paid = payments.reduce((sum, payment) => sum + (payment.at <= asOf ? payment.amountFen : 0), 0);
  return Math.max(0, (amountFen ?? 0) - paid);
}

function shared(amountFen: Fen, shares: ReturnType<typeof sharesAt>[Ledger]): Credit {
  const some = shares.filter(({ basisPoints }) => basisPoints > 0);
  const parts = apportion(
    amountFen,
    some.map(({ basisPoints }) => basisPoints),
  );
  return new Map(some.map(({ memberId }, index) => [memberId, parts[index] ?? 0]));
}

function less(all: Credit, before: Credit): Credit {
  return new Map([...all].map(([memberId, fen]) => [memberId, fen - (before.get(memberId) ?? 0)]));
}
