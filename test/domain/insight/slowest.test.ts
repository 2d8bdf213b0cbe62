// Which stage of a funnel is called the slowest: the longest of the numbers that are shown, or none.
import { expect, test } from "vitest";
import { type StageFlow, slowestOf } from "../../../src/domain/insight/funnel.ts";

const DAY = 86_400_000;
const FEWEST = 8;

function flow(stage: 1 | 2 | 3 | 4 | 5 | 6, days: number, n: number): StageFlow {
  const counts = { entered: n, forward: 0, back: 0, lost: 0, gone: 0, open: n, conversion: 0 };
  const dwell = { n, medianMs: days * DAY, p80Ms: null, longestMs: days * DAY, rested: 0 };
  return { stage, ...counts, leftInWindow: 0, forwardInWindow: 0, stock: n, stockFen: 0, dwell };
}

test.each([
  ["the longest, where enough were watched there", [flow(1, 7, 9), flow(3, 15, 9), flow(4, 11, 8)], 3],
  ["none beside a longer one of which too little is known", [flow(1, 7, 9), flow(3, 15, 3)], null],
  ["whatever little is known of a shorter one", [flow(1, 7, 1), flow(3, 15, 8)], 3],
  ["not what comes behind the contract", [flow(1, 7, 9), flow(6, 40, 9)], 1],
  ["not a stage in which nobody was", [flow(1, 7, 9), flow(2, 0, 0)], 1],
  ["none of too few", [flow(1, 7, 7), flow(2, 9, 7)], null],
] as const)("%s", (_, flows, stage) => {
  expect(slowestOf(flows, FEWEST)?.stage ?? null).toBe(stage);
});
