// How many acts of the past a number would have stopped, before and after, by department: one play for each kind of number (rules.md 9.2).
import type { Calendar, Span } from "../calendar.ts";
import { groupedBy } from "../grouped.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Books } from "./forecast.ts";
import type { NumberPath } from "./number.ts";
import type { ClaimPast, PastHolding } from "./past-hands.ts";
import type { ActKind, ActsForecast, Played } from "./played.ts";
import { type ClaimNeeds, playClaims } from "./played-claims.ts";
import { earlyPushes, type PastPush, type PastQuiet, quietsForHeads, refusedQuiets } from "./played-peace.ts";
import { lateFirst, type PastAsking, type PastFirst, reachedManagers } from "./played-waits.ts";

const KINDS: { readonly [Path in NumberPath]?: ActKind } = {
  "pool.claimsADay": "claims",
  "pool.untouchedLimit": "claims",
  "pool.untouchedDays": "claims",
  "pool.ownedAtOnce": "claims",
  "pool.coolOffOwnReturnDays": "claims",
  "pool.coolOffAutomaticDays": "claims",
  "peace.quietLeastDays": "quiets",
  "peace.quietMostDays": "quiets",
  "peace.quietAloneDays": "heads",
  "peace.pushOnceDays": "pushes",
  "peace.pushTwiceDays": "pushes",
  "notices.firstResponseMinutes": "firsts",
  "notices.firstResponseHeadMinutes": "firstsOfHeads",
  "escalation.headMinutes": "managers",
  "escalation.acknowledgedMinutes": "managers",
  "escalation.decisionMinutes": "managers",
};

/** A claim that was let through passes every limit that stays as it was, so only the changed one has to be asked. */
export function needsOf(path: NumberPath): ClaimNeeds {
  if (path === "pool.ownedAtOnce") return "stages";
  return path.startsWith("pool.untouched") ? "words" : "holdings";
}

/** Null for numbers that stop no act. */
export function actsOf(path: NumberPath): ActKind | null {
  return KINDS[path] ?? null;
}

export interface ActsPast {
  readonly holdings: readonly PastHolding[];
  readonly claims: ClaimPast;
  readonly quiets: readonly PastQuiet[];
  readonly pushes: readonly PastPush[];
  readonly firsts: readonly PastFirst[];
  readonly askings: readonly PastAsking[];
  /** When nobody could answer. */
  readonly outages: readonly Span[];
}

interface Acting {
  readonly kind: ActKind;
  readonly books: readonly Books[];
  readonly from: number;
  readonly now: number;
  readonly calendar: Calendar;
}

type Counted = Played & { readonly people: number };

/** By department; one in which nothing happened is not there. */
export function actsForecast(
  past: ActsPast,
  { kind, books, ...time }: Acting,
): ReadonlyMap<number, ActsForecast> {
  const found = new Map<number, ActsForecast>();
  const { from } = time;
  const play = {
    claims: claims(past, from),
    quiets: quiets(past),
    heads: heads(past),
    pushes: pushes(past, from),
    firsts: waits(past.firsts, (some, rules) =>
      lateFirst(some, { ...time, rules, minutes: "firstResponseMinutes" }),
    ),
    firstsOfHeads: waits(past.firsts, (some, rules) =>
      lateFirst(some, { ...time, rules, minutes: "firstResponseHeadMinutes" }),
    ),
    managers: waits(past.askings, (some, rules) =>
      reachedManagers(some, { ...time, rules, outages: past.outages }),
    ),
  }[kind];
  for (const { departmentId, before, after } of books) {
    const [was, would] = [play(departmentId, before), play(departmentId, after)];
    if (would.of > 0)
      found.set(departmentId, {
        kind,
        of: would.of,
        before: was.stopped.length,
        after: would.stopped.length,
        people: Math.max(was.people, would.people),
      });
  }
  return found;
}

type Play = (departmentId: number, rules: Rulebook) => Counted;

function claims({ holdings, claims: past }: ActsPast, from: number): Play {
  const byDepartment = groupedBy(holdings, ({ departmentId }) => departmentId);
  return (departmentId, rules) => {
    const people = groupedBy(byDepartment.get(departmentId) ?? [], ({ ownerId }) => ownerId);
    const all = [...people.values()].map((own) => playClaims(own, { past, from, rules }));
    return {
      of: all.reduce((sum, { of }) => sum + of, 0),
      stopped: all.flatMap(({ stopped }) => stopped),
      people: all.filter(({ stopped }) => stopped.length > 0).length,
    };
  };
}

const quiets = (past: ActsPast): Play => ofQuiets(past, refusedQuiets);
const heads = (past: ActsPast): Play => ofQuiets(past, quietsForHeads);

function ofQuiets(
  { quiets: all }: ActsPast,
  play: (some: readonly PastQuiet[], rules: Rulebook) => Played,
): Play {
  const byDepartment = groupedBy(all, ({ departmentId }) => departmentId);
  return (departmentId, rules) => {
    const theirs = byDepartment.get(departmentId) ?? [];
    const played = play(theirs, rules);
    const people = new Set(theirs.filter(({ no }) => played.stopped.includes(no)).map(({ by }) => by));
    return { ...played, people: people.size };
  };
}

/** A customer's pushes are counted over all people, so they are played together, whoever sent them. */
function pushes({ pushes: all }: ActsPast, from: number): Play {
  const known = new Map<string, readonly PastPush[]>();
  return (departmentId, rules) => {
    const key = `${rules.peace.pushOnceDays}/${rules.peace.pushTwiceDays}`;
    const early = known.get(key) ?? earlyPushes(all, { from, rules });
    known.set(key, early);
    const theirs = early.filter((one) => one.departmentId === departmentId);
    return {
      of: all.filter((one) => one.departmentId === departmentId && one.at >= from).length,
      stopped: theirs.map(({ customerId }) => customerId),
      people: new Set(theirs.map(({ by }) => by)).size,
    };
  };
}

interface PastWait {
  readonly no: number;
  readonly departmentId: number;
  readonly ownerId: string;
}

/** People are those whose customers waited. */
function waits<Wait extends PastWait>(
  all: readonly Wait[],
  play: (some: readonly Wait[], rules: Rulebook) => Played,
): Play {
  const byDepartment = groupedBy(all, ({ departmentId }) => departmentId);
  return (departmentId, rules) => {
    const theirs = byDepartment.get(departmentId) ?? [];
    const played = play(theirs, rules);
    const late = new Set(played.stopped);
    return {
      ...played,
      people: new Set(theirs.filter(({ no }) => late.has(no)).map((one) => one.ownerId)).size,
    };
  };
}
