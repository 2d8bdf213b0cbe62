// How much is said in one conversation: never more than any window allows, and never less than it could be.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createAibotPace, PUSH_LIMITS } from "../../src/wecom/aibot-pace.ts";

const chat = { kind: "group", id: "wrA" } as const;

test("whoever waits as long as told never exceeds a limit, and a shorter wait would have", () => {
  const pauses = fc.array(fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 60_000 })), {
    minLength: 40,
    maxLength: 200,
  });
  fc.assert(
    fc.property(pauses, (all) => {
      let now = 1_000_000;
      const pace = createAibotPace(() => now);
      const said: number[] = [];
      const fits = (at: number) =>
        PUSH_LIMITS.every(({ most, withinMs }) => said.filter((one) => one > at - withinMs).length < most);
      for (const pause of all) {
        now += pause;
        const wait = pace.waitMs(chat);
        expect(fits(now + wait)).toBe(true);
        if (wait > 0) expect(fits(now + wait - 1)).toBe(false);
        now += wait;
        pace.spoke(chat);
        said.push(now);
      }
    }),
    { numRuns: 30 },
  );
});

test("the hour counts too", () => {
  let now = 1_000_000;
  const pace = createAibotPace(() => now);
  for (let count = 0; count < 950; count++, now += 3_000) pace.spoke(chat);
  expect(pace.waitMs(chat)).toBe(3_600_000 - 950 * 3_000);
});

test("each conversation for itself: a person in whatever case, a chat letter by letter", () => {
  const pace = createAibotPace(() => 1_000);
  for (let count = 0; count < 26; count++) {
    pace.spoke(chat);
    pace.spoke({ kind: "single", id: "ZhangSan" });
  }
  expect(pace.waitMs(chat)).toBe(60_000);
  expect(pace.waitMs({ kind: "group", id: "wra" })).toBe(0);
  expect(pace.waitMs({ kind: "single", id: "zhangsan" })).toBe(60_000);
  expect(pace.waitMs({ kind: "single", id: "lisi" })).toBe(0);
});

test("a clock that was set back holds nobody up", () => {
  let now = 1_000_000;
  const pace = createAibotPace(() => now);
  for (let count = 0; count < 30; count++) pace.spoke(chat);
  expect(pace.waitMs(chat)).toBeGreaterThan(0);
  now -= 1;
  expect(pace.waitMs(chat)).toBe(0);
});
