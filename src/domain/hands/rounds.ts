// Items that go round: traded in a ring, claimed and given back again and again, or parked with colleagues (rules.md 4, 7).
// Signs, not proofs: a head looks, nothing follows by itself.
import type { Holding } from "../item/history.ts";
import type { Rulebook } from "../rulebook.ts";

const DAY_MS = 86_400_000;

export interface Round {
  readonly kind: "ring" | "passed-round" | "parked";
  /** The spells it was seen in, oldest first. */
  readonly spells: readonly Holding[];
  /** When the last of them began (ms). */
  readonly at: number;
}

export interface RoundFacts {
  /** Follow-ups that count: when (ms), and by whom. */
  readonly spoken: readonly { readonly at: number; readonly by: string }[];
  readonly rules: Pick<Rulebook, "poolLife">;
}

/** The latest one; null where there is none. `holdings`: of one item, oldest first. */
export function roundIn(holdings: readonly Holding[], facts: RoundFacts): Round | null {
  const spells = holdings.filter(({ endedBy }) => endedBy !== "undone");
  for (let end = spells.length - 1; end >= 2; end--) {
    const upTo = spells.slice(0, end + 1);
    const found = ringAt(upTo, facts) ?? passedRoundAt(upTo, facts) ?? parkedAt(upTo, facts);
    if (found !== null) return found;
  }
  return null;
}

/** A→B→A, A→B→C→A: handed on from one to the next until it is with one of them again. */
function ringAt(spells: readonly Holding[], { rules }: RoundFacts): Round | null {
  const last = spells.at(-1);
  if (last === undefined || last.how !== "transferred") return null;
  for (let start = spells.length - 2; start >= 0; start--) {
    const first = spells[start];
    const isTime = last.beganAt - (first?.endedAt ?? 0) <= rules.poolLife.ringDays * DAY_MS;
    if (first === undefined || first.endedBy !== "transferred" || !isTime) return null;
    if (first.ownerId === last.ownerId) return round("ring", spells.slice(start));
  }
  return null;
}

/** Claims with no follow-up between the first and the last, by fewer people than claims: somebody took it again. */
function passedRoundAt(spells: readonly Holding[], { spoken, rules }: RoundFacts): Round | null {
  const last = spells.at(-1);
  if (last === undefined || last.how !== "claimed") return null;
  const { roundDays, roundClaims } = rules.poolLife;
  const since = last.beganAt - roundDays * DAY_MS;
  const heard = Math.max(
    Number.NEGATIVE_INFINITY,
    ...spoken.map(({ at }) => at).filter((at) => at <= last.beganAt),
  );
  const claims = spells.filter(
    ({ how, beganAt }) => how === "claimed" && beganAt >= since && beganAt > heard,
  );
  const people = new Set(claims.map(({ ownerId }) => ownerId));
  return claims.length >= roundClaims && people.size < claims.length ? round("passed-round", claims) : null;
}

/** It waits with colleagues, who do nothing with it, until the same one may claim it again. */
function parkedAt(spells: readonly Holding[], { spoken, rules }: RoundFacts): Round | null {
  const last = spells.at(-1);
  if (last === undefined || last.how !== "claimed") return null;
  const since = last.beganAt - rules.poolLife.roundDays * DAY_MS;
  let times = 0;
  let start = spells.length - 1;
  for (let index = start - 1, isAway = false; index >= 0; index--) {
    const spell = spells[index];
    if (spell === undefined || spell.how !== "claimed" || spell.beganAt < since) break;
    if (spell.ownerId !== last.ownerId) {
      if (hasSpoken(spell, spoken)) break;
      isAway = true;
    } else if (isAway) {
      times++;
      isAway = false;
      start = index;
    }
  }
  return times >= rules.poolLife.parkedTimes ? round("parked", spells.slice(start)) : null;
}

function hasSpoken({ ownerId, beganAt, endedAt }: Holding, spoken: RoundFacts["spoken"]): boolean {
  return spoken.some(({ at, by }) => by === ownerId && at >= beganAt && at <= (endedAt ?? at));
}

function round(kind: Round["kind"], spells: readonly Holding[]): Round {
  return { kind, spells, at: spells.at(-1)?.beganAt ?? 0 };
}
