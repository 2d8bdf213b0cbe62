// A transfer changes the owner and nothing else, whatever has happened to the item before (rules.md 1; Appendix C, 42–43).
import fc from "fast-check";
import { expect, test } from "vitest";
import { baseOf, wound } from "../../../src/domain/clock/cadence.ts";
import { followUp } from "../../../src/domain/clock/follow-up.ts";
import { graceByHead, graceByOwner } from "../../../src/domain/clock/grace.ts";
import { addDays, dayOf } from "../../../src/domain/day.ts";
import { takeOver } from "../../../src/domain/hands/acting.ts";
import { transferTo } from "../../../src/domain/hands/change-of-hands.ts";
import { assign, handOn } from "../../../src/domain/hands/pool.ts";
import type { Holding } from "../../../src/domain/item/history.ts";
import type { Item, Stage } from "../../../src/domain/item/item.ts";
import { giveBack } from "../../../src/domain/item/places.ts";
import { advance, lose, moveBack, NO_MARKS, restart } from "../../../src/domain/item/stages.ts";
import type { Actor } from "../../../src/domain/people/rights.ts";
import { actor, anItem, calendar, NOW, owner, PATHS, refusal, rules } from "../an-item.ts";

/** What may differ after it: whose it is, since when, the dates of the clock, and what was granted to one holder. */
const OWNERS = [
  "ownerId",
  "departmentId",
  "receivedAt",
  "nextDueAt",
  "deadlineAt",
  "attemptsInARow",
  "graceUntil",
  "ownGraceUsed",
  "noChangeInARow",
  "actingId",
  "silentUntil",
] as const satisfies readonly (keyof Item)[];
/** A plan goes with the item; a day that has passed is no plan. */
const PLAN = ["nextDay", "nextMinute", "nextText"] as const satisfies readonly (keyof Item)[];

const PEOPLE: readonly Actor[] = [owner, actor("lisi"), actor("wangwu", { path: PATHS.two })];
const FAR: Actor = { ...actor("far", { path: PATHS.south }), largeDepartmentId: 5 };
const clockwork = { rules, calendar };

