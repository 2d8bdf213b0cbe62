// How many opportunities came to somebody, beside as many of everybody else's people (rules.md 11; A55).
import type { InsightRules } from "../insight-rules.ts";
import { insideOf, type Scope } from "./scope.ts";
import { endOf, type Window } from "./seen.ts";

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

/** Of one person in one department, or of what is nobody's. */
export interface Comers {
  readonly ownerId: string | null;
  readonly departmentId: number | null;
  /** Stays that were still going on in the window, or began in it. */
  readonly there: number;
  /** What came to the first stage within the window. */
  readonly came: number;
  /** Of that what they found themselves (报备, 自拓); what was given to them after cleaning; and of this what went back. */
  readonly found: number;
  readonly given: number;
  readonly sentBack: number;
  /** Leads of the company's marketing in the window, and in as long a time before it. */
  readonly leads: number;
  readonly leadsBefore: number;
}

/** @param of which of those that came */
export function comingIn(
  all: readonly Comers[],
  {
    scope,
    rules,
    of = ({ came }) => came,
  }: {
    readonly scope: Scope;
    readonly rules: Rules;
    readonly of?: (comers: Comers) => number;
  },
): Coming {
  const isInside = insideOf(scope);
  const people = { own: new Set<string>(), others: new Set<string>() };
  let [own, others] = [0, 0];
  for (const comers of all) {
    const isHere = isInside(comers);
    if (isHere) own += of(comers);
    else others += of(comers);
    if (comers.ownerId === null || comers.there === 0) continue;
    if (isHere) people.own.add(comers.ownerId);
    else people.others.add(comers.ownerId);
  }
  return comparedWith(own, others, {
    size: { own: Math.max(1, people.own.size), others: people.others.size },
    rules,
  });
}

/** Where there is nobody else: beside what came in an earlier time, as far as anybody was here then, day by day. */
export function comingBeside(
  count: number,
  earlier: { readonly count: number /** When the first of all stays began, ms. */; readonly firstAt: number },
  { window, before, rules }: { readonly window: Window; readonly before: Window; readonly rules: Rules },
): Coming {
  const first = Math.min(earlier.firstAt, before.until);
  const size = {
    own: endOf(window) - window.from,
    others: Math.max(0, before.until - Math.max(before.from, first)),
  };
  return comparedWith(count, earlier.count, { size, rules });
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
