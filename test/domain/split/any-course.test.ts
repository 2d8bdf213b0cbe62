// Whatever parties, strangers, heads and the clock say in whatever order: nothing comes into force without every party's
// yes to that very version, given after it was made; or the manager's pick of a last offer.
import fc from "fast-check";
import { expect, test } from "vitest";
import { RuleError } from "../../../src/domain/rule-error.ts";
import { mustBeWhole } from "../../../src/domain/split/shares.ts";
import { isOpen, type Split } from "../../../src/domain/split/split.ts";
import { rules } from "../an-item.ts";
import { play, type Said, step } from "./a-course.ts";

function holds(splits: readonly Split[], log: readonly Said[]): void {
  expect(splits.filter(isOpen).length).toBeLessThanOrEqual(1);
  expect(splits.filter(({ state }) => state === "in-force").length).toBeLessThanOrEqual(1);
  const numbers = splits.flatMap(({ versions }) => versions.map(({ number }) => number));
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const split of splits) {
    expect(split.versions.filter(({ option }) => option === null).length).toBeLessThanOrEqual(
      rules.split.rounds,
    );
    for (const { ledgers } of split.versions) mustBeWhole(ledgers);
    if (split.inForceAt === null) continue;
    const about = log.filter(({ version }) => version === split.current);
    expect(about[0]?.what).toBe("made");
    if (about.some(({ what }) => what === "decided")) continue;
    for (const { memberId } of split.parties) {
      const words = about.filter(({ by, what }) => by === memberId && (what === "yes" || what === "no"));
      expect(words.at(-1)?.what, `${memberId} about version ${split.current}`).toBe("yes");
    }
    expect(about.some(({ what }) => what === "no")).toBe(false);
  }
}

/** What stood on the table is never changed; answers alone are added. */
function areUntouched(before: readonly Split[], after: readonly Split[]): void {
  const written = (split: Split | undefined) =>
    split?.versions.map(({ answers: _, ...version }) => JSON.stringify(version)) ?? [];
  for (const split of before) {
    const now = written(after.find(({ id }) => id === split.id));
    expect(now.slice(0, split.versions.length)).toEqual(written(split));
  }
}

test.each(["none", "head", "manager"] as const)("any course of messages, approval: %s", (approval) => {
  let agreed = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const { take, log, splits } = play(approval);
      let before = splits();
      for (const one of steps) {
        try {
          take(one);
        } catch (error) {
          if (!(error instanceof RuleError)) throw error;
          expect(splits()).toBe(before);
        }
        if (splits() !== before) {
          areUntouched(before, splits());
          holds(splits(), log);
        }
        before = splits();
      }
      agreed += splits().filter(({ inForceAt }) => inForceAt !== null).length;
    }),
    { numRuns: 1000 },
  );
  // The courses do come to an end now and then; else nothing was tried.
  expect(agreed).toBeGreaterThan(20);
});
