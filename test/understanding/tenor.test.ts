// Whether what is typed is news of a customer is learned: the figures are of sentences the lesson has not seen.
import { describe, expect, test } from "vitest";
import { isLikelyNews } from "../../src/chat/understand/tenor.ts";
import { BIASES, STEP, WEIGHTS } from "../../src/chat/understand/tenor-weights.ts";
import { spread } from "../setup/counts.ts";
import { LESSONS } from "./strangers/sentence.ts";
import { CLASSES, examplesOf, lessonOf, lookedIn } from "./tenor/examples.ts";
import { learn, odds } from "./tenor/learn.ts";
import { TENOR_SHAPE } from "./tenor/shapes.ts";

const NEWS = CLASSES.indexOf("news");

test("what is shipped was learned from all sets (npm run tenor)", () => {
  const learned = learn(lessonOf(LESSONS), TENOR_SHAPE);
  const shipped = Int8Array.from(Buffer.from(WEIGHTS, "base64"));
  expect(shipped.length).toBe(learned.weights.length);
  // Machines may differ in the last digit of an exponential: by a step, never by two.
  const most = shipped.reduce((far, one, at) => Math.max(far, Math.abs(one - (learned.weights[at] ?? 0))), 0);
  expect(most).toBeLessThanOrEqual(1);
  expect(STEP).toBeCloseTo(learned.step, 6);
  for (const [at, bias] of BIASES.entries()) expect(bias).toBeCloseTo(learned.biases[at] ?? 0, 6);
});

describe("learned without one of the last four sets, of that set, all four together", () => {
  const heard = spread(LESSONS.slice(-4), 4).flatMap((held) => {
    const learned = learn(lessonOf(LESSONS.filter((set) => set !== held)), TENOR_SHAPE);
    return examplesOf([held]).map(({ say, is, traces }) => {
      const [news = 0, asks = 0] = odds(learned, traces);
      return {
        say,
        isNews: is === NEWS,
        isKept: isLikelyNews({ news, asks }, { looked: lookedIn(say), text: say }),
      };
    });
  });

  test("at most five in a hundred pieces of news are not heard as news", () => {
    const news = heard.filter(({ isNews }) => isNews);
    const missed = news.filter(({ isKept }) => !isKept);
    expect(missed.length / news.length, missed.map(({ say }) => say).join("\n")).toBeLessThanOrEqual(0.05);
  });

  test("at most six in a hundred questions, orders and greetings are heard as news", () => {
    const others = heard.filter(({ isNews }) => !isNews);
    const taken = others.filter(({ isKept }) => isKept);
    expect(taken.length / others.length, taken.map(({ say }) => say).join("\n")).toBeLessThanOrEqual(0.06);
  });
});
