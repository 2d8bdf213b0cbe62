// 协商 by its rules: who has to agree, what a yes means, rounds, days, the manager, approvals, lost ground (rules.md 8).
import { describe, expect, test } from "vitest";
import { at } from "../../../src/domain/day.ts";
import { agree, decline } from "../../../src/domain/split/answer.ts";
import { deadlineOf, expired, groundLost, reminderOf } from "../../../src/domain/split/clock.ts";
import { approvalFor, approve, decide, handOver, refuse, settle } from "../../../src/domain/split/outcome.ts";
import { counter, propose } from "../../../src/domain/split/propose.ts";
import { currentOf, lastOffersOf, type Split, turnOf } from "../../../src/domain/split/split.ts";
import { anItem, calendar, inPool, NOW, refusal, rules } from "../an-item.ts";
import { BEGINNING, ITEM, proposal, shares, stored } from "./a-split.ts";

const LATER = NOW + 60_000;
const arbitration = { rules, now: LATER, amends: false, managerId: "m" };
const yes = (split: Split, by: string, meant: readonly number[] = []) =>
  agree(split, { by, meant, now: LATER });
const no = (split: Split, by: string, more: Partial<typeof arbitration> = {}) =>
  decline(split, { ...arbitration, ...more, by, meant: [] });
const other = (split: Split, by: string, list: string) =>
  counter(split, {
    by,
    ledgers: shares(list),
    number: split.versions.length + 1,
    now: LATER,
    rules,
    meant: [],
  });
const force = (split: Split, approval: "none" | "head" | "manager" = "none") =>
  settle(split, { approval, approverId: "m", now: LATER });
const agreed = () => force(yes(yes(proposal(), "l"), "w"));

describe("who has to agree", () => {
  test("everybody who is named; whoever proposes has said yes", () => {
    expect(turnOf(proposal())).toEqual(["l", "w"]);
  });
  test("a head who proposes for the owner has no yes to give, and the owner's is asked for", () => {
    expect(turnOf(proposal({ by: "head" }))).toEqual(["z", "l", "w"]);
  });
  test.each([
    ["without the owner", shares("l60 w40"), "split-without-owner"],
    ["alone", shares("z100"), "split-alone"],
    ["with five others", shares("z50 a10 b10 c10 d10 e10"), "split-too-many"],
    [
      "with a fifth for nothing, to be given something later",
      shares("z60 a10 b10 c10 d10 e0"),
      "split-too-many",
    ],
    ["with the owner and four", shares("z60 a10 b10 c10 d10"), null],
    ["with 99.99 %", shares("z60 l39.99"), "split-not-whole"],
    ["with a negative one", shares("z120 l-20"), "split-negative"],
  ])("%s: %s", (_, ledgers, code) => {
    expect(refusal(() => proposal({ ledgers }))).toBe(code);
  });
  test.each([
    ["in the pool", inPool(), "not-owned"],
    ["lost", anItem({ ownerId: "z", outcome: "lost" }), "lost-restart-first"],
    ["won: an amendment", anItem({ ownerId: "z", outcome: "won", stage: 6 }), null],
  ])("of an item that is %s", (_, item, code) => {
    const given = { by: "z", ledgers: shares("z60 l40"), number: 1, now: NOW, rules, ...BEGINNING };
    expect(refusal(() => propose(item, given))).toBe(code);
  });
  test("nobody loses what they have without being asked; who has left is not asked but written down", () => {
    const given = { by: "z", number: 9, now: NOW, rules, ...BEGINNING, inForce: agreed() };
    expect(refusal(() => propose(ITEM, { ...given, ledgers: shares("z60 l40") }))).toBe("split-forgets");
    expect(refusal(() => propose(ITEM, { ...given, ledgers: shares("z60 l40 w0") }))).toBeNull();
    const without = propose(ITEM, { ...given, ledgers: shares("z60 l40"), leavers: ["w"] });
    expect(without.parties.find(({ memberId }) => memberId === "w")?.left).toBe(true);
    expect(turnOf(stored(without))).toEqual(["l"]);
  });
});

