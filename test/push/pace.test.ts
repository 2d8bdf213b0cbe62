// How much a receiver gets within a while: never more than any window allows, and never less than it could.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createPace } from "../../src/push/pace.ts";

const LIMITS = [
  { most: 3, withinMs: 60 },
  { most: 5, withinMs: 600 },
];

test("whoever waits as long as told never exceeds a limit, and a shorter wait would have", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 60 }), (pauses) => {
      let now = 1_000;
      const pace = createPace(
        () => now,
        () => LIMITS,
      );
      const sent: number[] = [];
      for (const pause of pauses) {
        now += pause;
        const wait = pace.waitMs("a");
        const fits = (at: number) =>
          LIMITS.every(({ most, withinMs }) => sent.filter((one) => one > at - withinMs).length < most);
        expect(fits(now + wait)).toBe(true);
        if (wait > 0) expect(fits(now + wait - 1)).toBe(false);
        now += wait;
        pace.note("a");
        sent.push(now);
        expect(pace.waitMs("b")).toBe(0);
      }
    }),
  );
});

test("a clock that was set back holds nobody up", () => {
  let now = 1_000;
  const pace = createPace(
    () => now,
    () => LIMITS,
  );
  for (let count = 0; count < 5; count++) pace.note("a");
  expect(pace.waitMs("a")).toBeGreaterThan(0);
  now = 10;
  expect(pace.waitMs("a")).toBe(0);
});
