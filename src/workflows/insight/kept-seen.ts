// Many stays as they are seen through a window, until the window is another one: what has changed since is seen anew, and nothing else.
import { firstPlace } from "../../domain/by-halves.ts";
import type { Standstills } from "../../domain/insight/dwell.ts";
import { insideOf, type Scope } from "../../domain/insight/scope.ts";
import { type Seen, type StayOfItem, seenThrough, type Window } from "../../domain/insight/seen.ts";
import type { KeptStays, StaysChange } from "./kept-stays.ts";

export interface KeptSeen {
  /** Null for what lies farther back than stays are kept. `standstills`: the same object while there are no others. */
  of(scope: Scope, window: Window, standstills: Standstills): readonly Seen[] | null;
}

interface Looked {
  readonly standstills: Standstills;
  /** How the stays stood. */
  mark: number;
  readonly seen: Seen[];
}

const COMPANY: Scope = { kind: "company" };
/** Of all that is kept together: some 100 bytes each. */
const MOST = 800_000;

/** @param fewest fewer are seen sooner than they are kept */
export function keepSeen(stays: KeptStays, fewest: number): KeptSeen {
  const kept = new Map<string, Looked>();

  function forgetOldest(): void {
    let sum = 0;
    for (const [key, { seen }] of [...kept].reverse()) {
      sum += seen.length;
      if (sum > MOST) kept.delete(key);
    }
  }

  return {
    of(scope, window, standstills) {
      const key = JSON.stringify([scope, window]);
      const mark = stays.mark(COMPANY);
      const found = kept.get(key);
      const changes = found?.standstills === standstills ? stays.changedSince(found.mark) : null;
      kept.delete(key);
      if (found !== undefined && changes !== null) {
        const through = (some: readonly StayOfItem[]) => seenThrough(some, window, standstills);
        for (const change of changes) bring(found.seen, change, { scope, through });
        found.mark = mark;
        kept.set(key, found);
        return found.seen;
      }
      const all = stays.since(scope, window.from);
      if (all === null) return null;
      const seen = [...seenThrough(all, window, standstills)];
      if (all.length >= fewest) kept.set(key, { standstills, mark, seen });
      forgetOldest();
      return seen;
    },
  };
}

/** Takes out what was seen of one item, and puts in what is. */
function bring(
  seen: Seen[],
  { before, after }: StaysChange,
  given: { readonly scope: Scope; readonly through: (some: readonly StayOfItem[]) => readonly Seen[] },
): void {
  for (const { id } of before) {
    const place = firstPlace(seen, (one) => idOf(one) >= id);
    if (seen[place]?.stay.id === id) seen.splice(place, 1);
  }
  for (const one of given.through(after.filter(insideOf(given.scope))))
    seen.splice(
      firstPlace(seen, (other) => idOf(other) >= one.stay.id),
      0,
      one,
    );
}

const idOf = ({ stay }: Seen) => stay.id;
