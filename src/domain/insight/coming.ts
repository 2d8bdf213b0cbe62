// How many opportunities came to somebody, beside as many of everybody else's people (rules.md 11; A55).
import type { InsightRules } from "../insight-rules.ts";
import { insideOf, type Scope } from "./scope.ts";
import { endOf, type Seen, type Window } from "./seen.ts";

/** How many came to the first stage within the window, and how many would have, were it as for everybody else. */
export interface Coming {
  readonly count: number;
  /** Of as many people as are looked at; null where there is nobody else. */
  readonly usual: number | null;
  readonly isFewer: boolean;
  /** By how many standard deviations it is fewer; below nothing where it is more. */
  readonly shortfall: number;
  /** Far fewer, and no chance. */
  readonly isFew: boolean;
}

type Rules = Pick<InsightRules["insight"], "fewest" | "unusual">;

export function comingIn(
  all: readonly Seen[],
  { scope, window, rules }: { readonly scope: Scope; readonly window: Window; readonly rules: Rules },
): Coming {
  const isInside = insideOf(scope);
  const isHere = ({ stay }: Seen) => isInside(stay);
  return countedBeside(all, { isHere, window, rules })(enteredIn(all, window));
}

/** Where there is nobody else: beside what came in an earlier time, as far as anybody was here then, day by day. */
export function comingBeside(
  all: readonly Seen[],
  earlier: readonly Seen[],
  { window, before, rules }: { readonly window: Window; readonly before: Window; readonly rules: Rules },
): Coming {
  const first = earlier.reduce((least, { stay }) => Math.min(least, stay.enteredAt), before.until);
  const size = {
    own: endOf(window) - window.from,
    others: Math.max(0, before.until - Math.max(before.from, first)),
  };
  const [count, ofEarlier] = [enteredIn(all, window).length, enteredIn(earlier, before).length];
  return comparedWith(count, ofEarlier, { size, rules });
}

/** What came to the first stage within a window. */
export function enteredIn(all: readonly Seen[], window: Window): readonly Seen[] {
  return all.filter(({ stay }) => stay.stage === 1 && isEntry(stay) && isWithin(stay, window));
}

/** Counts some of what came, as far as it is theirs, beside the same of everybody else. */
export function countedBeside(
  all: readonly Seen[],
  {
    isHere,
    window,
    rules,
  }: { readonly isHere: (one: Seen) => boolean; readonly window: Window; readonly rules: Rules },
): (some: readonly Seen[]) => Coming {
  const people = { own: new Set<string>(), others: new Set<string>() };
  for (const one of all) {
    const { ownerId } = one.stay;
    if (ownerId === null || (one.leftAt !== null && one.leftAt < window.from)) continue;
    if (isHere(one)) people.own.add(ownerId);
    else people.others.add(ownerId);
  }
  const size = { own: Math.max(1, people.own.size), others: people.others.size };
  return (some) =>
    comparedWith(some.filter(isHere).length, some.filter((one) => !isHere(one)).length, { size, rules });
}

/** It came for the first time, and did not come back. */
export function isEntry({ entered }: Seen["stay"]): boolean {
  return entered === "start" || entered === "forward" || entered === "skipped";
}

function isWithin({ enteredAt }: Seen["stay"], { from, until, asOf }: Window): boolean {
  return enteredAt >= from && enteredAt < until && enteredAt <= asOf;
}

/** By how many each of the others has, with the chance that lies in both counts. */
function comparedWith(
  count: number,
  ofOthers: number,
  {
    size,
    rules,
  }: { readonly size: { readonly own: number; readonly others: number }; readonly rules: Rules },
): Coming {
  if (size.others === 0) return { count, usual: null, isFewer: false, shortfall: 0, isFew: false };
  const usual = (ofOthers / size.others) * size.own;
  const deviation = Math.sqrt(usual + (usual * usual) / Math.max(1, ofOthers));
  const isLarge = usual >= rules.fewest && count * rules.unusual.times <= usual;
  const shortfall = deviation === 0 ? 0 : (usual - count) / deviation;
  const isFew = isLarge && shortfall >= rules.unusual.deviations;
  return { count, usual, isFewer: count < usual, shortfall, isFew };
}
