// How often the right thing is asked, on names labelled by hand: half of them looked at while the rules were made, half not.
import { expect, test } from "vitest";
import { figures, judged, pairsOf } from "./play.ts";

test("more than six hundred pairs are labelled", () => {
  expect(pairsOf("tuned").length + pairsOf("held-out").length).toBeGreaterThanOrEqual(600);
});

test.each(["tuned", "held-out"] as const)("who is asked about, is asked about rightly: %s", (file) => {
  const { precision, recall, stoppedWrongly, sameStopped } = figures(judged(pairsOf(file)));
  expect(stoppedWrongly).toBe(0);
  expect(precision).toBeGreaterThanOrEqual(0.97);
  expect(recall).toBeGreaterThanOrEqual(0.95);
  expect(sameStopped).toBeGreaterThanOrEqual(0.95);
});

test("it is the same from both sides", () => {
  const pairs = [...pairsOf("tuned"), ...pairsOf("held-out")];
  const there = judged(pairs);
  const back = judged(pairs.map(({ one, two, label }) => ({ one: two, two: one, label })));
  expect(back.map(({ said }) => said)).toEqual(there.map(({ said }) => said));
});