describe("a yes", () => {
  test("of all puts it into force, not one before", () => {
    const one = yes(proposal(), "l");
    expect(force(one)).toBe(one);
    expect(force(yes(one, "w"))).toMatchObject({ state: "in-force", current: 1, inForceAt: LATER });
  });
  test("again changes nothing, before and after", () => {
    const one = yes(proposal(), "l");
    expect(yes(one, "l")).toBe(one);
    const done = agreed();
    expect(yes(done, "l", [1])).toBe(done);
  });
  test("counts for the version it was said to, and no other", () => {
    const second = other(proposal(), "l", "z40 l40 w20");
    expect(refusal(() => yes(second, "w", [1]))).toBe("split-version-gone");
    expect(turnOf(yes(second, "w", [2]))).toEqual(["z"]);
  });
  test("of somebody who is no party is none", () => {
    expect(refusal(() => yes(proposal(), "x"))).toBe("split-not-party");
    expect(refusal(() => no(proposal(), "x"))).toBe("split-not-party");
    expect(refusal(() => other(proposal(), "x", "z40 l40 w20"))).toBe("split-not-party");
  });
});

describe("a no", () => {
  test("takes the version off the table for good, also after one's yes", () => {
    const off = no(yes(yes(proposal(), "l"), "l"), "l");
    expect(off).toMatchObject({ state: "open", current: null });
    expect(refusal(() => yes(off, "w", [1]))).toBe("split-version-gone");
    expect(refusal(() => yes(off, "w"))).toBe("split-not-now");
  });
  test("again changes nothing", () => {
    const off = no(proposal(), "l");
    expect(no(off, "l")).toBe(off);
  });
  test("while the approval is waited for takes it back too; in force it does not", () => {
    expect(no(force(yes(yes(proposal(), "l"), "w"), "head"), "w")).toMatchObject({
      state: "open",
      current: null,
    });
    expect(refusal(() => no(agreed(), "l"))).toBe("split-not-now");
  });
});

describe("a counter-proposal", () => {
  test("is agreed anew by everybody else; yeses to the former do not pass", () => {
    const second = other(yes(proposal(), "l"), "w", "z40 l30 w30");
    expect(turnOf(second)).toEqual(["z", "l"]);
    expect(currentOf(second)).toMatchObject({ number: 2, round: 2, by: "w" });
  });
  test("two at once are two versions; the first one's author agrees anew as well", () => {
    const third = other(other(proposal(), "l", "z40 l40 w20"), "w", "z40 l30 w30");
    expect(turnOf(third)).toEqual(["z", "l"]);
  });
  test("the very same again by the same person changes nothing; by another it is no proposal but a yes", () => {
    const second = other(proposal(), "l", "z40 l40 w20");
    expect(other(second, "l", "z40 l40 w20")).toBe(second);
    expect(refusal(() => other(second, "w", "w20 l40 z40"))).toBe("split-same");
  });
  test("has the same people in it", () => {
    expect(refusal(() => other(proposal(), "l", "z60 l40"))).toBe("split-party-missing");
    expect(refusal(() => other(proposal(), "l", "z40 l40 w10 x10"))).toBe("split-party-new");
    expect(refusal(() => other(proposal(), "l", "z60 l40 w0"))).toBeNull();
  });
  test("gives something to no more than the owner and four, whoever was named to lose theirs", () => {
    const five = proposal({ ledgers: shares("z60 a10 b10 c10 d10") });
    const inForce = force(["a", "b", "c", "d"].reduce((all, by) => yes(all, by), five));
    const given = { by: "z", number: 9, now: NOW, rules, ...BEGINNING, inForce };
    const split = stored(propose(ITEM, { ...given, ledgers: shares("z60 a10 b10 c10 e10 d0") }));
    expect(refusal(() => other(split, "e", "z50 a10 b10 c10 d10 e10"))).toBe("split-too-many");
    expect(refusal(() => other(split, "e", "z50 a10 b10 c10 d0 e20"))).toBeNull();
  });
  test("there are three rounds; a fourth is not heard, the last no goes to the manager", () => {
    const third = other(other(proposal(), "l", "z40 l40 w20"), "w", "z40 l30 w30");
    expect(refusal(() => other(third, "z", "z60 l20 w20"))).toBe("split-rounds");
    const handed = no(third, "z");
    expect(handed).toMatchObject({ state: "last-offers", askedId: "m", current: null });
    expect(lastOffersOf(handed).map(({ number }) => number)).toEqual([2, 3]);
    expect(no(handed, "z")).toBe(handed);
    expect(refusal(() => yes(handed, "l"))).toBe("split-not-now");
  });
});

