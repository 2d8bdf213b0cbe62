// The pool (rules.md 7): who may take what, how much at once, and how long a former owner waits.
import { describe, expect, test } from "vitest";
import { at } from "../../../src/domain/day.ts";
import { assign, type ClaimFacts, claim, coolOffUntil, reassign } from "../../../src/domain/hands/pool.ts";
import type { Holding } from "../../../src/domain/item/history.ts";
import { archive, eliminate, giveBack, reactivate } from "../../../src/domain/item/places.ts";
import { actor, anItem, calendar, inPool, NOW, owner, PATHS, refusal, rules } from "../an-item.ts";

const DAY = 86_400_000;
const FACTS: ClaimFacts = {
  claimsToday: 0,
  ownedNow: 0,
  untouched: 0,
  waitsUntil: 0,
  largePath: PATHS.large,
};
const claiming = (
  facts: Partial<ClaimFacts> = {},
  given: { now?: number; item?: ReturnType<typeof inPool>; who?: typeof owner } = {},
) =>
  claim(given.item ?? inPool(), {
    actor: given.who ?? owner,
    facts: { ...FACTS, ...facts },
    now: given.now ?? NOW,
    rules,
    poolRules: rules,
    calendar,
  });
const held = (endedAt: number | null, endedBy: Holding["endedBy"]): Holding => ({
  id: 1,
  no: 12,
  ownerId: "owner",
  beganAt: endedAt === null ? NOW : endedAt - 1,
  how: "claimed",
  endedAt,
  endedBy,
});

test("a claim puts the item into the claimer's hands; stage and log stay", () => {
  expect(claiming({}, { item: inPool({ stage: 3, quotedFen: 5 }) })).toMatchObject({
    what: "claimed",
    begins: "claimed",
    item: { place: "owned", ownerId: "owner", receivedAt: NOW, stage: 3, quotedFen: 5, pooledAt: null },
  });
});

describe("quotas, one below and at the limit", () => {
  test.each([
    ["claimsToday", 9, 10, "claims-a-day"],
    ["ownedNow", 79, 80, "owned-at-once"],
    ["untouched", 5, 6, "untouched"],
  ] as const)("%s: %i passes, %i does not", (fact, passes, stops, code) => {
    expect(refusal(() => claiming({ [fact]: passes }))).toBeNull();
    expect(refusal(() => claiming({ [fact]: stops }))).toBe(code);
  });
});

describe("a former owner waits", () => {
  test.each([
    ["returned", 7],
    ["reassigned", 7],
    ["auto-returned", 15],
  ] as const)("%s: %i days to the minute", (endedBy, days) => {
    const pastHoldings = [held(NOW, endedBy)];
    expect(
      refusal(() =>
        claiming({ waitsUntil: coolOffUntil(pastHoldings, () => rules) }, { now: NOW + days * DAY - 60_000 }),
      ),
    ).toBe("cool-off");
    expect(
      refusal(() =>
        claiming({ waitsUntil: coolOffUntil(pastHoldings, () => rules) }, { now: NOW + days * DAY }),
      ),
    ).toBeNull();
  });
  test("not for what was taken back: a claim, or a return and then the claim before it", () => {
    const again = { ...held(NOW, "undone"), how: "undone" as const };
    expect(coolOffUntil([held(NOW, "undone")], () => rules)).toBe(0);
    expect(coolOffUntil([held(NOW, "returned"), again], () => rules)).toBe(0);
    expect(coolOffUntil([held(NOW, "returned"), again, held(NOW + DAY, "returned")], () => rules)).toBe(
      NOW + 8 * DAY,
    );
  });
  test("any spell that ended in that time counts, not only the last", () => {
    expect(coolOffUntil([held(NOW, "auto-returned"), held(NOW + DAY, "returned")], () => rules)).toBe(
      NOW + 15 * DAY,
    );
  });
  test("the head may give it to them all the same", () => {
    expect(assign(inPool(), { to: owner, largePath: PATHS.large, now: NOW }).item.ownerId).toBe("owner");
  });
});

