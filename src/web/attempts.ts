// So many times in so long, and not more: failed logins of an address, searches of a person.

export interface Attempts {
  /** Until when (ms) there is none left; null where there is one. */
  blockedUntil(key: string): number | null;
  count(key: string): void;
}

/** More keys than that at once are nobody's work; the oldest are forgotten first. */
const MOST_KEYS = 10_000;

export function createAttempts(limit: {
  readonly most: number;
  readonly withinMs: number;
  readonly now: () => number;
}): Attempts {
  const { most, withinMs, now } = limit;
  const counted = new Map<string, readonly number[]>();
  const recent = (key: string) => (counted.get(key) ?? []).filter((at) => at > now() - withinMs);
  return {
    blockedUntil(key) {
      const at = recent(key).at(-most);
      return at === undefined ? null : at + withinMs;
    },
    count(key) {
      const instants = [...recent(key), now()].slice(-most);
      counted.delete(key);
      counted.set(key, instants);
      const [oldest] = counted.keys();
      if (counted.size > MOST_KEYS && oldest !== undefined) counted.delete(oldest);
    },
  };
}
