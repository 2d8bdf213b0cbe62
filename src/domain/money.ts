// Money is whole fen in CNY (rules.md 1).

/** CNY in fen, a safe integer; negative for what goes back. */
export type Fen = number;

/** More than any order of ours; what is typed above it is a slip. */
export const MOST_FEN: Fen = 100_000_000_000_00;
