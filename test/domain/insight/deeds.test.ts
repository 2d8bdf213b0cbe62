// What became of items in a time: once each, by what stands last, and what was taken back has not happened.
import { expect, test } from "vitest";
import { countOf, type Deed, type Deeds, deedsIn } from "../../../src/domain/insight/deeds.ts";

let id = 0;
type Told = Partial<Deed> & Pick<Deed, "what">;
/** One after the other, each in the hands of 张三 unless it says otherwise. */
function rows(...told: readonly Told[]): Deed[] {
  return told.map((one) => {
    id++;
    return { id, no: 1, at: id, text: null, stage: 1, ownerId: "zhang", intake: "self-developed", ...one };
  });
}
const END = Number.MAX_SAFE_INTEGER;
const of = (all: readonly Deed[], memberId: string | null = "zhang", until = END) =>
  deedsIn(all, { until, memberId });
const whats = ({ won, moved, back, lost, came }: Deeds) => ({
  won: won.length,
  moved: moved.length,
  back: back.length,
  lost: lost.length,
  came: came.length,
});
const NONE = { won: 0, moved: 0, back: 0, lost: 0, came: 0 };

test.each([
  [
    "advanced twice",
    [
      { what: "advanced", stage: 2 },
      { what: "advanced", stage: 3 },
    ],
    { moved: 1 },
  ],
  ["advanced and moved back", [{ what: "advanced", stage: 2 }, { what: "moved-back" }], { back: 1 }],
  ["advanced and lost", [{ what: "advanced" }, { what: "lost" }], { lost: 1 }],
  ["lost and taken up again", [{ what: "lost" }, { what: "restarted" }], { moved: 1 }],
  ["advanced and signed", [{ what: "advanced" }, { what: "won" }], { won: 1 }],
  ["signed and taken back", [{ what: "won" }, { what: "undone", text: "won" }], {}],
  [
    "advanced, signed, and only that taken back",
    [{ what: "advanced" }, { what: "won" }, { what: "undone", text: "won" }],
    { moved: 1 },
  ],
  ["claimed and returned", [{ what: "claimed" }, { what: "returned", ownerId: null }], {}],
  [
    "claimed, and that taken back",
    [{ what: "claimed" }, { what: "undone", text: "claimed", ownerId: null }],
    {},
  ],
  ["handed on after a step", [{ what: "advanced" }, { what: "transferred", ownerId: "li" }], { moved: 1 }],
  ["come from a colleague", [{ what: "transferred" }], { came: 1 }],
  [
    "in another's hands",
    [
      { what: "advanced", ownerId: "li" },
      { what: "created", no: 2, ownerId: "li" },
    ],
    {},
  ],
  ["taken in with a list", [{ what: "created", intake: "imported" }], {}],
] as const satisfies readonly (readonly [string, readonly Told[], object])[])("%s", (_, told, expected) => {
  expect(whats(of(rows(...told)))).toEqual({ ...NONE, ...expected });
});

test("what is done after the time is no part of it, but may take back what was done in it", () => {
  const [step, after] = rows({ what: "advanced" }, { what: "lost" });
  expect(
    whats(
      of(
        [step, after].filter((one) => one !== undefined),
        "zhang",
        after?.at,
      ),
    ),
  ).toEqual({ ...NONE, moved: 1 });
  const [won, undone] = rows({ what: "won" }, { what: "undone", text: "won" });
  expect(
    whats(
      of(
        [won, undone].filter((one) => one !== undefined),
        "zhang",
        undone?.at,
      ),
    ),
  ).toEqual(NONE);
});

test("a department has nothing new where an item changes hands in it, and counts each item once", () => {
  const all = rows(
    { what: "created" },
    { what: "advanced", stage: 2 },
    { what: "reassigned", ownerId: "li" },
    { what: "reassigned", no: 2, ownerId: "li" },
    { what: "advanced", no: 3, stage: 5 },
  );
  const deeds = of(all, null);
  expect(whats(deeds)).toEqual({ ...NONE, moved: 2, came: 1 });
  expect(deeds.moved.map(({ no }) => no)).toEqual([3, 1]);
  expect(countOf(deeds)).toBe(2);
});
