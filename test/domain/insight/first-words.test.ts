// 首响: how long marketing's leads wait for the first word, worked by hand.
import { describe, expect, test } from "vitest";
import { bySourceOf, heardOf, type Received, type Wait } from "../../../src/domain/insight/first-words.ts";

const MINUTE = 60_000;
const given = { withinMs: 30 * MINUTE, fewest: 3, most: 2 };
const heard = (source: string | null, minutes: number): Wait => ({
  source,
  waitedMs: minutes * MINUTE,
  isHeard: true,
  isWaiting: false,
});
const waits = (source: string | null, minutes: number): Wait => ({
  ...heard(source, minutes),
  isHeard: false,
  isWaiting: true,
});
/** Went back, or to somebody else, without a word. */
const gone = (source: string, minutes: number): Wait => ({ ...waits(source, minutes), isWaiting: false });

describe("how long it takes", () => {
  test("those still waiting are counted for as long as they have waited", () => {
    // 10 is heard of five: 4/5 left. 20 of four: 3/5. One has waited 25 so far; 90 is heard of two: 3/10, past half.
    const { all } = bySourceOf(
      [heard("展会", 10), heard("展会", 20), waits("展会", 25), heard("展会", 90), waits("展会", 400)],
      given,
    );
    expect(all).toEqual({
      n: 5,
      waiting: 2,
      medianMs: 90 * MINUTE,
      longestMs: 400 * MINUTE,
      // 10 and 20 are in time; the one of 25 minutes may still be.
      inTime: 2,
      known: 4,
    });
  });

  test("exactly in time is in time, a minute later is not", () => {
    expect(bySourceOf([heard("展会", 30), heard("展会", 31)], given).all).toMatchObject({
      inTime: 1,
      known: 2,
    });
  });

  test("where half have not been heard, only how long one has waited is known", () => {
    const { all } = bySourceOf([heard("展会", 5), waits("展会", 60), gone("展会", 500)], given);
    expect(all).toMatchObject({ n: 3, waiting: 1, medianMs: null, longestMs: 500 * MINUTE });
    expect([all.inTime, all.known]).toEqual([1, 3]);
  });

  test("what came this minute says nothing yet, and of nothing nothing is said", () => {
    expect(bySourceOf([waits("展会", 0)], given).all).toMatchObject({
      n: 1,
      waiting: 1,
      medianMs: null,
      known: 0,
    });
    expect(bySourceOf([], given)).toEqual({
      all: { n: 0, waiting: 0, medianMs: null, longestMs: 0, inTime: 0, known: 0 },
      sources: [],
      rest: null,
    });
  });
});

describe("by source", () => {
  const many = (source: string | null, count: number, minutes: number) =>
    Array.from({ length: count }, () => heard(source, minutes));

  test("the largest first, too small ones and those beyond the most together as the rest", () => {
    const found = bySourceOf(
      [...many("百度投流", 3, 10), ...many("展会", 5, 50), ...many(null, 4, 20), ...many("抖音", 2, 5)],
      given,
    );
    expect(found.sources.map(({ source, n, medianMs }) => [source, n, (medianMs ?? 0) / MINUTE])).toEqual([
      ["展会", 5, 50],
      [null, 4, 20],
    ]);
    expect(found.rest).toMatchObject({ count: 2, n: 5, medianMs: 10 * MINUTE });
  });

  test("none is large enough: all of them are the rest", () => {
    const found = bySourceOf([...many("百度投流", 2, 10), ...many("展会", 1, 50)], given);
    expect(found.sources).toEqual([]);
    expect(found.rest).toMatchObject({ count: 2, n: 3 });
  });
});

describe("the first word", () => {
  const one: Received = {
    no: 12,
    customerId: 1,
    ownerId: "ZhangSan",
    departmentId: 3,
    source: "展会",
    receivedAt: 1000,
    leftAt: null,
    spokenAt: null,
  };
  const change = (what: "advanced" | "won" | "lost" | "reactivated" | "undone", at: number, text = "") => ({
    no: 12,
    at,
    what,
    text,
  });

  test.each([
    ["a follow-up, before the step", { spokenAt: 1200 }, [change("advanced", 1500)], 1200, null],
    ["a step that wrote no follow-up", {}, [change("advanced", 1500)], 1500, null],
    [
      "a step that was taken back is none",
      {},
      [change("advanced", 1500), change("undone", 1600, "advanced")],
      null,
      null,
    ],
    [
      "one that somebody else made after it had left is none",
      { leftAt: 1400 },
      [change("won", 1500)],
      null,
      1400,
    ],
    ["lost without a word: it waited until then", {}, [change("lost", 1500)], null, 1500],
    ["lost after a word", { spokenAt: 1200 }, [change("lost", 1500)], 1200, 1500],
  ] as const)("%s", (_, more, history, spokenAt, leftAt) => {
    expect(heardOf([{ ...one, ...more }], history)).toEqual([{ ...one, ...more, spokenAt, leftAt }]);
  });

  test("what had been moved before, or was woken, is no first word to wait for", () => {
    expect(heardOf([one], [change("advanced", 500)])).toEqual([]);
    expect(heardOf([one], [change("reactivated", 500)])).toEqual([]);
    expect(heardOf([{ ...one, no: 13 }], [change("advanced", 500)])).toHaveLength(1);
  });
});
