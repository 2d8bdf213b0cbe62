import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { loadReminders } from "../../src/push/tick.ts";
import {
  COARSE_STOPS,
  createTurnableClock,
  DAY_MS,
  dayIndexOf,
  endOfTurn,
  FINE_STOPS,
  HOUR_MS,
  isWeekday,
  nextStop,
  openingOf,
  type Stops,
  workingDaysBefore,
} from "../../src/sandbox/clock.ts";
import { createTurning } from "../../src/sandbox/turning.ts";

/** An instant in Shanghai in November 2026, where the 23rd is a Monday. */
const november = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour - 8, minute);

describe("the turnable clock", () => {
  test("runs on with the real one, from where it was left", () => {
    let real = november(23, 10);
    const clock = createTurnableClock(() => real, 2 * HOUR_MS);
    real += 5;
    expect(clock.now()).toBe(november(23, 12) + 5);
  });

  test("never goes back, and tells every turn so that it can be kept", () => {
    const kept: number[] = [];
    const clock = createTurnableClock(
      () => november(23, 10),
      0,
      (offset) => kept.push(offset),
    );
    clock.advance(HOUR_MS);
    clock.advance(-HOUR_MS);
    clock.advanceTo(november(22, 9));
    expect(clock.now()).toBe(november(23, 11));
    expect(kept).toEqual([HOUR_MS]);
  });
});

describe("the end of a turn", () => {
  test.each([
    ["hour", november(23, 10, 30), november(23, 11, 30)],
    ["tomorrow", november(23, 10, 30), november(24, 9)],
    ["tomorrow", november(23, 0, 5), november(24, 9)],
    ["workday", november(23, 10), november(24, 9)],
    ["workday", november(27, 22), november(30, 9)],
    ["workday", november(28, 7), november(30, 9)],
    ["week", november(23, 10), november(30, 10)],
  ] as const)("%s", (turn, from, to) => {
    expect(endOfTurn(turn, from)).toBe(to);
  });

  test("skips a holiday the calendar knows", () => {
    const holiday = dayIndexOf(november(24, 9));
    const isWorkingDay = (day: number) => isWeekday(day) && day !== holiday;
    expect(endOfTurn("workday", november(23, 10), isWorkingDay)).toBe(november(25, 9));
  });

  test("counts working days backwards over weekends", () => {
    expect(workingDaysBefore(dayIndexOf(november(23, 8)), 1)).toBe(dayIndexOf(november(20, 8)));
    expect(workingDaysBefore(dayIndexOf(november(23, 8)), 6)).toBe(dayIndexOf(november(13, 8)));
  });
});

describe("a long turn", () => {
  const stopsOf = (from: number, to: number, given: Stops) => {
    const stops: number[] = [];
    for (let now = from; now < to; ) {
      now = nextStop(now, to, given);
      stops.push(now);
    }
    return stops;
  };
  test("stops every ten minutes of the day and crosses the night in one step", () => {
    expect(stopsOf(november(23, 19, 45), november(24, 9, 15), FINE_STOPS)).toEqual([
      november(23, 19, 50),
      november(23, 20),
      november(23, 20, 10),
      november(24, 8, 50),
      november(24, 9),
      november(24, 9, 10),
      november(24, 9, 15),
    ]);
  });
  test("a past that is played stops every hour, and when groups are spoken to", () => {
    expect(stopsOf(november(23, 18, 20), november(24, 10, 45), COARSE_STOPS)).toEqual([
      november(23, 19),
      november(23, 20),
      november(24, 9),
      november(24, 9, 10),
      november(24, 10),
      november(24, 10, 30),
      november(24, 10, 45),
    ]);
  });
  test("every reminder of the bot begins at one of its stops", async () => {
    const reminders = await loadReminders(loadTemplates("templates"));
    for (const [id, { from }] of reminders) if (from > 0) expect(FINE_STOPS, id).toContain(from);
  });

  test("always moves on, never past its end, and never by more than a night", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2e12 }),
        fc.integer({ min: 1, max: 40 * DAY_MS }),
        (now, ahead) => {
          const stop = nextStop(now, now + ahead, FINE_STOPS);
          expect(stop).toBeGreaterThan(now);
          expect(stop).toBeLessThanOrEqual(Math.min(now + ahead, now + 13 * HOUR_MS));
        },
      ),
    );
  });

  test("lets the bot tick at every stop before it goes on, one turn after the other", async () => {
    const clock = createTurnableClock(() => november(23, 9), 0);
    const seen: string[] = [];
    const turning = createTurning({
      clock,
      tick: async () => {
        const before = clock.now();
        await Promise.resolve();
        seen.push(before === clock.now() ? "quiet" : "moved");
      },
      onStop: () => seen.push("shown"),
    });
    await Promise.all([turning.turnTo(november(23, 10)), turning.turn(() => november(23, 10, 20))]);
    expect(clock.now()).toBe(november(23, 10, 20));
    // 9:10 and 10:00 of a past that is played, then 10:10 and 10:20; before each turn what was under way is finished.
    const stops = (count: number) => Array(count).fill(["quiet", "shown"]).flat();
    expect(seen).toEqual(["quiet", ...stops(2), "quiet", ...stops(2)]);
  });

  test("a tick that fails does not stop the turns after it", async () => {
    const clock = createTurnableClock(() => november(23, 9), 0);
    let fails = true;
    const tick = async (): Promise<void> => {
      if (fails) throw new Error("no database");
    };
    const turning = createTurning({ clock, tick, onStop: () => undefined });
    await expect(turning.turnTo(november(23, 10))).rejects.toThrow("no database");
    fails = false;
    await turning.turnTo(november(23, 11));
    expect(clock.now()).toBe(november(23, 11));
  });
});

describe("where a newcomer's clock opens", () => {
  const shanghai = (text: string) => Date.parse(`${text}+08:00`);
  test.each([
    ["in the night before a working day", "2026-11-23T03:00", "2026-11-23T08:56"],
    ["in the evening", "2026-11-23T19:30", "2026-11-24T08:56"],
    ["at midnight after a Friday", "2026-11-28T00:00", "2026-11-30T08:56"],
    ["on a Saturday", "2026-11-28T11:00", "2026-11-30T08:56"],
    ["on a Friday evening", "2026-11-27T18:00", "2026-11-30T08:56"],
    ["on a working day, while people work", "2026-11-23T14:20", "2026-11-23T14:20"],
    ["just before nine", "2026-11-23T08:58", "2026-11-23T08:58"],
  ])("%s", (_, now, opens) => {
    expect(openingOf(shanghai(now))).toBe(shanghai(opens));
  });
  test("on a holiday it is the first working day after it", () => {
    const off = (day: number) => isWeekday(day) && day !== dayIndexOf(shanghai("2026-11-23T12:00"));
    expect(openingOf(shanghai("2026-11-23T12:00"), off)).toBe(shanghai("2026-11-24T08:56"));
  });
});
