// How long until it ends, open ones counted for as long as they were watched: textbook figures, and a recomputation.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agesOf, type Exposure } from "../../../src/domain/insight/ages.ts";
import {
  deviationOf as deviationAmong,
  shortfallOf,
  survivalOf,
} from "../../../src/domain/insight/survival.ts";

const ended = (toMs: number): Exposure => ({ fromMs: 0, toMs, ended: true });
const open = (toMs: number): Exposure => ({ fromMs: 0, toMs, ended: false });

const deviationOf = (group: readonly Exposure[], others: readonly Exposure[]) =>
  deviationAmong(agesOf(group), agesOf(others));

/** Freireich and others, 1963: weeks of remission, with 6-MP and without. */
const TREATED = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map(ended),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(open),
];
const PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23].map(ended);

describe("the curve", () => {
  test("is the published one", () => {
    const { remaining, quantileMs, n, ended: over, longestMs } = survivalOf(TREATED);
    expect([n, over, longestMs]).toEqual([21, 9, 35]);
    const at = [6, 7, 10, 13, 16, 22, 23, 40].map((week) => remaining(week).toFixed(3));
    expect(at).toEqual(["0.857", "0.807", "0.753", "0.690", "0.627", "0.538", "0.448", "0.448"]);
    expect(quantileMs(0.5)).toBe(23);
    expect(survivalOf(PLACEBO).quantileMs(0.5)).toBe(8);
  });

  test("does not know what has not been reached: one of two is still open", () => {
    expect(survivalOf([ended(5), open(9), open(9)]).quantileMs(0.5)).toBeNull();
    expect(survivalOf([]).quantileMs(0.5)).toBeNull();
    expect(survivalOf([ended(5), open(9)]).quantileMs(0.5)).toBe(5);
  });

  test("of nobody open is the plain quantile, with nothing stood still", () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lengths, fc.constantFrom(0.2, 0.5, 0.8), (all, share) => {
        const sorted = [...all].sort((a, b) => a - b);
        const plain = sorted[Math.ceil(all.length * share - 1e-9) - 1];
        expect(survivalOf(all.map(ended)).quantileMs(share)).toBe(plain);
      }),
    );
  });

  test("those met under way count from the age they were met at, as a risk set drawn up age by age says", () => {
    const one = fc
      .record({
        fromMs: fc.integer({ min: 0, max: 20 }),
        length: fc.integer({ min: 1, max: 20 }),
        ended: fc.boolean(),
      })
      .map(({ fromMs, length, ended: isOver }) => ({ fromMs, toMs: fromMs + length, ended: isOver }));
    fc.assert(
      fc.property(fc.array(one, { minLength: 3, maxLength: 30 }), (all) => {
        let remaining = 1;
        for (let age = 1; age <= 40; age++) {
          const atRisk = all.filter(
            ({ fromMs, toMs }) => (fromMs < age || fromMs === 0) && toMs >= age,
          ).length;
          const over = all.filter(({ toMs, ended: isOver }) => isOver && toMs === age).length;
          const later = all.some(({ fromMs }) => fromMs >= age && fromMs > 0);
          if (over > 0 && !(over >= atRisk && later)) remaining *= 1 - over / atRisk;
          expect(survivalOf(all).remaining(age)).toBeCloseTo(remaining, 9);
        }
      }),
    );
  });
});

describe("whether one group is slower than another", () => {
  test("is the published log-rank statistic", () => {
    const { seen, expected } = deviationOf(TREATED, PLACEBO);
    expect([seen, expected.toFixed(2)]).toEqual([9, "19.25"]);
    expect((shortfallOf([deviationOf(TREATED, PLACEBO)]) ** 2).toFixed(2)).toBe("16.79");
  });

  test("is the other way round for the others, and nothing for two alike or for none", () => {
    const one = shortfallOf([deviationOf(TREATED, PLACEBO)]);
    expect(shortfallOf([deviationOf(PLACEBO, TREATED)])).toBeCloseTo(-one, 9);
    expect(shortfallOf([deviationOf(PLACEBO, PLACEBO)])).toBeCloseTo(0, 9);
    expect(shortfallOf([deviationOf([], PLACEBO)])).toBe(0);
    expect(shortfallOf([])).toBe(0);
  });
});
