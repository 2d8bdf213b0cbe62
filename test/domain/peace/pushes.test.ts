// However often somebody would like to push: who asks first never pushes more than once in 14 days or twice in 30.
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, at, type Day, daysBetween } from "../../../src/domain/day.ts";
import { mayPush, nextPushDay } from "../../../src/domain/peace/pushes.ts";
import { DEFAULT_RULEBOOK as RULES } from "../../../src/domain/rulebook.ts";

const FIRST: Day = "2026-03-10";
const { pushOnceDays, pushTwiceDays } = RULES.peace;

test("no run of days on which it is asked leads to more pushes than the rule allows, nor makes anybody wait longer", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(120), { minLength: 40, maxLength: 80 }), (wishes) => {
      const days: Day[] = [];
      for (const offset of [...wishes].sort((a, b) => a - b)) {
        const today = addDays(FIRST, offset);
        const times = days.map((day) => at(day, 10 * 60)).reverse();
        const facts = { today, wakesOn: null, isWon: true, isService: false, times };
        const { verdict } = mayPush(facts, RULES);
        const next = nextPushDay(times, RULES);
        expect(verdict === "yes").toBe(next === null || next <= today);
        if (verdict === "yes") days.push(today);
      }
      for (const [index, day] of days.entries()) {
        const [last, lastButOne] = [days[index - 1], days[index - 2]];
        if (last !== undefined) expect(daysBetween(last, day)).toBeGreaterThanOrEqual(pushOnceDays);
        if (lastButOne !== undefined)
          expect(daysBetween(lastButOne, day)).toBeGreaterThanOrEqual(pushTwiceDays);
      }
    }),
  );
});

test("a customer who rests is told nothing, a service message neither; one who has not bought is not counted", () => {
  const facts = { today: FIRST, wakesOn: null, isWon: true, isService: false, times: [at(FIRST, 600)] };
  expect(mayPush({ ...facts, wakesOn: "2026-04-09", isService: true }, RULES)).toEqual({
    verdict: "no",
    because: "quiet",
    day: "2026-04-09",
  });
  expect(mayPush({ ...facts, isService: true }, RULES).verdict).toBe("yes");
  expect(mayPush({ ...facts, isWon: false }, RULES).verdict).toBe("yes");
  expect(mayPush(facts, RULES)).toEqual({ verdict: "no", because: "often", day: "2026-03-24" });
});