const act = fc.record({
  kind: fc.constantFrom(
    "transfer",
    "transfer",
    "advance",
    "back",
    "lose",
    "restart",
    "follow",
    "attempt",
    "grace",
    "head-grace",
    "take-over",
    "return",
    "assign",
    "hand-on",
  ),
  stage: fc.constantFrom<Stage>(1, 2, 3, 4, 5, 6),
  person: fc.constantFrom(...PEOPLE),
  hours: fc.integer({ min: 0, max: 200 }),
  next: fc.option(fc.integer({ min: 0, max: 14 }), { nil: null }),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

function after(item: Item, { kind, stage, person, next }: Act, now: number): Item {
  const today = dayOf(now);
  const marks = { ...NO_MARKS, quotedFen: 28_000_000, contractFen: 26_000_000, openPoints: "terms" };
  const own = { meeting: "Thursday", plannedSigningOn: addDays(today, 20) };
  const moved = { to: person, largePath: PATHS.large, reason: "leave", now };
  switch (kind) {
    case "advance":
      return advance(item, { to: stage, marks: { ...marks, ...own }, skipReason: null, text: "said", today })
        .item;
    case "back":
      return moveBack(item, { to: stage, reason: "changed their mind", paidFen: 0 }).item;
    case "lose":
      return lose(item, { reason: "price", lostTo: "rival", text: "price" }).item;
    case "restart":
      return restart(item, { reason: "came back", now }).item;
    case "follow":
    case "attempt": {
      const attempt = kind === "attempt";
      const said = next === null ? null : { day: addDays(today, next), minute: 900, text: "demo" };
      const facts = { ownText: "talked it over", attempt, next: said, lastTwo: [], text: String(now), now };
      return followUp(item, facts, clockwork).item;
    }
    case "grace":
      return graceByOwner(item, { today, rules, days: 2 }).item;
    case "head-grace":
      return graceByHead(item, { today, rules, days: 5 }).item;
    case "take-over":
      return takeOver(item, { by: "head", reason: null }).item;
    case "return":
      return giveBack(item, { reason: "no budget", now }).item;
    case "assign":
      return assign(item, moved).item;
    case "hand-on":
      return handOn(item, moved).item;
    case "transfer":
      return item;
  }
}

function without(item: Item, fields: readonly (keyof Item)[]): Partial<Item> {
  return Object.fromEntries(Object.entries(item).filter(([field]) => !fields.includes(field as keyof Item)));
}

/** Holdings as the store books them. */
function booked(
  holdings: readonly Holding[],
  given: { before: Item; item: Item; how: Holding["how"]; now: number },
) {
  const { before, item, how, now } = given;
  if (before.ownerId === item.ownerId) return holdings;
  const over = holdings.map((one) =>
    one.endedAt === null ? { ...one, endedAt: now, endedBy: "transferred" as const } : one,
  );
  if (item.ownerId === null) return over;
  const next = {
    id: holdings.length,
    no: item.no,
    ownerId: item.ownerId,
    beganAt: now,
    endedAt: null,
    endedBy: null,
  };
  return [...over, { ...next, how }];
}

test("over random histories, from every stage, open, won and lost", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 40 }), (acts) => {
      let item = wound(anItem(), clockwork);
      let now = NOW;
      let holdings = booked([], { before: { ...item, ownerId: null }, item, how: "created", now });
      for (const one of acts) {
        now += one.hours * 3_600_000;
        const before = item;
        if (one.kind !== "transfer") {
          const code = refusal(() => (item = wound(after(before, one, now), clockwork)));
          if (code === null)
            holdings = booked(holdings, {
              before,
              item,
              how: one.kind === "assign" ? "assigned" : "reassigned",
              now,
            });
          continue;
        }
        const given = { to: one.person, largePath: PATHS.large, reason: "knows the trade", holdings, now };
        const code = refusal(() => (item = wound(transferTo(before, given).item, clockwork)));
        if (before.place !== "owned" || before.ownerId === one.person.userId) {
          expect(code).toBe(before.place === "owned" ? "already-theirs" : "not-owned");
          continue;
        }
        seen.add(`${before.outcome} ${before.stage}`);
        const isPast = before.nextDay !== null && before.nextDay < dayOf(now);
        const changing = isPast ? [...OWNERS, ...PLAN] : OWNERS;
        expect(without(item, changing)).toEqual(without(before, changing));
        expect(item).toMatchObject({
          ownerId: one.person.userId,
          departmentId: one.person.department.id,
          actingId: null,
          graceUntil: null,
          ...(isPast ? { nextDay: null, nextMinute: null, nextText: null } : {}),
        });
        expect([now, before.receivedAt]).toContain(item.receivedAt);
        holdings = booked(holdings, { before, item, how: "transferred", now });
      }
    }),
    { numRuns: 1500 },
  );
  for (const state of ["open 1", "open 2", "open 3", "open 4", "open 5", "won 6", "lost 1"])
    expect(seen).toContain(state);
});

test("out of the large department it belongs to the pool and the manager of its new owner's, and nothing else", () => {
  const item = anItem({ stage: 4, quotedFen: 5 });
  const given = { largePath: PATHS.large, reason: null, holdings: [], now: NOW + 1 };
  const moved = transferTo(item, { ...given, to: FAR }).item;
  expect(moved).toMatchObject({ ownerId: "far", departmentId: 6, largeDepartmentId: 5 });
  expect(without(moved, [...OWNERS, "largeDepartmentId"])).toEqual(
    without(item, [...OWNERS, "largeDepartmentId"]),
  );
});

test("passed round without a word to the customer, each new owner's clock starts once and no more", () => {
  const days = (count: number) => NOW + count * 86_400_000;
  let item = anItem();
  let holdings = booked([], { before: { ...item, ownerId: null }, item, how: "created", now: NOW });
  const pass = (to: Actor, now: number) => {
    const before = item;
    item = transferTo(item, { to, largePath: PATHS.large, reason: null, holdings, now }).item;
    holdings = booked(holdings, { before, item, how: "transferred", now });
    return baseOf(item);
  };
  const [zhang, li, wang] = PEOPLE as [Actor, Actor, Actor];
  expect(pass(li, days(2))).toBe(days(2));
  expect(pass(zhang, days(4))).toBe(days(2));
  expect(pass(wang, days(5))).toBe(days(5));
  expect(pass(li, days(6))).toBe(days(5));
  item = { ...item, lastFollowUpAt: days(7) };
  expect(pass(zhang, days(8))).toBe(days(8));
});
