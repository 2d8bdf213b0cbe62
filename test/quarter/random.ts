// Chance that can be repeated: the seed is printed, the same seed plays the same quarter.

export interface Chance {
  /** In [0, 1). */
  next(): number;
  happens(probability: number): boolean;
  /** A whole number of the range, both ends included. */
  between(first: number, last: number): number;
  /** Undefined where there is nothing to choose from. */
  one<T>(from: readonly T[]): T | undefined;
}

/** mulberry32. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    happens: (probability) => next() < probability,
    between: (first, last) => first + Math.floor(next() * (last - first + 1)),
    one: (from) => from[Math.floor(next() * from.length)],
  };
}