describe("the manager", () => {
  const handed = () => handOver(no(other(proposal(), "l", "z40 l40 w20"), "w"), arbitration);
  const pick = (number: number | null, by = "m") => decide(handed(), { by, pick: number, now: LATER });
  test("picks one of the last offers, or all stays as it is", () => {
    expect(pick(2)).toMatchObject({ state: "in-force", current: 2, decidedBy: "m" });
    expect(pick(null)).toMatchObject({ state: "ended", end: "kept", inForceAt: null });
    const done = pick(1);
    expect(decide(done, { by: "m", pick: 1, now: LATER + 1 })).toBe(done);
  });
  test.each([
    ["what was never offered", 7, "m", "split-no-such-offer"],
    ["for oneself", 2, "l", "split-own-approval"],
  ])("does not pick %s", (_, number, by, code) => {
    expect(refusal(() => pick(number, by))).toBe(code);
  });
  test("does not pick while it is negotiated, or once it is over", () => {
    expect(refusal(() => decide(proposal(), { by: "m", pick: 1, now: LATER }))).toBe(
      "split-nothing-to-decide",
    );
    expect(refusal(() => decide(pick(2), { by: "m", pick: 1, now: LATER }))).toBe("split-nothing-to-decide");
  });
  test("of a signed contract nothing is picked, nor where there is no manager: all stays as it is", () => {
    expect(handOver(no(proposal(), "l"), { ...arbitration, amends: true })).toMatchObject({ end: "expired" });
    expect(handOver(no(proposal(), "l"), { ...arbitration, managerId: null })).toMatchObject({
      end: "undecided",
    });
  });
});

describe("an approval", () => {
  const PATHS = new Map([
    ["z", "/1/2/3/"],
    ["l", "/1/2/3/"],
    ["w", "/1/2/4/"],
  ]);
  const needed = (list: string, more: Partial<Parameters<typeof approvalFor>[1]> = {}) =>
    approvalFor(proposal({ ledgers: shares("z50 l30 w20", list, "z50 l30 w20") }), {
      item: ITEM,
      inForce: null,
      departmentPath: "/1/2/3/",
      paths: PATHS,
      ...more,
    });
  test.each([
    ["ownership stays in the department", "z60 l40", "none"],
    ["ownership leaves it", "z60 w40", "head"],
    ["somebody whose department nobody knows", "z60 x40", "head"],
  ])("%s: %s", (_, list, approval) => expect(needed(list)).toBe(approval));
  test("what had left before needs none again, unless more leaves", () => {
    const inForce = { ...proposal({ ledgers: shares("z60 w40") }), state: "in-force" as const };
    expect(needed("z70 w30", { inForce })).toBe("none");
    expect(needed("z50 w50", { inForce })).toBe("head");
  });
  test("of a signed contract the manager's is needed, whatever is shared", () => {
    expect(needed("z100", { item: { outcome: "won" } })).toBe("manager");
  });
  test("puts into force what all have agreed to; a refusal ends it; a party gives neither", () => {
    const waiting = force(yes(yes(proposal(), "l"), "w"), "head");
    const given = { meant: [], now: LATER };
    expect(waiting).toMatchObject({ state: "awaiting-head", askedId: "m" });
    expect(approve(waiting, { ...given, by: "m" })).toMatchObject({ state: "in-force", decidedBy: "m" });
    expect(refuse(waiting, { ...given, by: "m" })).toMatchObject({ state: "ended", end: "refused" });
    expect(refusal(() => approve(waiting, { ...given, by: "w" }))).toBe("split-own-approval");
    expect(refusal(() => approve(waiting, { by: "m", meant: [7], now: LATER }))).toBe("split-version-gone");
    expect(refusal(() => approve(proposal(), { ...given, by: "m" }))).toBe("split-not-now");
  });
  test("by the manager is also the yes of whoever has left", () => {
    const given = { by: "z", number: 9, now: NOW, rules, ...BEGINNING, inForce: agreed(), leavers: ["w"] };
    const split = stored(propose(ITEM, { ...given, ledgers: shares("z60 l40") }));
    const done = approve(force(yes(split, "l"), "manager"), { by: "m", meant: [9], now: LATER });
    expect(done.state).toBe("in-force");
    expect(currentOf(done)?.answers).toContainEqual({ memberId: "w", answer: "yes", at: LATER, by: "m" });
  });
});

