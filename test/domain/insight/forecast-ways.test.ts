// The ways of a forecast, as they were when every time was written down and asked of: what is left out of the reckoning adds nothing.
import { expect, test } from "vitest";
import { type WayGiven, waysOf } from "../../../src/domain/insight/forecast-ways.ts";
import { DAY } from "./lived.ts";

const RATES = [1, 2, 3, 4, 5].map((stage) => ({
  stage,
  n: 60,
  forward: 30 + stage,
  dwell: {
    ended: 40 + stage,
    longestMs: (90 + stage) * DAY,
    quantileMs: (share: number) =>
      share > 0.8 - stage * 0.03 ? null : share * 60 * DAY * (1 + stage * 0.2) + share * share * 13 * DAY,
  },
})) as unknown as WayGiven["stages"];
// The oldest of them have outstayed everybody.
const GROUPS = [1, 2, 3, 4, 5].flatMap((stage) =>
  Array.from({ length: 16 }, (_, index) => ({ stage, ageMs: index * 32.37 * DAY + stage * DAY })),
) as unknown as WayGiven["groups"];

test.each([
  [0, 0, 0],
  [1, 1.8508405675759356, 0],
  [30, 54.85129090634888, 0.0000032391516797430122],
  [91, 153.7657281361468, 0.0009508563951296635],
  [400, 356.479821976638, 0.1969246719377213],
])("in %d days", (days, ofOpen, ofNew) => {
  const ways = waysOf({ stages: RATES, groups: GROUPS, leftMs: days * DAY }, 20);
  const sums = ways.map(({ shares }) => shares.reduce((sum, share) => sum + share, 0));
  expect(sums.reduce((sum, one) => sum + one, 0)).toBeCloseTo(ofOpen, 9);
  expect(ways.reduce((sum, way) => sum + way.ofNew, 0)).toBeCloseTo(ofNew, 9);
});
