// Items that go round, from who held them when: rings of transfers, claims without a word between, parking with colleagues.
import { describe, expect, test } from "vitest";
import { roundIn } from "../../../src/domain/hands/rounds.ts";
import type { Holding } from "../../../src/domain/item/history.ts";
import { DEFAULT_RULEBOOK as rules } from "../../../src/domain/rulebook.ts";

const DAY = 86_400_000;

/** `A c 0-3`: A claimed (t: was handed) it on day 0 and had it until day 3; without an end, still. */
function spells(...said: readonly string[]): Holding[] {
  return said.map((text, index) => {
    const [, ownerId = "", how, from, until] = /^(\w) ([ctau]) (\d+)-(\d*)$/.exec(text) ?? [];
    const next = said[index + 1]?.[2];
    const isUndone = how === "u";
    return {
      id: index,
      no: 1,
      ownerId,
      beganAt: Number(from) * DAY,
      how: how === "t" ? "transferred" : how === "a" ? "assigned" : "claimed",
      endedAt: until === "" ? null : Number(until) * DAY,
      endedBy: until === "" ? null : isUndone ? "undone" : next === "t" ? "transferred" : "returned",
    };
  });
}
const spoken = (...said: readonly (readonly [string, number])[]) =>
  said.map(([by, day]) => ({ by, at: day * DAY }));
const kindOf = (holdings: Holding[], said: ReturnType<typeof spoken> = []) =>
  roundIn(holdings, { spoken: said, rules })?.kind ?? null;

describe("a ring of transfers", () => {
  test("A→B→A and A→B→C→A within 30 days, whatever was spoken meanwhile", () => {
    expect(kindOf(spells("A c 0-10", "B t 10-15", "A t 15-"), spoken(["B", 12]))).toBe("ring");
    expect(kindOf(spells("A c 0-10", "B t 10-15", "C t 15-20", "A t 20-"))).toBe("ring");
  });
  test("is none after 30 days, through the pool, by a head's hand, or from one to the next", () => {
    expect(kindOf(spells("A c 0-10", "B t 10-45", "A t 45-"))).toBeNull();
    expect(kindOf(spells("A c 0-10", "B t 10-15", "A c 20-"))).toBeNull();
    expect(kindOf(spells("A c 0-10", "B t 10-15", "A a 15-"))).toBeNull();
    expect(kindOf(spells("A c 0-10", "B t 10-15", "C t 15-"))).toBeNull();
  });
  test("is told by what it was: the spells from the first to the last", () => {
    const found = roundIn(spells("Z c 0-2", "A c 5-10", "B t 10-15", "A t 15-"), { spoken: [], rules });
    expect(found?.spells.map(({ ownerId }) => ownerId)).toEqual(["A", "B", "A"]);
    expect(found?.at).toBe(15 * DAY);
  });
});

describe("claimed and given back again and again", () => {
  test("three claims in 60 days by one or two people, with no follow-up between", () => {
    expect(kindOf(spells("A c 0-3", "A c 11-14", "A c 22-"))).toBe("passed-round");
    expect(kindOf(spells("A c 0-3", "B c 4-6", "A c 11-"))).toBe("passed-round");
  });
  test("is none where it was spoken of, where three tried once each, or over more than 60 days", () => {
    expect(kindOf(spells("A c 0-3", "B c 4-6", "A c 11-"), spoken(["B", 5]))).toBeNull();
    expect(kindOf(spells("A c 0-3", "B c 4-6", "C c 11-"))).toBeNull();
    expect(kindOf(spells("A c 0-3", "A c 31-34", "A c 61-"))).toBeNull();
  });
  test("a claim that was taken back is none", () => {
    expect(kindOf(spells("A c 0-3", "A u 4-5", "A c 11-"))).toBeNull();
  });
});

describe("parked with colleagues", () => {
  test("back to the same one twice from colleagues who did nothing, though that one works with it", () => {
    const held = spells("A c 0-7", "B c 8-14", "A c 15-22", "C c 23-29", "A c 30-");
    expect(kindOf(held, spoken(["A", 3], ["A", 18]))).toBe("parked");
  });
  test("is none where a colleague worked with it, or where it came back once", () => {
    const held = spells("A c 0-7", "B c 8-14", "A c 15-22", "C c 23-29", "A c 30-");
    expect(kindOf(held, spoken(["A", 3], ["C", 25]))).toBeNull();
    expect(kindOf(spells("A c 0-7", "B c 8-14", "A c 15-"), spoken(["A", 3]))).toBeNull();
  });
});
