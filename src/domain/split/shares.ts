// Who gets how much of the three ledgers (rules.md 8): each of them whole, in basis points.
import { RuleError } from "../rule-error.ts";

/** Parts of ten thousand, a whole number. */
export type BasisPoints = number;

export const WHOLE: BasisPoints = 10_000;

/** 业绩, 客户归属, 收入. */
export const LEDGERS = ["performance", "ownership", "income"] as const;
export type Ledger = (typeof LEDGERS)[number];

export interface Share {
  readonly memberId: string;
  readonly basisPoints: BasisPoints;
}

export type Ledgers = Readonly<Record<Ledger, readonly Share[]>>;

/** Everybody who is named, in the order in which they are; a share of nothing counts. */
export function membersOf(ledgers: Ledgers): readonly string[] {
  return [...new Set(LEDGERS.flatMap((ledger) => ledgers[ledger].map(({ memberId }) => memberId)))];
}

export function shareOf(shares: readonly Share[], memberId: string): BasisPoints {
  return shares.find((share) => share.memberId === memberId)?.basisPoints ?? 0;
}

/** Whether somebody has a part in any of the three. */
export function hasShare(ledgers: Ledgers, memberId: string): boolean {
  return LEDGERS.some((ledger) => shareOf(ledgers[ledger], memberId) > 0);
}

/** Every party in every ledger, in one order; nothing where nothing was said. */
export function spelledOut(ledgers: Ledgers, parties: readonly string[]): Ledgers {
  const all = (ledger: Ledger) =>
    parties.map((memberId) => ({ memberId, basisPoints: shareOf(ledgers[ledger], memberId) }));
  return { performance: all("performance"), ownership: all("ownership"), income: all("income") };
}

/** Refuses a ledger that names somebody twice, takes away, or does not make up the whole. @throws RuleError */
export function mustBeWhole(ledgers: Ledgers, facts: Readonly<Record<string, unknown>> = {}): void {
  for (const ledger of LEDGERS) {
    const shares = ledgers[ledger];
    const twice = shares.find(
      ({ memberId }, index) => shares.findIndex((other) => other.memberId === memberId) < index,
    );
    if (twice !== undefined)
      throw new RuleError("split-twice", { ...facts, ledger, memberId: twice.memberId });
    const negative = shares.find(({ basisPoints }) => basisPoints < 0);
    if (negative !== undefined)
      throw new RuleError("split-negative", { ...facts, ledger, memberId: negative.memberId });
    const sum = shares.reduce((total, { basisPoints }) => total + basisPoints, 0);
    if (sum !== WHOLE) throw new RuleError("split-not-whole", { ...facts, ledger, sum });
  }
}

/** Who alone contacts the customer: the largest share of its ownership; of equal ones the owner, else the first named. */
export function primaryOf({ ownership }: Ledgers, ownerId: string): string {
  const most = Math.max(...ownership.map(({ basisPoints }) => basisPoints));
  const equals = ownership.filter(({ basisPoints }) => basisPoints === most);
  return equals.find(({ memberId }) => memberId === ownerId)?.memberId ?? equals[0]?.memberId ?? ownerId;
}

/** Whether two say the same, in whatever order. */
export function isSame(one: Ledgers, other: Ledgers): boolean {
  const members = [...new Set([...membersOf(one), ...membersOf(other)])];
  return LEDGERS.every((ledger) =>
    members.every((memberId) => shareOf(one[ledger], memberId) === shareOf(other[ledger], memberId)),
  );
}

/** Everything with one person: before any agreement, with the owner. */
export function allTo(memberId: string): Ledgers {
  const whole = [{ memberId, basisPoints: WHOLE }];
  return { performance: whole, ownership: whole, income: whole };
}
