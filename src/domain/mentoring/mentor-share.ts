// The mentors' share of a deal's profit: capped, divided to the fen, and given back pro rata with a refund (rules.md 8).
import type { Item } from "../item/item.ts";
import type { Fen } from "../money.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";

const ALL = 10_000n;

/** Of a profit in fen, so many basis points, rounded down: never a fen above the cap. */
export function mentorShareFen(profitFen: Fen, basisPoints: number): Fen {
  return Number((BigInt(profitFen) * BigInt(basisPoints)) / ALL);
}

/** Parts of an amount by weight that add up to all of it: largest remainder, the earlier one where two are equal. */
export function shareOut(totalFen: Fen, weights: readonly number[]): Fen[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(totalFen) * BigInt(weight));
  const parts = exact.map((product) => product / sum);
  let left = BigInt(totalFen) - parts.reduce((all, part) => all + part, 0n);
  const byRemainder = exact
    .map((product, index) => ({ index, remainder: product % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map(Number);
}

/** What a head or finance enters after the win. */
export interface Profit {
  readonly id: number;
  readonly no: number;
  readonly profitFen: Fen;
  /** For all mentors together. */
  readonly basisPoints: number;
  readonly by: string;
  readonly at: number;
  /** Replaced by a later one, or the deal was taken back. */
  readonly endedAt: number | null;
}

/** A mentor's part of what the mentors get; the parts of a profit stand to each other as their weights. */
export interface MentorShare {
  readonly profitId: number;
  readonly mentorId: string;
  /** Into whose 团队经费 it goes: the mentor's, as it was when the profit was entered. */
  readonly departmentId: number;
  readonly weight: number;
}

export interface SharesAsked {
  readonly mentors: readonly string[];
  /** For all of them together; null for the default. */
  readonly basisPoints: number | null;
  /** Of single ones, where the head says how they divide; empty for equal parts. */
  readonly single: ReadonlyMap<string, number>;
}

/** How the mentors divide: equal parts of the whole, or what was said of each. @throws RuleError above the cap */
export function sharesAsked(
  { mentors, basisPoints, single }: SharesAsked,
  { mentoring }: Pick<Rulebook, "mentoring">,
): { readonly basisPoints: number; readonly weights: readonly number[] } {
  const weights = single.size === 0 ? mentors.map(() => 1) : mentors.map((id) => single.get(id) ?? 0);
  const whole =
    single.size === 0
      ? (basisPoints ?? mentoring.shareBasisPoints)
      : weights.reduce((sum, weight) => sum + weight, 0);
  if (whole > mentoring.capBasisPoints)
    throw new RuleError("mentor-share-cap", { capBasisPoints: mentoring.capBasisPoints });
  return { basisPoints: whole, weights };
}

/** Nobody sets their own share, no deal earns more than it sold for, and a loss leaves nothing to share. @throws RuleError */
export function mustBeProfit(
  item: Item,
  given: { readonly profitFen: Fen; readonly by: string; readonly mentors: readonly string[] },
): void {
  if (item.outcome !== "won") throw new RuleError("profit-after-win", { item });
  if (given.profitFen < 0) throw new RuleError("profit-negative", { item });
  if (item.contractFen !== null && given.profitFen > item.contractFen)
    throw new RuleError("profit-above-contract", { item, contractFen: item.contractFen });
  if (given.mentors.includes(given.by)) throw new RuleError("profit-of-oneself", { item });
}

/**
 * What of a contract (fen) still stands after refunds, negative payments. An overpayment that went back was never part of
 * the contract; money that comes in again restores it.
 */
export function standingFen(contractFen: Fen, payments: readonly { readonly amountFen: Fen }[]): Fen {
  let came = 0;
  let went = 0;
  for (const { amountFen } of payments)
    if (amountFen >= 0) came += amountFen;
    else went -= amountFen;
  const lost = Math.max(0, went - Math.max(0, came - contractFen));
  return Math.max(0, contractFen - lost);
}

export interface SharesNow {
  readonly profit: Pick<Profit, "profitFen" | "basisPoints">;
  readonly weights: readonly number[];
  readonly contractFen: Fen | null;
  readonly payments: readonly { readonly amountFen: Fen }[];
}

/** What each mentor's share is worth now, refunds taken off pro rata; in the order of the weights. */
export function sharesNow({ profit, weights, contractFen, payments }: SharesNow): Fen[] {
  const whole = mentorShareFen(profit.profitFen, profit.basisPoints);
  if (contractFen === null || contractFen === 0) return shareOut(whole, weights);
  const standing = standingFen(contractFen, payments);
  const kept = Number((BigInt(whole) * BigInt(standing)) / BigInt(contractFen));
  return shareOut(kept, weights);
}
