// How soon somebody helps, worked by hand: with those counted that have no answer yet, and what counts as one.
import { describe, expect, test } from "vitest";
import { type AskedFor, helpedAt, helpedOf } from "../../../src/domain/insight/time-to-help.ts";

const asked = (
  answeredAt: number | null,
  overAt: number | null = null,
  kind: AskedFor["kind"] = "sprint",
) => ({
  kind,
  no: 12,
  ticketId: kind === "ticket" ? 3 : null,
  askedAt: 0,
  answeredAt,
  overAt,
});
/** Plain time until now, which is 100. */
const waited = ({ askedAt, answeredAt, overAt }: AskedFor) => (answeredAt ?? overAt ?? 100) - askedAt;

describe("how soon", () => {
  test("two answered, one over, one that waits", () => {
    // 10 of four: 3/4. One is over at 20. 30 of two: 3/8, so half are answered by then.
    const all = [asked(10, null, "ticket"), asked(30), asked(null, 20), asked(null, null, "ticket")];
    expect(helpedOf(all, waited)).toEqual({
      asked: 4,
      tickets: 2,
      escalations: 2,
      answered: 2,
      over: 1,
      medianMs: 30,
      longestMs: 30,
    });
  });

  test("where fewer than half are answered there is no middle, and where none is no longest", () => {
    expect(helpedOf([asked(10), asked(null), asked(null)], waited)).toMatchObject({
      medianMs: null,
      longestMs: 10,
    });
    expect(helpedOf([asked(null)], waited)).toMatchObject({
      answered: 0,
      over: 0,
      medianMs: null,
      longestMs: null,
    });
    expect(helpedOf([], waited)).toMatchObject({ asked: 0, medianMs: null, longestMs: null });
  });
});

describe("an answer", () => {
  const act = (at: number, what: "acknowledged" | "noted" | "extended" | "edited") => ({ at, what });

  test.each([
    ["the first of several", [act(20, "acknowledged"), act(50, "extended")], 20],
    ["not what was done before the asking", [act(5, "acknowledged")], null],
    ["not a note, nor an edit", [act(20, "noted"), act(30, "edited")], null],
    ["not what came when it was over", [act(61, "acknowledged")], null],
    ["what ended it", [act(60, "extended")], 60],
  ] as const)("%s", (_, acts, at) => {
    expect(helpedAt(acts, { askedAt: 10, endedAt: 60 })).toBe(at);
  });
});
