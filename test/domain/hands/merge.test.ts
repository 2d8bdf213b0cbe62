// Which of two items stays when they become one, and what it takes over.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type MergeSide, merged, planMerge } from "../../../src/domain/hands/merge.ts";
import { anItem, inPool, refusal } from "../an-item.ts";

const side = (item: MergeSide["item"], given: Partial<MergeSide> = {}): MergeSide => ({
  item,
  isBound: false,
  open: null,
  ...given,
});
const first = side(anItem({ no: 1 }));
const second = side(anItem({ no: 2, ownerId: "other" }));

test.each([
  ["the first, of two alike", first, second, 1, null],
  ["the one with a contract", first, { ...second, isBound: true }, 2, "bound"],
  [
    "the one with a contract, in the pool or not",
    side(inPool({ no: 1 }), { isBound: true }),
    second,
    1,
    null,
  ],
  ["what somebody holds", side(inPool({ no: 1 })), second, 2, "held"],
  ["an opportunity, not a lead", side(anItem({ no: 1, kind: "lead", stage: null })), second, 2, "held"],
  ["what is not lost", side(anItem({ no: 1, outcome: "lost" })), second, 2, "held"],
] as const)("%s stays", (_why, one, other, kept, swapped) => {
  const plan = planMerge(one, other);
  expect(plan.kept.no).toBe(kept);
  expect(plan.gone.no).toBe(kept === 1 ? 2 : 1);
  expect(plan.swapped).toBe(swapped);
});

test("two deals, one item, an eliminated one and what is being agreed on are refused", () => {
  const bound = { isBound: true } as const;
  expect(refusal(() => planMerge({ ...first, ...bound }, { ...second, ...bound }))).toBe("merge-two-deals");
  expect(refusal(() => planMerge(first, first))).toBe("merge-itself");
  expect(refusal(() => planMerge(first, side(anItem({ no: 2, place: "eliminated", ownerId: null }))))).toBe(
    "merge-eliminated",
  );
  for (const open of ["split", "transfer"] as const) {
    expect(refusal(() => planMerge({ ...first, open }, second))).toBe("merge-open");
    expect(refusal(() => planMerge(first, { ...second, open }))).toBe("merge-open");
  }
});

test("whatever the two are: hands and stage of the one that stays stay, nothing it says is overwritten, the other is nobody's", () => {
  const words = fc.option(fc.constantFrom("MES", "WMS", "CRM"));
  const item = (no: number) =>
    fc
      .record({
        stage: fc.constantFrom(1, 2, 3, 4, 5),
        need: words,
        source: words,
        expectedFen: fc.option(fc.nat(1_000_000)),
        lastFollowUpAt: fc.option(fc.nat(1_000_000)),
        nextDay: fc.option(fc.constantFrom("2026-03-12", "2026-03-13")),
        ownerId: fc.constantFrom("a", "b"),
      })
      .map((changes) => anItem({ ...changes, no } as Parameters<typeof anItem>[0]));
  fc.assert(
    fc.property(item(1), item(2), (one, other) => {
      const { kept, gone } = merged(planMerge(side(one), side(other)));
      expect(kept.item).toMatchObject({
        ownerId: one.ownerId,
        stage: one.stage,
        place: "owned",
        mergedInto: null,
      });
      for (const field of ["need", "source", "expectedFen", "nextDay"] as const)
        expect(kept.item[field]).toBe(one[field] ?? other[field]);
      expect(kept.item.lastFollowUpAt ?? -1).toBe(
        Math.max(one.lastFollowUpAt ?? -1, other.lastFollowUpAt ?? -1),
      );
      expect(gone.item).toMatchObject({
        place: "eliminated",
        ownerId: null,
        mergedInto: 1,
        stage: other.stage,
      });
    }),
  );
});
