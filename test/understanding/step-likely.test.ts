// Whether a day is one of ours is learned: the figures are of sentences the lesson has not seen.
import { describe, expect, test } from "vitest";
import { soundsLikeOurs } from "../../src/chat/read/step-likely.ts";
import { BIASES, STEP, WEIGHTS } from "../../src/chat/read/step-weights.ts";
import { LESSONS } from "./strangers/sentence.ts";
import { daysIn, daysSaid, SIDES } from "./tenor/days.ts";
import { learn, odds } from "./tenor/learn.ts";
import { STEP_SHAPE } from "./tenor/shapes.ts";

const OURS = SIDES.indexOf("ours");

test("what is shipped was learned from all sets (npm run tenor)", () => {
  const learned = learn(daysSaid(LESSONS), STEP_SHAPE);
  const shipped = Int8Array.from(Buffer.from(WEIGHTS, "base64"));
  expect(shipped.length).toBe(learned.weights.length);
  // Machines may differ in the last digit of an exponential: by a step, never by two.
  const most = shipped.reduce((far, one, at) => Math.max(far, Math.abs(one - (learned.weights[at] ?? 0))), 0);
  expect(most).toBeLessThanOrEqual(1);
  expect(STEP).toBeCloseTo(learned.step, 6);
  for (const [at, bias] of BIASES.entries()) expect(bias).toBeCloseTo(learned.biases[at] ?? 0, 6);
});

describe("learned without the last eight sets, of the days in those", () => {
  const learned = learn(daysSaid(LESSONS.slice(0, -8)), STEP_SHAPE);
  const heard = daysIn(LESSONS.slice(-8)).map(({ is, traces, around }) => ({
    isOurs: is === OURS,
    isHeard: (odds(learned, traces)[OURS] ?? 0) > 0.5,
    around,
  }));

  test("at most eight in a hundred of ours do not sound so by themselves", () => {
    const ours = heard.filter(({ isOurs }) => isOurs);
    const missed = ours.filter(({ isHeard }) => !isHeard);
    expect(missed.length / ours.length, missed.map(({ around }) => around).join("\n")).toBeLessThanOrEqual(
      0.08,
    );
  });

  test("at most twenty-three in a hundred of theirs, past or taken back sound like ours: most of those the patterns know", () => {
    const theirs = heard.filter(({ isOurs }) => !isOurs);
    const taken = theirs.filter(({ isHeard }) => isHeard);
    expect(taken.length / theirs.length, taken.map(({ around }) => around).join("\n")).toBeLessThanOrEqual(
      0.23,
    );
  });
});

test("whoever is the subject of a day says whose it is, of names nobody has heard before", () => {
  const day = (text: string) => {
    const start = text.indexOf("周四");
    return soundsLikeOurs(text, { start, end: start + 2 });
  };
  expect(["我跟汤总约了周四见面", "定在周四上门演示", "周四去给他们培训"].filter((one) => !day(one))).toEqual(
    [],
  );
  expect(
    ["汤总周四要去深圳出差", "汤总说周四他们内部先开个会", "听说他们周四盘点", "汤总说尾款周四打过来"].filter(
      day,
    ),
  ).toEqual([]);
});
