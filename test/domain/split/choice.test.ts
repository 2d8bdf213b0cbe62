// A 定 B 选 by its rules: two shares that make the whole, B first, A the rest, no third way but talking (rules.md 8; L59).
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at } from "../../../src/domain/day.ts";
import { agree, decline } from "../../../src/domain/split/answer.ts";
import { choose, type Offer, type Offering, offerChoice, worseOf } from "../../../src/domain/split/choice.ts";
import { deadlineOf, expired, reminderOf } from "../../../src/domain/split/clock.ts";
import { settle } from "../../../src/domain/split/outcome.ts";
import { counter } from "../../../src/domain/split/propose.ts";
import { mustBeWhole, shareOf, WHOLE } from "../../../src/domain/split/shares.ts";
import { currentOf, type Split, turnOf } from "../../../src/domain/split/split.ts";
import { calendar, NOW, refusal, rules } from "../an-item.ts";
import { BEGINNING, ITEM, proposal, shares, stored } from "./a-split.ts";

const LATER = NOW + 60_000;
const portion = (performance: number, ownership: number, income: number) => ({
  performance: performance * 100,
  ownership: ownership * 100,
  income: income * 100,
});
const OFFER: Offer = { first: portion(70, 0, 50), second: portion(30, 100, 50) };
const offer = (given: Partial<Offering> = {}): Split =>
  stored(
    offerChoice(ITEM, {
      offer: OFFER,
      writer: "z",
      picker: "l",
      by: "z",
      number: 1,
      now: NOW,
      rules,
      ...BEGINNING,
      ...given,
    }),
  );
const pick = (split: Split, option: "first" | "second", by = "l", meant: readonly number[] = []) =>
  choose(split, { by, option, meant, now: LATER });
const force = (split: Split) => settle(split, { approval: "none", approverId: null, now: LATER });
const arbitration = { rules, now: LATER, amends: false, managerId: "m" };

test("B takes one, A has the other, and both have said yes to it", () => {
  const done = force(pick(offer(), "second"));
  expect(done).toMatchObject({ state: "in-force", current: 2 });
  const version = currentOf(done);
  expect(shareOf(version?.ledgers.ownership ?? [], "l")).toBe(WHOLE);
  expect(shareOf(version?.ledgers.performance ?? [], "z")).toBe(7000);
  expect(version?.answers.map(({ answer }) => answer)).toEqual(["yes", "yes"]);
});

test("whatever A writes, what comes out is whole in every ledger", () => {
  const points = fc.integer({ min: 0, max: WHOLE });
  fc.assert(
    fc.property(
      points,
      points,
      points,
      fc.constantFrom("first" as const, "second" as const),
      (a, b, c, taken) => {
        const first = { performance: a, ownership: b, income: c };
        const second = { performance: WHOLE - a, ownership: WHOLE - b, income: WHOLE - c };
        const version = currentOf(force(pick(offer({ offer: { first, second } }), taken)));
        expect(version).not.toBeNull();
        if (version !== null) mustBeWhole(version.ledgers);
      },
    ),
  );
});

describe("A", () => {
  test.each([
    [
      "shares that do not make up the whole",
      { first: portion(70, 0, 50), second: portion(30, 99.99, 50) },
      "choice-not-whole",
    ],
    ["a negative share", { first: portion(-20, 0, 50), second: portion(120, 100, 50) }, "choice-negative"],
  ])("writes no %s", (_, written, code) => {
    expect(refusal(() => offer({ offer: written }))).toBe(code);
  });
  test("does not pick, nor edit what stands, nor take it back by a no", () => {
    expect(refusal(() => pick(offer(), "first", "z"))).toBe("split-picked-by-other");
    const given = { by: "z", ledgers: shares("z90 l10"), number: 3, now: LATER, rules, meant: [] };
    expect(refusal(() => counter(offer(), given))).toBe("split-not-now");
    expect(refusal(() => decline(offer(), { ...arbitration, by: "z", meant: [] }))).toBe("split-not-now");
    expect(refusal(() => agree(offer(), { by: "l", meant: [], now: LATER }))).toBe("split-not-now");
  });
  test("is asked for their own yes where a head wrote it for them", () => {
    const picked = pick(offer({ by: "head" }), "first");
    expect(force(picked)).toBe(picked);
    expect(turnOf(picked)).toEqual(["z"]);
    expect(force(agree(picked, { by: "z", meant: [1], now: LATER })).state).toBe("in-force");
  });
  test("is one of two: a third who would lose something is not passed over", () => {
    const third = { ...proposal({ ledgers: shares("z50 w50") }), state: "in-force" as const };
    expect(refusal(() => offer({ inForce: third, number: 3 }))).toBe("split-forgets");
    expect(refusal(() => offer({ picker: "z" }))).toBe("split-alone");
  });
});

describe("B", () => {
  test("picks once; the same again changes nothing, the other one is too late", () => {
    const done = force(pick(offer(), "first"));
    expect(pick(done, "first")).toBe(done);
    expect(pick(done, "first", "l", [1])).toBe(done);
    expect(refusal(() => pick(done, "second"))).toBe("split-nothing-to-pick");
  });
  test("picks from what they saw", () => {
    expect(refusal(() => pick(offer({ number: 5 }), "first", "l", [1]))).toBe("split-version-gone");
    expect(refusal(() => pick(offer(), "first", "x"))).toBe("split-not-party");
  });
  test("may want neither: then the two negotiate, from now on, and all rounds are theirs", () => {
    const open = decline(offer(), { ...arbitration, by: "l", meant: [] });
    expect(open).toMatchObject({ mode: "negotiation", state: "open", current: null, since: LATER });
    expect(decline(open, { ...arbitration, by: "l", meant: [] })).toBe(open);
    expect(refusal(() => pick(open, "first"))).toBe("split-nothing-to-pick");
    const given = { ledgers: shares("z50 l50"), number: 3, now: LATER, rules, meant: [] };
    expect(currentOf(counter(open, { ...given, by: "l" }))).toMatchObject({ number: 3, round: 1 });
    expect(currentOf(counter(open, { ...given, by: "z" }))).toMatchObject({ number: 3, round: 1 });
  });
  test("has two working days, is reminded at half, and does not answer by silence", () => {
    const clock = { calendar, rules };
    expect(reminderOf(offer(), clock)).toBe(at("2026-03-11", 9 * 60 + 30));
    expect(deadlineOf(offer(), clock)).toBe(at("2026-03-12", 9 * 60 + 30));
    const open = expired(offer(), { ...clock, ...arbitration, now: at("2026-03-12", 9 * 60 + 30) });
    expect(open).toMatchObject({ state: "open", mode: "negotiation", current: null });
    const over = expired(open, { ...clock, ...arbitration, now: at("2026-03-19", 9 * 60 + 30) });
    expect(over).toMatchObject({ state: "ended", end: "expired" });
  });
});

describe("a share that is worse in all three is pointed out", () => {
  test.each([
    ["something for everybody", OFFER, null],
    ["all or nothing", { first: portion(100, 100, 100), second: portion(0, 0, 0) }, "second"],
    ["less in one, equal in two", { first: portion(40, 50, 50), second: portion(60, 50, 50) }, "first"],
    ["the same twice", { first: portion(50, 50, 50), second: portion(50, 50, 50) }, null],
  ])("%s", (_, written, worse) => expect(worseOf(written)).toBe(worse));
});
