// Many stays as they are seen through a window, with the figures made of them, until the window is another one: what has changed
// since is seen anew and counted anew, and nothing else.
import { firstPlace } from "../../domain/by-halves.ts";
import type { Standstills } from "../../domain/insight/dwell.ts";
import { figuresOf, type Running } from "../../domain/insight/running.ts";
import { insideOf, type Scope } from "../../domain/insight/scope.ts";
import { type Seen, type StayOfItem, seenThrough, type Window } from "../../domain/insight/seen.ts";
import type { KeptStays } from "./kept-stays.ts";
import type { Sight } from "./sight.ts";

export interface KeptSeen {
  /**
   * Of every so many-th item. Null for what lies farther back than stays are kept. `standstills`: the same object while there are
   * no others.
   */
  of(
    scope: Scope,
    window: Window,
    given: { readonly standstills: Standstills; readonly every: number },
  ): Sight | null;
}

interface Looked {
  readonly standstills: Standstills;
  /** How the stays stood. */
  mark: number;
  readonly seen: Seen[];
  readonly figures: Map<string, Running<unknown>>;
}

const COMPANY: Scope = { kind: "company" };
/** Of all that is kept together: some 100 bytes each, and as many again for the figures made of them. */
const MOST = 800_000;
/** What is seen of few is kept for its figures, which are as large as of so many. */
const FEWEST = 2000;

export function keepSeen(stays: KeptStays): KeptSeen {
  const kept = new Map<string, Looked>();

  function forgetOldest(): void {
    let sum = 0;
    for (const [key, { seen }] of [...kept].reverse()) {
      sum += Math.max(FEWEST, seen.length);
      if (sum > MOST) kept.delete(key);
    }
  }

  return {
    of(scope, window, { standstills, every }) {
      const key = JSON.stringify([scope, window, every]);
      const mark = stays.mark(COMPANY);
      const isInside = insideOf(scope);
      const isOne = (stay: StayOfItem) =>
        stay.no % every === 0 && isInside(stay) && isSince(stay, window.from);
      const through = (some: readonly StayOfItem[]) => [...seenThrough(some, window, standstills)];
      const found = kept.get(key);
      const changes = found?.standstills === standstills ? stays.changedSince(found.mark) : null;
      // Whatever goes wrong on the way, it is begun anew.
      kept.delete(key);
      if (found !== undefined && changes !== null) {
        for (const { before, after } of changes)
          bring(found, through(before.filter(isOne)), through(after.filter(isOne)));
        found.mark = mark;
        kept.set(key, found);
        return sightIn(found);
      }
      const all = stays.since(scope, window.from, every);
      if (all === null) return null;
      const seen = through(all);
      const looked: Looked = { standstills, mark, seen, figures: new Map() };
      kept.set(key, looked);
      forgetOldest();
      return sightIn(looked);
    },
  };
}

function isSince({ leftAt }: StayOfItem, from: number): boolean {
  return leftAt === null || leftAt >= from;
}

function sightIn({ seen, figures }: Looked): Sight {
  return {
    seen,
    figures<Figures>(name: string, begin: () => Running<Figures>): Figures {
      const known = figures.get(name) as Running<Figures> | undefined;
      if (known !== undefined) return known.figures();
      const begun = begin();
      const found = figuresOf(begun, seen);
      figures.set(name, begun);
      return found;
    },
  };
}

/** Takes out what was seen of one item, and puts in what is. */
function bring({ seen, figures }: Looked, before: readonly Seen[], after: readonly Seen[]): void {
  for (const one of before) {
    const place = placeOf(seen, one);
    if (seen[place]?.stay.id === one.stay.id) seen.splice(place, 1);
  }
  for (const one of after) seen.splice(placeOf(seen, one), 0, one);
  for (const running of figures.values()) {
    running.take(before);
    running.add(after);
  }
}

function placeOf(seen: readonly Seen[], { stay }: Seen): number {
  return firstPlace(seen, (one) => one.stay.id >= stay.id);
}
