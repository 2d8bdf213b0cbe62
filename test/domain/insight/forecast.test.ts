// A forecast's range holds what comes about eight times in ten, on quarters it has not seen.
import { expect, test } from "vitest";
import { standstillsOf } from "../../../src/domain/insight/dwell.ts";
import { forecastOf } from "../../../src/domain/insight/forecast.ts";
import type { ForecastGiven } from "../../../src/domain/insight/forecast-world.ts";
import { runningUnderWay } from "../../../src/domain/insight/foretold.ts";
import { ratesOf, runningCourse } from "../../../src/domain/insight/rates.ts";
import { figuresOf } from "../../../src/domain/insight/running.ts";
import { type StayOfItem, seenThrough } from "../../../src/domain/insight/seen.ts";
import { INSIGHT_RULES } from "../../../src/domain/insight-rules.ts";
import { spread } from "../../setup/counts.ts";
import { chanceOf, DAY, lived, team } from "./lived.ts";

const QUARTER = 91 * DAY;

function known(stays: readonly StayOfItem[], asOf: number): ForecastGiven {
  const none = standstillsOf([]);
  const seen = seenThrough(stays, { from: asOf - 365 * DAY, until: asOf + 1, asOf }, none);
  const course = figuresOf(runningCourse(), seen);
  return {
    ...figuresOf(runningUnderWay(asOf, none), seen),
    rates: ratesOf(() => course, INSIGHT_RULES.insight),
    won: course.won,
    leftMs: QUARTER,
  };
}

const openIn = ({ open }: ForecastGiven) => open.reduce((count, { ages }) => count + ages.length, 0);

test.each([
  ["a department", 6, 80],
  ["one person", 1, 120],
])("%s: eight in ten", (_, people, items) => {
  const seeds = spread(
    Array.from({ length: 120 }, (_unused, index) => index + 1),
    2,
  );
  const held = seeds.filter((seed) => {
    const stays = lived(team(people, items), chanceOf(seed), 460);
    const asOf = 365 * DAY;
    const forecast = forecastOf(known(stays, asOf));
    const signed = stays
      .filter(({ stage, enteredAt }) => stage === 6 && enteredAt > asOf && enteredAt <= asOf + QUARTER)
      .reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
    return forecast !== null && forecast.lowFen <= signed && signed <= forecast.highFen;
  });
  expect(held.length / seeds.length).toBeGreaterThanOrEqual(0.73);
  expect(held.length / seeds.length).toBeLessThanOrEqual(0.88);
});

test("the same facts give the same range; without a win there is none", () => {
  const given = known(lived(team(3), chanceOf(5), 460), 365 * DAY);
  expect(forecastOf(given)).toEqual(forecastOf(given));
  expect(forecastOf({ ...given, won: [] })).toBeNull();
  expect(forecastOf({ ...given, rates: { ...given.rates, order: null } })).toBeNull();
});

test("nothing open and nobody coming: nothing to come; no time left: nothing either", () => {
  const given = known(lived(team(3), chanceOf(5), 460), 365 * DAY);
  const none = { lowFen: 0, midFen: 0, highFen: 0 };
  expect(forecastOf({ ...given, open: [], came: { count: 0, withinMs: DAY } })).toEqual(none);
  expect(forecastOf({ ...given, leftMs: 0 })).toEqual(none);
});

test("a crowd comes to what its items come to one by one", () => {
  const given = known(lived(team(30, 250), chanceOf(11), 460), 365 * DAY);
  const share = 10;
  expect(openIn(given)).toBeLessThan(600);
  // Ten of each: ten times as much, and a range that is narrower than ten times as wide.
  const crowd = { ...given.came, count: given.came.count * share };
  const ofEach = (column: Float64Array) =>
    new Float64Array(column.length * share).map((_, index) => column[Math.floor(index / share)] ?? 0);
  const open = given.open.map(({ stage, ages, amounts }) => ({
    stage,
    ages: ofEach(ages),
    amounts: ofEach(amounts),
  }));
  const [few, many] = [forecastOf(given), forecastOf({ ...given, open, came: crowd })];
  if (few === null || many === null) throw new Error("there is a forecast");
  expect(many.midFen / (few.midFen * share)).toBeGreaterThan(0.97);
  expect(many.midFen / (few.midFen * share)).toBeLessThan(1.03);
  expect(many.highFen - many.lowFen).toBeLessThan((few.highFen - few.lowFen) * share);
  expect(forecastOf({ ...given, open, came: crowd })).toEqual(many);
});
