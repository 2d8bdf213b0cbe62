// Whom WeCom did not know a moment ago: not asked about again for five minutes.

export interface Strangers {
  has(id: string): boolean;
  add(id: string): void;
  clear(): void;
}

const NO_LASTS_MS = 300_000;
const MOST_REMEMBERED = 1000;

/** @param monotonic milliseconds that only ever grow */
export function createStrangers(monotonic: () => number): Strangers {
  const askedAt = new Map<string, number>();
  return {
    has(id) {
      const asked = askedAt.get(id);
      return asked !== undefined && monotonic() - asked < NO_LASTS_MS;
    },
    add(id) {
      if (askedAt.size >= MOST_REMEMBERED) askedAt.clear();
      askedAt.set(id, monotonic());
    },
    clear: () => askedAt.clear(),
  };
}