test("nobody takes from another large department's pool, nor is given from it", () => {
  const south = actor("south", { path: PATHS.south });
  expect(refusal(() => claiming({}, { who: south }))).toBe("out-of-scope");
  expect(refusal(() => assign(inPool(), { to: south, largePath: PATHS.large, now: NOW }))).toBe(
    "receiver-out-of-scope",
  );
  expect(refusal(() => claiming({ largePath: PATHS.root }, { who: south }))).toBeNull();
});

describe("a new item above 500 000 is the head's to give for 30 working minutes", () => {
  const large = (expectedFen: number, pooledAt: number, more = {}) =>
    inPool({ expectedFen, pooledAt, ...more });
  const friday = at("2026-03-13", 17 * 60 + 50);
  test("from Friday 17:50 until Monday 9:20", () => {
    const item = large(50_000_001, friday);
    expect(refusal(() => claiming({}, { item, now: at("2026-03-16", 9 * 60 + 19) }))).toBe("reserved");
    expect(refusal(() => claiming({}, { item, now: at("2026-03-16", 9 * 60 + 20) }))).toBeNull();
  });
  test("exactly 500 000 is not above; neither a returned nor a woken one is new", () => {
    expect(refusal(() => claiming({}, { item: large(50_000_000, NOW) }))).toBeNull();
    expect(refusal(() => claiming({}, { item: large(90_000_000, NOW, { timesReturned: 1 }) }))).toBeNull();
    expect(refusal(() => claiming({}, { item: large(90_000_000, NOW, { reactivated: true }) }))).toBeNull();
  });
});

test("an unqualified one is neither claimed nor given; what is held is lost to the race", () => {
  expect(refusal(() => claiming({}, { item: inPool({ unqualified: true }) }))).toBe("unqualified");
  expect(
    refusal(() => assign(inPool({ unqualified: true }), { to: owner, largePath: PATHS.large, now: NOW })),
  ).toBe("unqualified");
  expect(refusal(() => claiming({}, { item: anItem() }))).toBe("not-in-pool");
});

test("改派 moves it on with its reason; not to whom it belongs already, not when it is lost", () => {
  const to = actor("lisi");
  const given = { to, largePath: PATHS.large, reason: "休假", now: NOW + DAY };
  expect(reassign(anItem({ stage: 4 }), given)).toMatchObject({
    what: "reassigned",
    text: "休假",
    begins: "reassigned",
    ends: "reassigned",
    item: { ownerId: "lisi", stage: 4, receivedAt: NOW + DAY },
  });
  expect(refusal(() => reassign(anItem({ ownerId: "lisi" }), given))).toBe("already-theirs");
  expect(refusal(() => reassign(anItem({ outcome: "lost" }), given))).toBe("closed-stays");
});

describe("the only ways out of somebody's hands and out of the pool", () => {
  test("back to the pool, counted", () => {
    expect(giveBack(anItem({ stage: 3 }), { reason: "没预算", now: NOW }).item).toMatchObject({
      place: "pool",
      ownerId: null,
      stage: 3,
      timesReturned: 1,
    });
    expect(refusal(() => giveBack(anItem({ outcome: "won", stage: 6 }), { reason: null, now: NOW }))).toBe(
      "closed-stays",
    );
  });
  test("pool → dormant → pool, or → eliminated; nothing else", () => {
    const dormant = archive(inPool(), "一年无动静").item;
    expect(dormant.place).toBe("dormant");
    expect(reactivate(dormant, { reason: "展会", now: NOW }).item).toMatchObject({
      place: "pool",
      reactivated: true,
      pooledAt: NOW,
    });
    expect(eliminate(dormant, "注销").item.place).toBe("eliminated");
    expect(refusal(() => archive(anItem(), "x"))).toBe("archive-from-pool-only");
    expect(refusal(() => reactivate(inPool(), { reason: "x", now: NOW }))).toBe("reactivate-dormant-only");
    expect(refusal(() => eliminate(inPool(), "x"))).toBe("eliminate-dormant-only");
    expect(refusal(() => reactivate(eliminate(dormant, "x").item, { reason: "x", now: NOW }))).toBe(
      "reactivate-dormant-only",
    );
  });
});
