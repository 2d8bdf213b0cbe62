// A year whose truth is known: what was planted is found within what is stated, and where nothing was, nothing is.
import { expect, test } from "vitest";
import { standstillsOf } from "../../../src/domain/insight/dwell.ts";
import { funnelOf } from "../../../src/domain/insight/funnel.ts";
import { type Seen, type StayOfItem, seenThrough } from "../../../src/domain/insight/seen.ts";
import type { StayStage } from "../../../src/domain/insight/stay.ts";
import { strengthsIn } from "../../../src/domain/insight/strength.ts";
import { unlikeIn } from "../../../src/domain/insight/unusual.ts";
import { INSIGHT_RULES } from "../../../src/domain/insight-rules.ts";

const DAY = 86_400_000;
const YEAR = { from: 0, until: 365 * DAY, asOf: 365 * DAY };
const { insight: rules } = INSIGHT_RULES;

interface Person {
  readonly id: string;
  /** Of stages 1–5: how much moves on, and the mean dwell in days. */
  readonly moves: readonly number[];
  readonly days: readonly number[];
  readonly items: number;
}

const USUAL = { moves: [0.6, 0.6, 0.55, 0.6, 0.8], days: [4, 10, 14, 10, 6], items: 60 };

function chanceOf(seed: number): () => number {
  let state = seed * 7919 + 17;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return ((state >>> 8) + 0.5) / 16_777_216;
  };
}

/** Everybody's items begin somewhere in the year and go their way until its end. */
function lived(people: readonly Person[], chance: () => number): readonly Seen[] {
  const stays: StayOfItem[] = [];
  let no = 0;
  for (const person of people)
    for (let index = 0; index < person.items; index++) {
      no++;
      const amountFen = Math.floor(chance() * 80_000_000);
      let at = chance() * 365 * DAY;
      for (let stage = 1; stage <= 6; stage++) {
        const stays1 = { stage: stage as StayStage, enteredAt: at, no, amountFen };
        const mean = person.days[stage - 1];
        if (mean === undefined) {
          stays.push(stay(person, stays1, null));
          break;
        }
        at += -Math.log(chance()) * mean * DAY;
        const left = chance() < (person.moves[stage - 1] ?? 0) ? "forward" : "lost";
        stays.push(stay(person, stays1, { left, leftAt: at }));
        if (left === "lost") break;
      }
    }
  return seenThrough(
    stays.filter(({ enteredAt }) => enteredAt < YEAR.until),
    YEAR,
    standstillsOf([]),
  );
}

function stay(
  { id }: Person,
  given: Pick<StayOfItem, "stage" | "enteredAt" | "no" | "amountFen">,
  over: Pick<StayOfItem, "left" | "leftAt"> | null,
): StayOfItem {
  return {
    id: 0,
    entered: given.stage === 1 ? "start" : "forward",
    left: null,
    leftAt: null,
    ...over,
    ownerId: id,
    departmentId: 1,
    largeDepartmentId: 1,
    awayMs: 0,
    awaySince: null,
    customerId: given.no,
    createdAt: 0,
    intake: "self-developed",
    ...given,
  };
}

const team = (count: number, items = USUAL.items): readonly Person[] =>
  Array.from({ length: count }, (_, index) => ({ ...USUAL, id: `p${index}`, items }));
const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

test("medians, open ones counted, are those of the dwell that was planted", () => {
  const medians = SEEDS.map((seed) => funnelOf(lived(team(6), chanceOf(seed)), YEAR)[3]?.dwell.medianMs ?? 0);
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
    for (const { memberId, stage, low, high } of strengthsIn(lived(people, chance), rules)) {
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
    const own = lived([{ ...USUAL, ...planted, id: "own", items: 180 }], chance);
    const [first] = unlikeIn(own, lived(team(8), chance), rules).filter(({ isUnusual }) => isUnusual);
    if (first?.stage === 3 && first.sign === sign) named++;
  }
  expect(named).toBeGreaterThanOrEqual(SEEDS.length - 2);
});

test("where everybody is alike, hardly a year has an alarm, in any stage", () => {
  const alarms = SEEDS.filter((seed) => {
    const chance = chanceOf(seed);
    const own = lived([{ ...USUAL, id: "own", items: 120 }], chance);
    return unlikeIn(own, lived(team(8), chance), rules).some(({ isUnusual }) => isUnusual);
  });
  expect(alarms.length).toBeLessThanOrEqual(1);
});

test("of two items in all nobody is told anything", () => {
  const chance = chanceOf(1);
  const few = lived([{ ...USUAL, id: "own", items: 2 }], chance);
  expect(unlikeIn(few, lived(team(8), chance), rules)).toEqual([]);
  expect(strengthsIn(few, rules)).toEqual([]);
});
