// An amount shared out to the fen by the largest remainder: the parts add up to it exactly (rules.md 8).
import type { Fen } from "../money.ts";

/**
 * Parts in the order of the weights (whole numbers, none negative, not all 0). What is left over after rounding towards
 * zero goes fen by fen to the largest remainders; of equal ones to the first. A negative amount is its positive one
 * turned round, so that a refund takes back what the payment gave.
 */
export function apportion(amountFen: Fen, weights: readonly number[]): readonly Fen[] {
  const [only, another] = weights;
  // Nearly always; a quarter of a company is tens of thousands of these.
  if (only !== undefined && only > 0 && another === undefined) return [amountFen === 0 ? 0 : amountFen];
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total <= 0n) throw new RangeError("nothing to share out by");
  const amount = BigInt(Math.abs(amountFen));
  const quotas = weights.map((weight) => amount * BigInt(weight));
  const parts = quotas.map((quota) => quota / total);
  let left = amount - parts.reduce((sum, part) => sum + part, 0n);
  const byRemainder = quotas
    .map((quota, index) => ({ index, remainder: quota % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  const sign = amountFen < 0 ? -1 : 1;
  // No -0: it is not equal to 0 everywhere.
  return parts.map((part) => (part === 0n ? 0 : sign * Number(part)));
}
