// Stays in stages, change by change: what counts as entered, passed, left, and what is as if it had never been.
import { describe, expect, test } from "vitest";
import { ageMs } from "../../../src/domain/insight/dwell.ts";
import { handsIn, type Standing, type Step, staysIn, stepped } from "../../../src/domain/insight/stay.ts";
import type { What } from "../../../src/domain/item/history.ts";

const DAY = 86_400_000;
const FIRST: Standing = {
  no: 1,
  kind: "opportunity",
  place: "owned",
  stage: 1,
  outcome: "open",
  intake: "self-developed",
  ownerId: "zhang",
  departmentId: 3,
  largeDepartmentId: 2,
  unqualified: false,
  mergedInto: null,
};

/** A day between two changes. */
function through(first: Partial<Standing>, ...rest: readonly (readonly [What, Partial<Standing>])[]) {
  const steps: Step[] = [{ before: null, after: { ...FIRST, ...first }, what: "created", at: 0 }];
  for (const [what, change] of rest) {
    const before = steps.at(-1)?.after ?? FIRST;
    steps.push({ before, after: { ...before, ...change }, what, at: steps.length * DAY });
  }
  return staysIn(steps).map(({ stage, entered, enteredAt, left, leftAt, ownerId, awayMs, awaySince }) => {
    const span = `${enteredAt / DAY}–${leftAt === null ? "" : leftAt / DAY}`;
    const away = awaySince === null ? awayMs / DAY : `${awayMs / DAY}+ since ${awaySince / DAY}`;
    return `${stage} ${entered} ${span} ${left ?? "open"} ${ownerId} ${away}`;
  });
}

describe("an item's way", () => {
  test("forward, stage by stage, to the contract, which stays", () => {
    expect(through({}, ["advanced", { stage: 2 }], ["won", { stage: 6, outcome: "won" }])).toEqual([
      "1 start 0–1 forward zhang 0",
      "2 forward 1–2 forward zhang 0",
      "3 skipped 2–2 forward zhang 0",
      "4 skipped 2–2 forward zhang 0",
      "5 skipped 2–2 forward zhang 0",
      "6 forward 2– open zhang 0",
    ]);
  });

  test("back is a second visit", () => {
    expect(through({ stage: 3 }, ["moved-back", { stage: 2 }], ["advanced", { stage: 3 }])).toEqual([
      "3 start 0–1 back zhang 0",
      "2 back 1–2 forward zhang 0",
      "3 forward 2– open zhang 0",
    ]);
  });

  test("lost and restarted", () => {
    expect(through({ stage: 4 }, ["lost", { outcome: "lost" }], ["restarted", { outcome: "open" }])).toEqual([
      "4 start 0–1 lost zhang 0",
      "4 restart 2– open zhang 0",
    ]);
  });

  test("a lead is cleaned, waits in the pool, is claimed: the wait is nobody's", () => {
    expect(
      through(
        { kind: "lead", stage: null, place: "cleaning", ownerId: null, intake: "marketing" },
        ["cleaned", { kind: "opportunity", stage: 1, place: "pool" }],
        ["claimed", { place: "owned", ownerId: "li" }],
      ),
    ).toEqual(["0 start 0–1 forward null 0", "1 forward 1– open li 1"]);
  });

  test("what is found 不合格 has left as a lead; sent back by its receiver it is one again", () => {
    const lead = { kind: "lead", stage: null, place: "cleaning", ownerId: null } as const;
    expect(through(lead, ["rejected", { place: "pool", unqualified: true }])).toEqual([
      "0 start 0–1 lost null 0",
    ]);
    expect(through({}, ["returned-to-cleaning", { ...lead }])).toEqual([
      "1 start 0–1 back zhang 0",
      "0 back 1– open null 0",
    ]);
  });

  test("asleep it is in no stage; woken it begins anew; eliminated or merged it is gone", () => {
    expect(
      through(
        { place: "pool", ownerId: null },
        ["archived", { place: "dormant" }],
        ["reactivated", { place: "pool" }],
        ["merged", { mergedInto: 7 }],
      ),
    ).toEqual(["1 start 0–1 asleep null 1", "1 woken 2–3 gone null 1"]);
  });

  test("nobody knows how long an imported one has been where it is", () => {
    expect(through({ stage: 3, intake: "imported" })).toEqual(["3 imported 0– open zhang 0"]);
  });

  test("other hands, the same stage: it counts for whoever moved it last", () => {
    expect(through({}, ["transferred", { ownerId: "li" }], ["advanced", { stage: 2 }])).toEqual([
      "1 start 0–2 forward li 0",
      "2 forward 2– open li 0",
    ]);
    expect(through({}, ["returned", { place: "pool", ownerId: null }])).toEqual([
      "1 start 0– open zhang 0+ since 1",
    ]);
  });
});

test("out of the pool, where it lay when hands were not kept yet: only since it came there it was nobody's", () => {
  const [entered, pooled, claimed, now] = [0, 3 * DAY, 5 * DAY, 7 * DAY];
  const before = { ...FIRST, place: "pool" as const, ownerId: null };
  const [begun] = staysIn([{ before: null, after: FIRST, what: "created", at: entered }]);
  if (begun === undefined) throw new Error("there is one");
  const lies = { ...begun, awaySince: pooled };
  const [stay] = stepped([lies], { before, after: FIRST, what: "claimed", at: claimed });
  if (stay === undefined) throw new Error("it stays");
  expect(handsIn(stay)).toEqual([
    ["", pooled],
    [null, claimed],
  ]);
  const rests = [{ beganAt: pooled, endedAt: claimed }];
  expect(ageMs(stay, now, rests)).toBe(5 * DAY);
});

describe("what was taken back has not happened", () => {
  test("a step with what it skipped", () => {
    expect(through({}, ["advanced", { stage: 4 }], ["undone", { stage: 1 }])).toEqual([
      "1 start 0– open zhang 0",
    ]);
  });

  test("a loss, a restart, a sleep", () => {
    expect(through({}, ["lost", { outcome: "lost" }], ["undone", { outcome: "open" }])).toEqual([
      "1 start 0– open zhang 0",
    ]);
    expect(
      through(
        {},
        ["lost", { outcome: "lost" }],
        ["restarted", { outcome: "open" }],
        ["undone", { outcome: "lost" }],
      ),
    ).toEqual(["1 start 0–1 lost zhang 0"]);
  });

  test("all of it in one instant", () => {
    const at = 5;
    const made: Step = { before: null, after: FIRST, what: "created", at };
    const moved: Step = { before: FIRST, after: { ...FIRST, stage: 3 }, what: "advanced", at };
    const back: Step = { before: moved.after, after: FIRST, what: "undone", at };
    expect(staysIn([made, moved, back])).toEqual(staysIn([made]));
  });
});
