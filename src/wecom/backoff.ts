// Growing pauses between attempts, spread so that what failed together does not come back together.

export interface Backoff {
  /** The pause before the next attempt, ms: twice the last one, up to the longest, a quarter more or less. */
  next(): number;
  /** It works again: the next pause is the first one. */
  reset(): void;
}

/** @param random in [0, 1) */
export function createBackoff(
  { firstMs, longestMs }: { readonly firstMs: number; readonly longestMs: number },
  random: () => number,
): Backoff {
  let pauseMs = firstMs;
  return {
    next() {
      const now = pauseMs;
      pauseMs = Math.min(longestMs, pauseMs * 2);
      return Math.round(now * (0.75 + 0.5 * random()));
    },
    reset() {
      pauseMs = firstMs;
    },
  };
}
