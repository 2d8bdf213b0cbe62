// Clocks at the seams (rules.md 3, 5): midnights, holidays, new holders, agreed dates beside the rule's deadline.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Clockwork,
  deadlineOf,
  extendsDeadline,
  nextDueOf,
  wound,
} from "../../../src/domain/clock/cadence.ts";
import { addDays, at, dayOf } from "../../../src/domain/day.ts";
import { assign, reassign } from "../../../src/domain/hands/pool.ts";
import type { Item, Stage } from "../../../src/domain/item/item.ts";
import { reactivate } from "../../../src/domain/item/places.ts";
import { actor, anItem, calendar, inPool, NOW, owner, PATHS, rules } from "../an-item.ts";

const EVENING = 18 * 60;
const medium: Clockwork = { rules, calendar };
const within = (competition: "low" | "medium" | "high") => ({ calendar, rules: { ...rules, competition } });
const dueOf = (changes: Partial<Item>, clockwork = medium) => deadlineOf(anItem(changes), clockwork);

describe("stage 5: every working day", () => {
  test.each([
    ["Friday → Monday", "2026-03-13", "2026-03-16"],
    ["Friday → the Saturday that is worked", "2026-02-13", "2026-02-14"],
    ["before the Spring Festival → after it", "2026-02-14", "2026-02-24"],
    ["Sunday → Monday", "2026-03-15", "2026-03-16"],
    ["before National Day → after it", "2025-09-30", "2025-10-09"],
  ])("%s", (_, followed, due) => {
    expect(dueOf({ stage: 5, lastFollowUpAt: at(followed, 700), receivedAt: 0 })).toBe(at(due, EVENING));
  });
  test("competition does not change it, nor stage 1's seven days", () => {
    for (const competition of ["low", "medium", "high"] as const) {
      expect(dueOf({ stage: 5 }, within(competition))).toBe(at("2026-03-11", EVENING));
      expect(dueOf({ stage: 1 }, within(competition))).toBe(at("2026-03-17", EVENING));
    }
  });
});

describe("day 0 is the base's day in Shanghai", () => {
  test.each([
    ["23:59", at("2026-03-10", 1439), "2026-03-17"],
    ["00:00", at("2026-03-11", 0), "2026-03-18"],
  ])("received at %s", (_, receivedAt, day) => {
    expect(dueOf({ stage: 1, receivedAt })).toBe(at(day, EVENING));
  });
  test.each([
    ["a Saturday → Monday", 1, "2026-03-07", "2026-03-16"],
    ["a Sunday that is worked stays", 1, "2025-12-28", "2026-01-04"],
    ["a holiday → the day after it", 2, "2026-09-18", "2026-10-08"],
  ] as const)("%s", (_, stage, received, due) => {
    expect(dueOf({ stage, receivedAt: at(received, 600) })).toBe(at(due, EVENING));
  });
  test("a lead of the finder's runs the seven days as well", () => {
    expect(dueOf({ kind: "lead", stage: null })).toBe(at("2026-03-17", EVENING));
  });
});

describe("a new holder's clock begins on their first day", () => {
  const old = { receivedAt: NOW - 200 * 86_400_000, lastFollowUpAt: NOW - 100 * 86_400_000 };
  const stage = fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Stage>;
  test("whatever was done or left undone before, by claim or by 改派", () => {
    fc.assert(
      fc.property(stage, fc.integer({ min: 0, max: 300 }), (inStage, later) => {
        const now = NOW + later * 86_400_000;
        const given = { to: actor("lisi"), largePath: PATHS.large, reason: "leave", now };
        const assigned = assign(inPool({ ...old, stage: inStage }), given).item;
        const reassigned = reassign(anItem({ ...old, stage: inStage }), given).item;
        for (const item of [assigned, reassigned])
          expect(deadlineOf(item, medium)).toBe(dueOf({ stage: inStage, receivedAt: now }));
        expect(dayOf(deadlineOf(assigned, medium) ?? 0) > dayOf(now)).toBe(true);
      }),
    );
  });
  test("a woken one: 7 days in every stage and at every competition, until they follow up", () => {
    for (const inStage of [1, 2, 3, 4, 5] as const)
      for (const competition of ["low", "medium", "high"] as const) {
        const dormant = inPool({ ...old, stage: inStage, place: "dormant" });
        const woken = reactivate(dormant, { reason: "fair", now: NOW }).item;
        const held = assign(woken, { to: owner, largePath: PATHS.large, now: NOW }).item;
        expect(deadlineOf(held, within(competition))).toBe(at("2026-03-17", EVENING));
        const followed = { ...held, lastFollowUpAt: NOW };
        expect(deadlineOf(followed, within(competition))).toBe(
          dueOf({ stage: inStage }, within(competition)),
        );
      }
  });
});

describe("an agreed date and the rule's deadline stand side by side", () => {
  test.each([1, 2, 3, 4, 5] as const)(
    "in stage %i the date is what is due next, the rule's is kept",
    (stage) => {
      const nextDay = addDays(dayOf(NOW), 13);
      const item = wound(anItem({ stage, nextDay, nextMinute: 900 }), medium);
      expect(item.nextDueAt).toBe(at(nextDay, 900));
      expect(item.deadlineAt).toBe(dueOf({ stage }));
    },
  );
  test("it takes the rule's place in stages 2 to 4 only", () => {
    const stages = [null, 1, 2, 3, 4, 5, 6] as const;
    expect(stages.filter((stage) => extendsDeadline(stage))).toEqual([2, 3, 4]);
  });
  test("without one, the deadline is what is due; for what nobody holds or what is lost, nothing is", () => {
    expect(nextDueOf(anItem({ stage: 3 }), medium)).toBe(dueOf({ stage: 3 }));
    const nextDay = "2026-03-20";
    for (const item of [inPool({ nextDay }), anItem({ outcome: "lost", nextDay })])
      expect(wound(item, medium)).toMatchObject({ nextDueAt: null, deadlineAt: null });
  });
  test("a won one waits for its payment day, with no deadline of the rule", () => {
    const won = wound(anItem({ stage: 6, outcome: "won", nextDay: "2026-04-01" }), medium);
    expect(won).toMatchObject({ nextDueAt: at("2026-04-01", EVENING), deadlineAt: null });
  });
});

describe("what a list has brought is late for nobody in its first days", () => {
  const imported = { intake: "imported", createdAt: NOW, receivedAt: NOW } as const;

  test.each([null, 1, 2, 3, 4, 5] as const)("stage %s", (stage) => {
    const until = addDays(dayOf(NOW), rules.notices.observedDays);
    expect(dayOf(dueOf({ ...imported, stage }) ?? 0) >= until).toBe(true);
    expect(dueOf({ ...imported, stage })).toBeGreaterThanOrEqual(dueOf({ stage, receivedAt: NOW }) ?? 0);
  });
  test("whatever is followed up within them, and as everything else behind them", () => {
    fc.assert(
      fc.property(fc.constantFrom<Stage>(1, 2, 3, 4, 5), fc.integer({ min: 0, max: 60 }), (stage, days) => {
        const followed = { ...imported, stage, lastFollowUpAt: NOW + days * 86_400_000 };
        const deadline = dueOf(followed) ?? 0;
        expect(dayOf(deadline) >= addDays(dayOf(NOW), rules.notices.observedDays)).toBe(true);
        if (days >= rules.notices.observedDays)
          expect(deadline).toBe(dueOf({ ...followed, intake: "reported" }));
      }),
    );
  });
});
