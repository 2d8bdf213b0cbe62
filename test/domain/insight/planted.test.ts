// A year whose truth is known: what was planted is found within what is stated, and where nothing was, nothing is.
import { expect, test } from "vitest";
import { deviationsFor, findingsIn } from "../../../src/domain/insight/anomaly.ts";
import { runningComers } from "../../../src/domain/insight/comers.ts";
import { comingIn } from "../../../src/domain/insight/coming.ts";
import { runningComparable } from "../../../src/domain/insight/comparable.ts";
import { standstillsOf } from "../../../src/domain/insight/dwell.ts";
import { funnelOf } from "../../../src/domain/insight/funnel.ts";
import { figuresOf } from "../../../src/domain/insight/running.ts";
import { type Seen, seenThrough } from "../../../src/domain/insight/seen.ts";
import { runningTried, strengthsIn as strengthsAmong } from "../../../src/domain/insight/strength.ts";
import { unlikeIn as unlikeAmong } from "../../../src/domain/insight/unusual.ts";
import { INSIGHT_RULES } from "../../../src/domain/insight-rules.ts";
import { chanceOf, DAY, lived, type Person, team, USUAL } from "./lived.ts";

const YEAR = { from: 0, until: 365 * DAY, asOf: 365 * DAY };
const { insight: rules } = INSIGHT_RULES;

/** What is seen of a year of theirs at its end. */
function seenOf(people: readonly Person[], chance: () => number): readonly Seen[] {
  return seenThrough(lived(people, chance), YEAR, standstillsOf([]));
}

const unlikeIn = (own: readonly Seen[], others: readonly Seen[]) =>
  unlikeAmong(figuresOf(runningComparable(rules), own), figuresOf(runningComparable(rules), others), rules);

const strengthsIn = (seen: readonly Seen[]) => strengthsAmong([figuresOf(runningTried(rules), seen)], rules);

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

test("medians, open ones counted, are those of the dwell that was planted", () => {
  const medians = SEEDS.map(
    (seed) => funnelOf(seenOf(team(6), chanceOf(seed)), YEAR)[3]?.dwell.medianMs ?? 0,
  );
  const mean = medians.reduce((sum, ms) => sum + ms, 0) / medians.length / DAY;
  // Of what leaves after a time that is exponential, half has left after ln 2 of its mean.
  expect(mean).toBeGreaterThan(14 * Math.LN2 * 0.93);
  expect(mean).toBeLessThan(14 * Math.LN2 * 1.07);
});

test("a person's planted share lies within what is stated as eight in ten", () => {
  let [within, all] = [0, 0];
  for (const seed of SEEDS) {
    const chance = chanceOf(seed);
    const people = team(8).map((person) => ({
      ...person,
      moves: person.moves.map((share) => Math.min(0.95, Math.max(0.05, share + (chance() - 0.5) * 0.3))),
    }));
    for (const { memberId, stage, low, high } of strengthsIn(seenOf(people, chance))) {
      const truth = (people.find(({ id }) => id === memberId)?.moves[stage - 1] ?? 0) * 10_000;
      all++;
      if (truth >= low && truth <= high) within++;
    }
  }
  expect(all).toBeGreaterThan(800);
  expect(within / all).toBeGreaterThan(0.72);
  expect(within / all).toBeLessThan(0.9);
});

test.each([
  ["slow", { days: [4, 10, 32, 10, 6] }],
  ["weak", { moves: [0.6, 0.6, 0.2, 0.6, 0.8] }],
] as const)("a team that is %s in one stage is told so, of that stage first", (sign, planted) => {
  let named = 0;
  for (const seed of SEEDS) {
    const chance = chanceOf(seed);
    const own = seenOf([{ ...USUAL, ...planted, id: "own", items: 180 }], chance);
    const [first] = unlikeIn(own, seenOf(team(8), chance)).filter(({ isUnusual }) => isUnusual);
    if (first?.stage === 3 && first.sign === sign) named++;
  }
  expect(named).toBeGreaterThanOrEqual(SEEDS.length - 2);
});

test("where everybody is alike, hardly a year has an alarm, in any stage", () => {
  const alarms = SEEDS.filter((seed) => {
    const chance = chanceOf(seed);
    const own = seenOf([{ ...USUAL, id: "own", items: 120 }], chance);
    return unlikeIn(own, seenOf(team(8), chance)).some(({ isUnusual }) => isUnusual);
  });
  expect(alarms.length).toBeLessThanOrEqual(1);
});

test("of two items in all nobody is told anything", () => {
  const chance = chanceOf(1);
  const few = seenOf([{ ...USUAL, id: "own", items: 2 }], chance);
  expect(unlikeIn(few, seenOf(team(8), chance))).toEqual([]);
  expect(strengthsIn(few)).toEqual([]);
});

test("twenty departments that are all alike hardly ever bring an alarm, whatever is looked at", () => {
  const alarms = SEEDS.slice(0, 20).filter((seed) => {
    const all = seenOf(team(20, 80), chanceOf(seed));
    const comers = figuresOf(runningComers(YEAR), all);
    const compared = team(20).map(({ id }, index) => {
      const isTheirs = ({ stay }: Seen) => stay.ownerId === id;
      const others = all.filter((one) => !isTheirs(one));
      const scope = { kind: "member", memberId: id } as const;
      const coming = comingIn(comers, { scope, rules });
      return { departmentId: index, coming, unlike: unlikeIn(all.filter(isTheirs), others) };
    });
    return findingsIn(compared, rules).some(({ isSure }) => isSure);
  });
  expect(alarms.length).toBeLessThanOrEqual(2);
});

test("the more is looked at, the farther off something must be", () => {
  const { unusual } = rules;
  expect(deviationsFor(1, unusual)).toBe(unusual.deviations);
  // Of 1 100 looks a sure one is 4.3 standard deviations off: chance alone has one in twenty weeks at most.
  expect(deviationsFor(1100, unusual)).toBeCloseTo(4.31, 2);
});
