import { expect, test } from "vitest";
import { inTurn } from "../../../src/domain/clock/in-turn.ts";

const line = (no: number, ownerId: string, days: number) => ({ no, ownerId, days });
const LINES = [
  line(1, "zhang", 9),
  line(2, "zhang", 8),
  line(3, "zhang", 7),
  line(4, "li", 2),
  line(5, "wang", 1),
];
const shown = (lines: readonly { no: number }[]) => lines.map(({ no }) => no);

test("one of each owner before a second of the same, the longest late first", () => {
  expect(shown(inTurn(LINES, { shownAt: new Map(), most: 3 }))).toEqual([1, 4, 5]);
});

test("who has never been shown comes next, then who was shown longest ago", () => {
  const shownAt = new Map([
    [1, 100],
    [4, 100],
    [5, 100],
  ]);
  expect(shown(inTurn(LINES, { shownAt, most: 3 }))).toEqual([2, 3, 4]);
});

test("within a few days everybody has had a turn, whatever the others do", () => {
  const shownAt = new Map<number, number>();
  const times = new Map<number, number>();
  for (let day = 1; day <= 5; day++)
    for (const { no } of inTurn(LINES, { shownAt, most: 3 })) {
      shownAt.set(no, day);
      times.set(no, (times.get(no) ?? 0) + 1);
    }
  expect([...times.keys()].sort()).toEqual([1, 2, 3, 4, 5]);
  expect(Math.min(...times.values())).toBeGreaterThanOrEqual(2);
});

test("never three of one person while another has one that was shown yesterday", () => {
  const shownAt = new Map([
    [4, 100],
    [5, 100],
  ]);
  expect(shown(inTurn(LINES, { shownAt, most: 3 }))).toEqual([1, 2, 4]);
});

test("where all fit all are shown, the longest late first", () => {
  expect(shown(inTurn(LINES, { shownAt: new Map([[1, 5]]), most: 8 }))).toEqual([1, 2, 3, 4, 5]);
});
