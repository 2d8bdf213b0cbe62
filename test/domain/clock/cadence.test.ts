// Clocks (rules.md 5): what they run from, where they end, and what a date agreed with the customer does.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { baseOf, deadlineOf, nextDueOf } from "../../../src/domain/clock/cadence.ts";
import { followUp } from "../../../src/domain/clock/follow-up.ts";
import { addDays, at, dayOf } from "../../../src/domain/day.ts";
import type { Item, Stage } from "../../../src/domain/item/item.ts";
import { anItem, calendar, inPool, NOW, refusal, rules } from "../an-item.ts";

const EVENING = 18 * 60;
const clockwork = { rules, calendar };
const within = (competition: "low" | "medium" | "high") => ({ calendar, rules: { ...rules, competition } });

describe("the deadline is 18:00 of day N, moved to the next working day", () => {
  test.each([
    [1, "medium", "2026-03-17"],
    [2, "low", "2026-04-09"],
    [2, "medium", "2026-03-24"],
    [2, "high", "2026-03-17"],
    [3, "low", "2026-03-31"],
    [3, "medium", "2026-03-20"],
    [3, "high", "2026-03-16"],
    [4, "low", "2026-03-24"],
    [4, "medium", "2026-03-17"],
    [4, "high", "2026-03-13"],
    [5, "medium", "2026-03-11"],
  ] as const)("stage %i, competition %s: %s", (stage, competition, day) => {
    expect(deadlineOf(anItem({ stage }), within(competition))).toBe(at(day, EVENING));
  });
  test("a Saturday becomes Monday, the Spring Festival its end", () => {
    expect(deadlineOf(anItem({ receivedAt: at("2026-03-07", 600) }), clockwork)).toBe(
      at("2026-03-16", EVENING),
    );
    expect(deadlineOf(anItem({ receivedAt: at("2026-02-09", 600) }), clockwork)).toBe(
      at("2026-02-24", EVENING),
    );
  });
  test("a woken item runs the 7 days of a new one until its owner follows up, whatever its stage", () => {
    const woken = anItem({ stage: 4, reactivated: true, receivedAt: NOW, lastFollowUpAt: NOW - 1 });
    expect(deadlineOf(woken, within("high"))).toBe(at("2026-03-17", EVENING));
    expect(deadlineOf({ ...woken, lastFollowUpAt: NOW + 1 }, within("high"))).toBe(at("2026-03-13", EVENING));
  });
  test("no clock runs in the pool, after a win or a loss", () => {
    for (const item of [inPool(), anItem({ outcome: "lost" }), anItem({ stage: 6, outcome: "won" })])
      expect(nextDueOf(item, clockwork)).toBeNull();
  });
});

test("the clock never runs from before its holder's first day", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: NOW }),
      fc.option(fc.integer({ min: 0, max: NOW })),
      (receivedAt, lastFollowUpAt) => {
        const base = baseOf({ receivedAt, lastFollowUpAt });
        expect(base).toBeGreaterThanOrEqual(receivedAt);
        expect([receivedAt, lastFollowUpAt]).toContain(base);
      },
    ),
  );
});

test("a deadline is always 18:00 of a working day, after its base", () => {
  const stage = fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Stage>;
  fc.assert(
    fc.property(
      stage,
      fc.integer({ min: at("2025-01-01"), max: at("2026-11-30") }),
      (inStage, receivedAt) => {
        const deadline = deadlineOf(anItem({ stage: inStage, receivedAt }), clockwork) ?? 0;
        expect(deadline).toBe(at(dayOf(deadline), EVENING));
        expect(calendar.isWorkingDay(dayOf(deadline))).toBe(true);
        expect(dayOf(deadline) > dayOf(receivedAt)).toBe(true);
      },
    ),
  );
});

describe("a date agreed with the customer", () => {
  const today = dayOf(NOW);
  test.each([
    [2, 30],
    [3, 30],
    [4, 14],
  ] as const)("holds in stage %i for %i days after the base, and is asked about then", (stage, days) => {
    const due = (ahead: number) =>
      nextDueOf(
        anItem({ stage, receivedAt: NOW, nextDay: addDays(today, ahead), nextMinute: 600 }),
        clockwork,
      );
    expect(due(days)).toBe(at(addDays(today, days), 600));
    const latest = at(calendar.nextWorkingDay(addDays(today, days)), EVENING);
    for (const ahead of [days + 1, days + 300]) expect(due(ahead)).toBe(latest);
  });
  test("is what is due next in stages 1 and 5 however far: there the rule's deadline counts besides", () => {
    for (const stage of [1, 5] as const)
      expect(nextDueOf(anItem({ stage, nextDay: addDays(today, 90) }), clockwork)).toBe(
        at(addDays(today, 90), EVENING),
      );
  });
  test("is what is due next, at its own time when one was said", () => {
    expect(nextDueOf(anItem({ stage: 2, nextDay: "2026-03-13" }), clockwork)).toBe(at("2026-03-13", EVENING));
    expect(nextDueOf(anItem({ stage: 2, nextDay: "2026-03-13", nextMinute: 900 }), clockwork)).toBe(
      at("2026-03-13", 900),
    );
  });
});

describe("a follow-up", () => {
  const facts = {
    text: "客户要比价",
    ownText: "客户要比价",
    attempt: false,
    next: null,
    lastTwo: [] as readonly string[],
    now: NOW,
  };
  const following = (changes: Partial<typeof facts>, item: Item = anItem()) =>
    followUp(item, { ...facts, ...changes }, clockwork);
  test("counts when it says what happened, and moves the clock", () => {
    expect(following({})).toMatchObject({ counts: true, because: null, item: { lastFollowUpAt: NOW } });
  });
  test("of three characters does not count, unless it says when next", () => {
    expect(following({ text: "聊了下", ownText: "聊了下" })).toMatchObject({
      counts: false,
      because: "too-short",
      item: { lastFollowUpAt: null },
    });
    const next = { day: "2026-03-13", minute: null, text: null };
    expect(followUp(anItem(), { ...facts, ownText: "聊", next }, clockwork).counts).toBe(true);
  });
  test("that equals one of the last two does not count", () => {
    expect(following({ lastTwo: ["别的", " 客户要比价 "] }).because).toBe("repeated");
  });
  test("attempts without answer do not count; the fourth in a row is told so", () => {
    const attempt = { text: "没接", ownText: "没接", attempt: true };
    expect(following(attempt)).toMatchObject({
      counts: false,
      because: "attempt",
      item: { attemptsInARow: 1 },
    });
    expect(following(attempt, anItem({ attemptsInARow: 3 })).because).toBe("attempts-in-a-row");
    expect(following({}, anItem({ attemptsInARow: 3 })).item.attemptsInARow).toBe(0);
  });
  test("without a new date drops the old one", () => {
    expect(following({}, anItem({ nextDay: "2026-03-09", nextText: "回电" })).item).toMatchObject({
      nextDay: null,
      nextText: null,
    });
  });
  test("needs an owner", () => {
    expect(refusal(() => following({}, inPool()))).toBe("not-owned");
  });
});
