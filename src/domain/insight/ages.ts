// How long things were watched, sorted: what curves are drawn from, kept so that one more or one less is no work.
import { sortedNumbers } from "../sorted-numbers.ts";

/** One that was watched from an age to an age (ms), and whether it ended there or is only not watched any more. */
export interface Exposure {
  readonly fromMs: number;
  readonly toMs: number;
  readonly ended: boolean;
  /** Time was taken out of it: it stood still, or lay in the pool. */
  readonly rested?: boolean;
}

/** Sorted: when they were met, when they were seen last, and of those that ended when. */
export interface Ages {
  readonly begun: Float64Array;
  readonly over: Float64Array;
  readonly ends: Float64Array;
  /** Of how many time was taken out. */
  readonly rested: number;
}

/** Ages that go along with what is watched. */
export interface RunningAges {
  add(one: Exposure | null): void;
  /** One that was added. */
  take(one: Exposure | null): void;
  /** Good until the next change. */
  now(): Ages;
}

export function runningAges(): RunningAges {
  const [begun, over, ends] = [sortedNumbers(), sortedNumbers(), sortedNumbers()];
  let rested = 0;
  return {
    add(one) {
      if (one === null || !isWatched(one)) return;
      begun.add(one.fromMs);
      over.add(one.toMs);
      if (one.ended) ends.add(one.toMs);
      if (one.rested === true) rested++;
    },
    take(one) {
      if (one === null || !isWatched(one)) return;
      begun.take(one.fromMs);
      over.take(one.toMs);
      if (one.ended) ends.take(one.toMs);
      if (one.rested === true) rested--;
    },
    now: () => ({ begun: begun.all(), over: over.all(), ends: ends.all(), rested }),
  };
}

export function agesOf(watched: Iterable<Exposure>): Ages {
  const ages = runningAges();
  for (const one of watched) ages.add(one);
  return ages.now();
}

function isWatched({ fromMs, toMs, ended }: Exposure): boolean {
  return toMs > fromMs || (ended && toMs >= fromMs);
}

/** Of several together. */
export function joined(all: readonly Ages[]): Ages {
  const [only, another] = all;
  if (only !== undefined && another === undefined) return only;
  return {
    begun: sorted(all.map(({ begun }) => begun)),
    over: sorted(all.map(({ over }) => over)),
    ends: sorted(all.map(({ ends }) => ends)),
    rested: all.reduce((sum, { rested }) => sum + rested, 0),
  };
}

function sorted(all: readonly Float64Array[]): Float64Array {
  const together = new Float64Array(all.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const some of all) {
    together.set(some, place);
    place += some.length;
  }
  return together.sort();
}

/** Without some that are among them. */
export function lessAges(all: Ages, some: Ages): Ages {
  return {
    begun: less(all.begun, some.begun),
    over: less(all.over, some.over),
    ends: less(all.ends, some.ends),
    rested: all.rested - some.rested,
  };
}

function less(all: Float64Array, some: Float64Array): Float64Array {
  if (some.length === 0) return all;
  const rest = new Float64Array(all.length - some.length);
  let [gone, kept] = [0, 0];
  for (const one of all) {
    if (some[gone] === one) gone++;
    else rest[kept++] = one;
  }
  if (gone < some.length) throw new Error("ages are taken out that were never put in");
  return rest;
}
