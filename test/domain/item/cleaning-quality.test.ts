// Every coming back counts for one judgement, the last that found it qualified, and speed counts for nothing (rules.md 1; A5).
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CleaningEvent, qualityOf } from "../../../src/domain/item/cleaning-quality.ts";

const event = (given: Partial<CleaningEvent>): CleaningEvent => ({
  no: 1,
  at: 0,
  by: "a",
  what: "cleaned",
  text: null,
  source: null,
  selfCleaned: false,
  ...given,
});
const cleaners = new Set(["a", "b"]);
const report = (events: readonly CleaningEvent[], fewest = 8) => qualityOf(events, { cleaners, fewest });

test("it counts for who found it qualified, though another has judged it before", () => {
  const { byCleaner } = report([
    event({ by: "a" }),
    event({ what: "returned-to-cleaning", by: "rep", text: "空号" }),
    event({ by: "b" }),
  ]);
  expect(byCleaner.map(({ key, qualified, sentBack }) => [key, qualified, sentBack])).toEqual([
    ["a", 1, [{ no: 1, reason: "空号" }]],
    ["b", 1, []],
  ]);
});

test("told twice that it came back, it came back once, for the first reason", () => {
  const back = (text: string) => event({ what: "returned-to-cleaning", by: "rep", text });
  expect(report([event({}), back("空号"), back("停机")]).byCleaner[0]?.sentBack).toEqual([
    { no: 1, reason: "空号" },
  ]);
});

test("what came back of a judgement before the time looked at counts for nobody", () => {
  expect(report([event({ what: "returned-to-cleaning", by: "rep" })])).toMatchObject({
    byCleaner: [],
    self: { judged: 0, sentBack: [] },
  });
});

test("however events lie, no judgement comes back twice, sums agree, and instants change nothing", () => {
  const some = fc.record({
    no: fc.integer({ min: 1, max: 4 }),
    by: fc.constantFrom("a", "b", "rep"),
    what: fc.constantFrom("cleaned", "rejected", "returned-to-cleaning"),
    source: fc.constantFrom("x", null),
    selfCleaned: fc.boolean(),
    at: fc.integer(),
    text: fc.constant(null),
  }) as fc.Arbitrary<CleaningEvent>;
  fc.assert(
    fc.property(fc.array(some, { maxLength: 30 }), (events) => {
      const found = report(events, 1);
      const groups = [...found.byCleaner, found.self];
      const judged = groups.reduce((sum, one) => sum + one.judged, 0);
      expect(judged).toBe(events.filter(({ what }) => what !== "returned-to-cleaning").length);
      for (const one of [...groups, ...found.bySource]) {
        expect(one.sentBack.length).toBeLessThanOrEqual(one.qualified);
        expect(one.qualified + one.unqualified).toBe(one.judged);
      }
      expect(
        report(
          events.map((one) => ({ ...one, at: 0 })),
          1,
        ),
      ).toEqual(found);
    }),
  );
});
