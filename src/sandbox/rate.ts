// How many messages of one sender or to one receiver pass within a minute.

const MINUTE_MS = 60_000;

export interface Rate {
  /** Counts one; false when it is one too many. */
  passes(key: string): boolean;
}

export function createRate(perMinute: number, now: () => number): Rate {
  const instants = new Map<string, number[]>();
  return {
    passes(key) {
      const recent = (instants.get(key) ?? []).filter((instant) => instant > now() - MINUTE_MS);
      instants.set(key, recent);
      if (recent.length >= perMinute) return false;
      recent.push(now());
      return true;
    },
  };
}
