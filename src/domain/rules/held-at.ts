// How many of somebody's items stood in their way at each beginning of a spell: counted in one sweep, not looked through at each.
import { firstPlace } from "../by-halves.ts";
import type { Rulebook } from "../rulebook.ts";
import type { ClaimPast, PastHolding, Span } from "./past-hands.ts";

const DAY_MS = 86_400_000;

/** Worked on: owned in stages 1 to 4. */
export function* workedOnSpans({ no, beganAt, endedAt }: PastHolding, { stays }: ClaimPast): Generator<Span> {
  for (const { stage, enteredAt, leftAt } of stays.get(no) ?? [])
    if (stage >= 1 && stage <= 4)
      yield { from: Math.max(beganAt, enteredAt), until: Math.min(endedAt ?? Infinity, leftAt ?? Infinity) };
}

/** Untouched: first contacts held longer than the rule's days, with no word that counts in as many, not left in peace. */
export function* untouchedSpans(
  { no, beganAt, endedAt }: PastHolding,
  { past, rules }: { readonly past: ClaimPast; readonly rules: Rulebook },
): Generator<Span> {
  const { stays, followedUp, quiet } = past;
  const first = stays.get(no)?.filter(({ stage }) => stage === 1) ?? [];
  if (first.length === 0 || followedUp === null) return;
  const waitMs = rules.pool.untouchedDays * DAY_MS + 1;
  const busy = [
    { from: -Infinity, until: beganAt + waitMs },
    ...(followedUp.get(no) ?? []).map((at) => ({ from: at, until: at + waitMs })),
    ...(quiet.get(no) ?? []),
  ].sort((one, other) => one.from - other.from);
  for (const { enteredAt, leftAt } of first) {
    const until = Math.min(endedAt ?? Infinity, leftAt ?? Infinity);
    let from = enteredAt;
    for (const one of busy) {
      if (one.from > from) yield { from, until: Math.min(until, one.from) };
      from = Math.max(from, one.until);
    }
    yield { from, until };
  }
}

/** Counts spans at instants that are asked for in their order (ms, rising); what is added must lie behind the last one asked. */
export function countingAt(instants: readonly number[]) {
  const changes = new Int32Array(instants.length + 1);
  let next = 0;
  let count = 0;
  const firstFrom = (at: number): number => firstPlace(instants, (instant) => instant >= at, next);
  return {
    add({ from, until }: Span): void {
      if (until <= from) return;
      const [first, last] = [firstFrom(from), firstFrom(until)];
      changes[first] = (changes[first] as number) + 1;
      changes[last] = (changes[last] as number) - 1;
    },
    at(index: number): number {
      for (; next <= index; next++) count += changes[next] as number;
      return count;
    },
  };
}
