// How many messages of one sender or to one receiver pass within a while.

const MINUTE_MS = 60_000;

export interface Rate {
  /** Counts one; false when it is one too many. */
  passes(key: string): boolean;
}

/** @param most within `windowMs`, a minute when not given */
export function createRate(most: number, now: () => number, windowMs = MINUTE_MS): Rate {
  const instants = new Map<string, number[]>();
  return {
    passes(key) {
      const recent = (instants.get(key) ?? []).filter((instant) => instant > now() - windowMs);
      instants.set(key, recent);
      if (recent.length >= most) return false;
      recent.push(now());
      return true;
    },
  };
}
