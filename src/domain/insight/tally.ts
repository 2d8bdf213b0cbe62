// Results summed up for somebody, for a department, or for all.
import type { Fen } from "../money.ts";
import { departmentAt, type Seats } from "../people/seats.ts";
import type { Credit } from "../split/credit.ts";
import type { DealResult } from "./results.ts";
import type { Scope } from "./scope.ts";

export interface Money {
  readonly signedFen: Fen;
  readonly paidFen: Fen;
  readonly outstandingFen: Fen;
}

/** The sums are of the 业绩 ledger; frozen items are in none of them but in `frozen`. */
export interface Tally extends Money {
  /** Deals signed; one that is shared is a deal of each. */
  readonly count: number;
  readonly shared: number;
  /** Signed, for nobody knows how much. */
  readonly unknown: number;
  readonly imported: number;
  readonly income: Money;
  readonly ownershipFen: Fen;
  readonly frozen: { readonly count: number; readonly signedFen: Fen; readonly paidFen: Fen };
}

/** Whether what a person is credited with by a deal belongs to whom is asked for. */
export type IsTheirs = (memberId: string, result: Pick<DealResult, "signer" | "since">) => boolean;

/**
 * Of departments: what somebody is credited with belongs where they were when it was signed, whoever has changed places since, and
 * whenever the money comes: so months add up to their quarter, and a closed one stays as it was. Whoever took it over later, where
 * they were then.
 */
export function theirsIn(scope: Scope, seats: Seats): IsTheirs {
  const wasTheirs = theirsAt(scope, seats);
  const ids = scope.kind === "departments" ? new Set(scope.ids) : null;
  return (memberId, { signer, since }) => {
    const then = signer?.ownerId === memberId ? signer.departmentId : null;
    if (ids !== null && then !== null) return ids.has(then);
    return wasTheirs(memberId, since.get(memberId) ?? Number.POSITIVE_INFINITY);
  };
}

/** Whether what was somebody's at an instant (ms) belongs to whom is asked for; null: nobody's. */
export function theirsAt(scope: Scope, seats: Seats): (memberId: string | null, at: number) => boolean {
  switch (scope.kind) {
    case "company":
      return () => true;
    case "member":
      return (memberId) => memberId === scope.memberId;
    case "departments": {
      const ids = new Set(scope.ids);
      return (memberId, at) => {
        const id = memberId === null ? null : departmentAt(seats, memberId, at);
        return id !== null && ids.has(id);
      };
    }
  }
}

export function tallyOf(results: readonly DealResult[], isTheirs: IsTheirs): Tally {
  const frozen = { count: 0, signedFen: 0, paidFen: 0 };
  const sums = { count: 0, shared: 0, unknown: 0, imported: 0, ownershipFen: 0 };
  const performance = { signedFen: 0, paidFen: 0, outstandingFen: 0 };
  const income = { signedFen: 0, paidFen: 0, outstandingFen: 0 };
  for (const result of results) {
    const { signing, signed, paid, outstanding } = result;
    const own = (credit: Credit) => sumOf(credit, (memberId) => isTheirs(memberId, result));
    const [signedPart, paidPart] = [own(signed.performance), own(paid.performance)];
    const isSigned = signing !== null && signedPart !== null;
    if (result.frozen) {
      if (isSigned || paidPart !== null) frozen.count++;
      frozen.signedFen += signedPart ?? 0;
      frozen.paidFen += paidPart ?? 0;
      continue;
    }
    performance.signedFen += signedPart ?? 0;
    performance.paidFen += paidPart ?? 0;
    performance.outstandingFen += own(outstanding.performance) ?? 0;
    income.signedFen += own(signed.income) ?? 0;
    income.paidFen += own(paid.income) ?? 0;
    income.outstandingFen += own(outstanding.income) ?? 0;
    sums.ownershipFen += own(signed.ownership) ?? 0;
    if (!isSigned) continue;
    sums.count++;
    if (result.isShared) sums.shared++;
    if (signing.amountFen === null) sums.unknown++;
    if (signing.imported) sums.imported++;
  }
  return { ...sums, ...performance, income, frozen };
}

export function isEmpty({ count, paidFen, frozen, income }: Tally): boolean {
  return count === 0 && paidFen === 0 && frozen.count === 0 && income.signedFen === 0 && income.paidFen === 0;
}

/** Of each who is, or will be, credited with something, what of it belongs to whom is asked for; in no order. */
export function talliesOf(results: readonly DealResult[], isTheirs: IsTheirs): ReadonlyMap<string, Tally> {
  const byMember = new Map<string, DealResult[]>();
  for (const result of results)
    for (const memberId of membersOf(result)) {
      if (!isTheirs(memberId, result)) continue;
      const some = byMember.get(memberId);
      if (some === undefined) byMember.set(memberId, [result]);
      else some.push(result);
    }
  return new Map(
    [...byMember].map(([memberId, some]) => [memberId, tallyOf(some, (one) => one === memberId)]),
  );
}

function membersOf({ signed, paid, outstanding }: DealResult): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { performance, income } of [signed, paid, outstanding])
    for (const credit of [performance, income]) for (const memberId of credit.keys()) found.add(memberId);
  return found;
}

/** Null where none of them has a part. */
export function sumOf(credit: Credit, isOne: (memberId: string) => boolean): Fen | null {
  let sum: Fen | null = null;
  for (const [memberId, fen] of credit) if (isOne(memberId)) sum = (sum ?? 0) + fen;
  return sum;
}
