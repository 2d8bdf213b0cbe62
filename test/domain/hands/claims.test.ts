// Claiming at the edges (rules.md 7): events not stock, who may be refused, what the head may waive, large new amounts.
import { describe, expect, test } from "vitest";
import { at } from "../../../src/domain/day.ts";
import {
  assign,
  type ClaimFacts,
  claim,
  coolOffUntil,
  reassign,
  reservedFor,
} from "../../../src/domain/hands/pool.ts";
import type { Holding } from "../../../src/domain/item/history.ts";
import type { Item } from "../../../src/domain/item/item.ts";
import { giveBack, reactivate } from "../../../src/domain/item/places.ts";
import type { Actor } from "../../../src/domain/people/rights.ts";
import { actor, anItem, calendar, inPool, NOW, owner, PATHS, refusal, rules } from "../an-item.ts";

const DAY = 86_400_000;
const FREE: ClaimFacts = {
  claimsToday: 0,
  ownedNow: 0,
  untouched: 0,
  waitsUntil: 0,
  largePath: PATHS.large,
};
const claiming = (item: Item, facts: Partial<ClaimFacts> = {}, now = NOW, who: Actor = owner) =>
  refusal(() =>
    claim(item, { actor: who, facts: { ...FREE, ...facts }, now, rules, poolRules: rules, calendar }),
  );
const spell = (endedAt: number, endedBy: Holding["endedBy"]): Holding => ({
  id: 1,
  no: 12,
  ownerId: "owner",
  beganAt: endedAt - DAY,
  how: "claimed",
  endedAt,
  endedBy,
});

describe("the day's quota counts what was claimed, not what is still held", () => {
  test("ten claimed and all given back leave none for today", () => {
    expect(claiming(inPool(), { claimsToday: 10, ownedNow: 0 })).toBe("claims-a-day");
  });
  test("many given by the head leave all ten", () => {
    expect(claiming(inPool(), { claimsToday: 0, ownedNow: 79 })).toBeNull();
  });
  test("a claim is booked as one, an assignment is not, a return ends the spell", () => {
    const claimed = claim(inPool(), {
      actor: owner,
      facts: FREE,
      now: NOW,
      rules,
      poolRules: rules,
      calendar,
    });
    const assigned = assign(inPool(), { to: owner, largePath: PATHS.large, now: NOW });
    expect([claimed.begins, assigned.begins]).toEqual(["claimed", "assigned"]);
    expect(giveBack(claimed.item, { reason: null, now: NOW }).ends).toBe("returned");
  });
});

describe("a former owner", () => {
  test("A, pool, B, pool, A is not a way around: A's own spell is what counts", () => {
    const pastHoldings = [spell(NOW - 2 * DAY, "returned")];
    expect(claiming(inPool({ pooledAt: NOW }), { waitsUntil: coolOffUntil(pastHoldings, () => rules) })).toBe(
      "cool-off",
    );
  });
  test("waits longest for the worst of several spells, in whatever order they are told", () => {
    const spells = [
      spell(NOW, "returned"),
      spell(NOW - 2 * DAY, "auto-returned"),
      spell(NOW - 9 * DAY, "returned"),
    ];
    expect(coolOffUntil(spells, () => rules)).toBe(NOW + 13 * DAY);
    expect(coolOffUntil([...spells].reverse(), () => rules)).toBe(NOW + 13 * DAY);
  });
  test("who took a claim back, and who holds it still, waits for nothing", () => {
    expect(coolOffUntil([spell(NOW, "undone"), { ...spell(NOW, null), endedAt: null }], () => rules)).toBe(0);
    expect(coolOffUntil([], () => rules)).toBe(0);
  });
  test("is given it by the head meanwhile", () => {
    const returned = giveBack(anItem(), { reason: null, now: NOW }).item;
    expect(assign(returned, { to: owner, largePath: PATHS.large, now: NOW }).item.ownerId).toBe("owner");
  });
});

describe("scope is the large department", () => {
  test.each([
    ["the same department", PATHS.one, null],
    ["another department of the large one", PATHS.two, null],
    ["the large department itself", PATHS.large, null],
    ["another large department", PATHS.south, "out-of-scope"],
    ["one whose number begins alike", "/1/22/3/", "out-of-scope"],
    ["the root, above it", PATHS.root, "out-of-scope"],
  ])("%s", (_, path, code) => {
    const who = actor("who", { path });
    expect(claiming(inPool(), {}, NOW, who)).toBe(code);
    const given = { to: who, largePath: PATHS.large, reason: "leave", now: NOW };
    const receiving = code === null ? null : "receiver-out-of-scope";
    expect(refusal(() => assign(inPool(), given))).toBe(receiving);
    expect(refusal(() => reassign(anItem(), given))).toBe(receiving);
  });
});

describe("above 500 000 a new item waits 30 working minutes for the head", () => {
  const morning = at("2026-03-10", 600);
  test.each([
    ["expected", { expectedFen: 50_000_001 }, "reserved"],
    ["quoted above, expected below", { expectedFen: 1, quotedFen: 50_000_001 }, "reserved"],
    ["quoted below, expected above", { expectedFen: 50_000_001, quotedFen: 50_000_000 }, null],
    ["of unknown amount", { expectedFen: null }, null],
  ])("%s", (_, amounts, code) => {
    const item = inPool({ pooledAt: morning, ...amounts });
    expect(claiming(item, {}, morning + 30 * 60_000 - 1)).toBe(code);
    expect(claiming(item, {}, morning + 30 * 60_000)).toBeNull();
  });
  test("cleaned in the evening or on a holiday, it waits into the next working morning", () => {
    const until = (pooledAt: number) =>
      reservedFor(inPool({ expectedFen: 60_000_000, pooledAt }), { rules, calendar });
    expect(until(at("2026-03-10", 1200))).toBe(at("2026-03-11", 570));
    expect(until(at("2026-02-16", 600))).toBe(at("2026-02-24", 570));
  });
  test("the head gives it at once; once returned or woken it is not new", () => {
    const item = inPool({ expectedFen: 60_000_000, pooledAt: NOW });
    expect(refusal(() => assign(item, { to: owner, largePath: PATHS.large, now: NOW }))).toBeNull();
    const returned = giveBack({ ...item, place: "owned", ownerId: "lisi" }, { reason: null, now: NOW }).item;
    const woken = reactivate({ ...item, place: "dormant" }, { reason: "fair", now: NOW }).item;
    expect([claiming(returned), claiming(woken)]).toEqual([null, null]);
  });
});

test("what cannot be claimed at all is told before any quota", () => {
  const full = {
    claimsToday: 99,
    ownedNow: 99,
    untouched: 99,
    waitsUntil: coolOffUntil([spell(NOW, "returned")], () => rules),
  };
  expect(claiming(anItem(), full)).toBe("not-in-pool");
  expect(claiming(inPool({ place: "dormant" }), full)).toBe("not-in-pool");
  expect(claiming(inPool({ unqualified: true }), full)).toBe("unqualified");
  expect(claiming(inPool(), full, NOW, actor("far", { path: PATHS.south }))).toBe("out-of-scope");
});