describe("the clock", () => {
  const clock = { calendar, rules };
  test("five working days for all rounds together, silence is reminded of at half", () => {
    // Tuesday, 9:30.
    expect(deadlineOf(proposal(), clock)).toBe(at("2026-03-17", 9 * 60 + 30));
    expect(reminderOf(proposal(), clock)).toBe(at("2026-03-12", 14 * 60));
    expect(deadlineOf(other(proposal(), "l", "z40 l40 w20"), clock)).toBe(at("2026-03-17", 9 * 60 + 30));
  });
  test("at its end the manager is asked, and whoever does not decide leaves all as it is", () => {
    const given = { ...clock, ...arbitration };
    const split = proposal();
    expect(expired(split, given)).toBe(split);
    const handed = expired(split, { ...given, now: at("2026-03-17", 9 * 60 + 30) });
    expect(handed).toMatchObject({ state: "last-offers", askedId: "m" });
    const over = expired(handed, { ...given, now: at("2026-03-24", 9 * 60 + 30) });
    expect(over).toMatchObject({ state: "ended", end: "undecided" });
  });
  test("an approval waits; what is over is not touched", () => {
    const waiting = force(yes(yes(proposal(), "l"), "w"), "head");
    const late = { ...clock, ...arbitration, now: NOW + 90 * 86_400_000 };
    expect(expired(waiting, late)).toBe(waiting);
    const done = agreed();
    expect(expired(done, late)).toBe(done);
  });
});

describe("an open one loses its ground", () => {
  const active = new Set(["z", "l", "w"]);
  test.each([
    ["with other hands", { ownerId: "x" }, active, "handed-on"],
    ["in the pool", { ownerId: null, place: "pool" }, active, "released"],
    ["when the deal is lost", { outcome: "lost" }, active, "lost"],
    ["when a party leaves the company", {}, new Set(["z", "l"]), "party-left"],
    ["and not by signing", { outcome: "won", stage: 6 }, active, null],
  ] as const)("%s", (_, changes, people, end) => {
    const item = anItem({ ownerId: "z", ...changes });
    expect(groundLost(proposal(), { item, active: people })).toBe(end);
    expect(groundLost(agreed(), { item, active: people })).toBeNull();
  });
  test("when the contract is signed before the manager has picked", () => {
    const handed = handOver(no(proposal(), "l"), arbitration);
    expect(groundLost(handed, { item: ITEM, active })).toBeNull();
    expect(groundLost(handed, { item: { ...ITEM, outcome: "won" }, active })).toBe("signed");
  });
});
