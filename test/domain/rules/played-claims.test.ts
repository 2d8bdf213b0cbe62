// The sweep over somebody's claims counts what a look at everything, at each of them, would count.
import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_RULEBOOK } from "../../../src/domain/rulebook.ts";
import { withNumber } from "../../../src/domain/rules/number.ts";
import type { ClaimPast, PastHolding } from "../../../src/domain/rules/past-hands.ts";
import { playClaims } from "../../../src/domain/rules/played-claims.ts";
import { NOW } from "../an-item.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const halfDays = fc.integer({ min: 0, max: 60 }).map((count) => NOW + count * 12 * HOUR);
const lasting = fc.option(fc.integer({ min: 1, max: 50 }).map((count) => count * 12 * HOUR));
const aHolding = fc.record({
  no: fc.integer({ min: 1, max: 20 }),
  at: halfDays,
  lastsMs: lasting,
  how: fc.constantFrom("claimed", "claimed", "assigned"),
});
const aStay = fc.record({
  no: fc.integer({ min: 1, max: 20 }),
  stage: fc.constantFrom(1, 1, 1, 2, 5),
  at: halfDays,
  lastsMs: lasting,
});
const told = fc.record({ no: fc.integer({ min: 1, max: 12 }), at: halfDays });
const quiet = fc.record({ no: fc.integer({ min: 1, max: 12 }), from: halfDays, lastsMs: lasting });

const until = (from: number, lastsMs: number | null) => (lastsMs === null ? null : from + lastsMs);
const byNo = <T extends { readonly no: number }>(all: readonly T[]): Map<number, T[]> =>
  new Map(all.map(({ no }) => [no, all.filter((one) => one.no === no)]));

/** An item is in one stage, and once in a pair of hands, at a time: where two would meet, the later one ends the earlier. */
function inARow<T extends { readonly no: number; readonly at: number; readonly lastsMs: number | null }>(
  all: readonly T[],
) {
  const sorted = [...all].sort((one, other) => one.at - other.at);
  return sorted.map((one, index) => {
    const next = sorted.slice(index + 1).find(({ no }) => no === one.no);
    const ends = Math.min(until(one.at, one.lastsMs) ?? Infinity, next?.at ?? Infinity);
    return { ...one, ends: ends === Infinity ? null : ends };
  });
}

test("at each claim: what was in hand, and what nobody had touched", () => {
  const given = fc.record({
    holdings: fc.array(aHolding, { minLength: 10, maxLength: 40 }),
    stays: fc.array(aStay, { maxLength: 40 }),
    told: fc.array(told, { maxLength: 15 }),
    quiet: fc.array(quiet, { maxLength: 3 }),
    ownedAtOnce: fc.integer({ min: 1, max: 15 }),
    untouchedLimit: fc.integer({ min: 0, max: 2 }),
    untouchedDays: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(given, (all) => {
      let rules = withNumber(DEFAULT_RULEBOOK, "pool.ownedAtOnce", all.ownedAtOnce);
      rules = withNumber(rules, "pool.untouchedLimit", all.untouchedLimit);
      rules = withNumber(rules, "pool.untouchedDays", all.untouchedDays);
      rules = withNumber(rules, "pool.coolOffOwnReturnDays", 0);
      const holdings: PastHolding[] = inARow(all.holdings).map(({ no, at, ends, how }) => ({
        no,
        ownerId: "a",
        departmentId: 1,
        beganAt: at,
        how: how as "claimed",
        endedAt: ends,
        endedBy: ends === null ? null : ("returned" as const),
      }));
      const stays = inARow(all.stays).map(({ no, stage, at, ends }) => ({
        no,
        stage,
        enteredAt: at,
        leftAt: ends,
      }));
      const past: ClaimPast = {
        stays: byNo(stays),
        followedUp: new Map([...byNo(all.told)].map(([no, some]) => [no, some.map(({ at }) => at)])),
        quiet: byNo(all.quiet.map((one) => ({ ...one, until: until(one.from, one.lastsMs) ?? Infinity }))),
      };
      expect(playClaims(holdings, { past, from: NOW, rules }).stopped).toEqual(
        lookedThrough(holdings, { past, limits: all }),
      );
    }),
    { numRuns: 1000 },
  );
});

interface Looking {
  readonly past: ClaimPast;
  readonly limits: {
    readonly ownedAtOnce: number;
    readonly untouchedLimit: number;
    readonly untouchedDays: number;
  };
}

/** The rule in its own words, asked anew at every claim. */
function lookedThrough(holdings: readonly PastHolding[], { past, limits }: Looking): number[] {
  const held: PastHolding[] = [];
  const refused: number[] = [];
  const days = new Map<number, number>();
  for (const one of holdings) {
    const now = one.beganAt;
    const inHand = held.filter(({ endedAt }) => endedAt === null || endedAt > now);
    const stageOf = (no: number) =>
      past.stays.get(no)?.find((stay) => stay.enteredAt <= now && (stay.leftAt ?? Infinity) > now)?.stage ??
      0;
    const owned = inHand.filter(({ no }) => stageOf(no) >= 1 && stageOf(no) <= 4).length;
    const since = now - limits.untouchedDays * DAY;
    const untouched = inHand.filter(
      ({ no, beganAt }) =>
        stageOf(no) === 1 &&
        beganAt < since &&
        past.followedUp?.get(no)?.some((at) => at >= since && at <= now) !== true &&
        past.quiet.get(no)?.some((rest) => rest.from <= now && now < rest.until) !== true,
    ).length;
    const today = Math.floor((now + 8 * HOUR) / DAY);
    const claims = days.get(today) ?? 0;
    const isTooMuch = owned >= limits.ownedAtOnce || untouched > limits.untouchedLimit;
    if (one.how === "claimed" && (isTooMuch || claims >= DEFAULT_RULEBOOK.pool.claimsADay)) {
      refused.push(one.no);
      continue;
    }
    if (one.how === "claimed") days.set(today, claims + 1);
    held.push(one);
  }
  return refused;
}

test("where words were not read nothing counts as untouched, so another limit's play refuses nobody for it", () => {
  const holdings = Array.from({ length: 9 }, (_, index) => ({
    no: index + 1,
    ownerId: "a",
    departmentId: 1,
    beganAt: NOW + index * 5 * DAY,
    how: "claimed" as const,
    endedAt: null,
    endedBy: null,
  }));
  const past: ClaimPast = {
    stays: new Map(holdings.map(({ no }) => [no, [{ stage: 1, enteredAt: NOW, leftAt: null }]])),
    followedUp: null,
    quiet: new Map(),
  };
  const play = (some: ClaimPast) =>
    playClaims(holdings, { past: some, from: NOW, rules: DEFAULT_RULEBOOK }).stopped.length;
  expect(play(past)).toBe(0);
  expect(play({ ...past, followedUp: new Map() })).toBeGreaterThan(0);
});
