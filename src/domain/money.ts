// Money is whole fen in CNY; divisions are exact by largest remainder (rules.md 8).

/** CNY in fen, a safe integer; negative for what goes back. */
export type Fen = number;

/** Parts of 10 000. */
export type BasisPoints = number;

/** More than any order of ours; what is typed above it is a slip. */
export const MOST_FEN: Fen = 100_000_000_000_00;

/**
 * Divides a total by shares in basis points; the parts add up to the total to the fen. Ties go to the earlier share.
 * The shares need not add up to 10 000, but must not all be zero.
 */
export function splitByLargestRemainder(total: Fen, shares: readonly BasisPoints[]): Fen[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  if (whole <= 0 || shares.some((share) => share < 0)) throw new RangeError("shares must be positive");
  const sign = total < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(total));
  const parts = shares.map((share, index) => {
    const exact = amount * BigInt(share);
    return { index, fen: Number(exact / BigInt(whole)), remainder: Number(exact % BigInt(whole)) };
  });
  let left = Math.abs(total) - parts.reduce((sum, part) => sum + part.fen, 0);
  for (const part of [...parts].sort((a, b) => b.remainder - a.remainder || a.index - b.index)) {
    if (left === 0) break;
    part.fen++;
    left--;
  }
  return parts.map((part) => (part.fen === 0 ? 0 : sign * part.fen));
}
