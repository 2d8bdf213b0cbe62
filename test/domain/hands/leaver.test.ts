// 离职交接 as a rule: who gets what, every item once; what is won or lost goes to a colleague only.
import { describe, expect, test } from "vitest";
import { allot, handedOn } from "../../../src/domain/hands/leaver.ts";
import { actor, anItem, NOW, PATHS, refusal } from "../an-item.ts";

const lisi = actor("lisi");
const two = actor("wangwu", { path: PATHS.two });

describe("离职交接: who gets what", () => {
  const held = [1, 2, 3].map((no) => anItem({ no }));
  const won = anItem({ no: 4, stage: 6, outcome: "won" });
  const lost = anItem({ no: 5, outcome: "lost" });
  const all = [...held, won, lost];
  const told = (...given: Parameters<typeof allot>[1]) =>
    allot(all, given).map(({ item, to }) => `${item.no}→${to?.userId ?? "pool"}`);
  test.each([
    [
      "one by one",
      [
        { no: 1, to: lisi },
        { no: 2, to: null },
      ],
      ["1→lisi", "2→pool"],
    ],
    [
      "the rest",
      [
        { no: 2, to: null },
        { no: null, to: lisi },
      ],
      ["1→lisi", "2→pool", "3→lisi", "4→lisi", "5→lisi"],
    ],
    ["all to the pool but what is closed", [{ no: null, to: null }], ["1→pool", "2→pool", "3→pool"]],
    [
      "said twice alike",
      [
        { no: 1, to: lisi },
        { no: 1, to: lisi },
      ],
      ["1→lisi"],
    ],
    ["nothing", [], []],
  ])("%s", (_, given, expected) => {
    expect(told(...given)).toEqual(expected);
  });
  test("said twice differently, or a closed one to the pool: refused whole", () => {
    expect(refusal(() => told({ no: 1, to: lisi }, { no: 1, to: null }))).toBe("allotted-twice");
    expect(refusal(() => told({ no: null, to: lisi }, { no: null, to: two }))).toBe("allotted-twice");
    for (const no of [4, 5])
      expect(refusal(() => told({ no, to: null }, { no: null, to: lisi }))).toBe("closed-to-colleague");
  });
});

test("what is handed on keeps its stage and its outcome; what goes to the pool is counted as returned", () => {
  const given = { largePath: PATHS.large, reason: "left", now: NOW + 1 };
  for (const changes of [{ stage: 4 }, { stage: 6, outcome: "won" }, { outcome: "lost" }] as const)
    expect(handedOn({ item: anItem(changes), to: two }, given)).toMatchObject({
      what: "reassigned",
      text: "left",
      item: { ...changes, ownerId: "wangwu", departmentId: 4, receivedAt: NOW + 1 },
    });
  expect(handedOn({ item: anItem({ stage: 3 }), to: null }, given)).toMatchObject({
    what: "returned",
    item: { place: "pool", stage: 3, timesReturned: 1 },
  });
  const far = actor("far", { path: PATHS.south });
  expect(refusal(() => handedOn({ item: anItem(), to: far }, given))).toBe("receiver-out-of-scope");
});
