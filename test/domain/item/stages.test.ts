// Stages are entered by an act of the customer (rules.md 3): marks, skips, ways back, and what never happens.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item, Stage } from "../../../src/domain/item/item.ts";
import { advance, lose, type Marks, moveBack, NO_MARKS, restart } from "../../../src/domain/item/stages.ts";
import { RuleError } from "../../../src/domain/rule-error.ts";
import { anItem, inPool, NOW, refusal } from "../an-item.ts";

const TODAY = "2026-03-10";
const to = (stage: Stage, marks: Partial<Marks> = {}, skipReason: string | null = null) => ({
  to: stage,
  marks: { ...NO_MARKS, ...marks },
  skipReason,
  text: "said",
  today: TODAY,
});
const MARK: Readonly<Record<Stage, Partial<Marks>>> = {
  1: { need: "MES" },
  2: { meeting: "周四见王总" },
  3: { quotedFen: 28_000_000 },
  4: { openPoints: "付款方式" },
  5: { plannedSigningOn: "2026-04-01" },
  6: { contractFen: 28_000_000 },
};

describe("forward", () => {
  test.each([2, 3, 4, 5] as const)("into stage %i with its own mark, from the one before", (stage) => {
    const from = anItem({ stage: (stage - 1) as Stage });
    expect(advance(from, to(stage, MARK[stage]))).toMatchObject({
      what: "advanced",
      item: { stage, outcome: "open" },
    });
    expect(refusal(() => advance(from, to(stage)))).toBe("mark-missing");
  });
  test("a skipped stage is asked for, or excused with a reason; the target never is", () => {
    const from = anItem({ stage: 1 });
    expect(refusal(() => advance(from, to(3, MARK[3])))).toBe("mark-missing");
    expect(advance(from, to(3, { ...MARK[2], ...MARK[3] })).item.stage).toBe(3);
    expect(advance(from, to(3, MARK[3], "客户直接要价")).item.stage).toBe(3);
    expect(refusal(() => advance(from, to(3, MARK[2], "客户直接要价")))).toBe("mark-missing");
  });
  test("a mark that was given before is not asked for again", () => {
    expect(advance(anItem({ stage: 1, meeting: "见过" }), to(3, MARK[3])).item.stage).toBe(3);
  });
  test("a signed contract proves quote, bargaining and date, but no meeting", () => {
    expect(refusal(() => advance(anItem({ stage: 1 }), to(6, MARK[6])))).toBe("mark-missing");
    const won = advance(anItem({ stage: 2, meeting: "见过" }), to(6, MARK[6]));
    expect(won).toMatchObject({
      what: "won",
      item: { stage: 6, outcome: "won", contractFen: 28_000_000, signedOn: TODAY },
    });
  });
  test("a date agreed before stays while it lies ahead; a contract runs on its payment plan", () => {
    const dated = (nextDay: string) => anItem({ stage: 1, meeting: "见过", nextDay, nextText: "报价" });
    expect(advance(dated("2026-03-12"), to(2)).item).toMatchObject({
      nextDay: "2026-03-12",
      nextText: "报价",
    });
    expect(advance(dated(TODAY), to(2)).item).toMatchObject({ nextDay: null, nextText: null });
    expect(advance(dated("2026-03-12"), to(6, MARK[6])).item.nextDay).toBeNull();
  });
  test("an appointment later today outlives a move before its hour, and what the sentence agrees on wins", () => {
    const atThree = anItem({ stage: 1, meeting: "见过", nextDay: TODAY, nextMinute: 900, nextText: "演示" });
    expect(advance(atThree, { ...to(2), minute: 600 }).item).toMatchObject({
      nextDay: TODAY,
      nextMinute: 900,
    });
    expect(advance(atThree, { ...to(2), minute: 901 }).item.nextDay).toBeNull();
    const next = { day: "2026-03-12", minute: null, text: "面谈" };
    expect(advance(atThree, { ...to(2), minute: 600, next }).item).toMatchObject({
      nextDay: "2026-03-12",
      nextMinute: null,
      nextText: "面谈",
    });
    expect(advance(atThree, { ...to(6, MARK[6]), minute: 600, next }).item.nextDay).toBeNull();
  });
  test.each([
    ["a lead", anItem({ kind: "lead", stage: null }), "still-a-lead"],
    ["what lies in the pool", inPool(), "not-owned"],
    ["a lost one", anItem({ outcome: "lost" }), "lost-restart-first"],
    ["a won one", anItem({ stage: 6, outcome: "won" }), "already-won"],
    ["the stage it is in", anItem({ stage: 2 }), "already-there"],
    ["an earlier stage", anItem({ stage: 4 }), "use-back"],
  ])("not %s", (_, item, code) => {
    expect(refusal(() => advance(item, to(2, MARK[2])))).toBe(code);
  });
});

describe("back and out", () => {
  test("back keeps what was found out", () => {
    const item = anItem({ stage: 4, quotedFen: 1, openPoints: "付款" });
    expect(moveBack(item, { to: 2, reason: "客户换人", paidFen: 0 })).toMatchObject({
      what: "moved-back",
      text: "客户换人",
      item: { stage: 2, quotedFen: 1, openPoints: "付款" },
    });
    expect(refusal(() => moveBack(item, { to: 4, reason: "x", paidFen: 0 }))).toBe("not-back");
  });
  test("forward again, every stage above asks for its mark anew, though the old ones can still be read", () => {
    const full = anItem({ stage: 5, ...MARK[2], ...MARK[3], ...MARK[4], ...MARK[5], quotedOn: TODAY });
    const back = moveBack(full, { to: 2, reason: "客户换人", paidFen: 0 }).item;
    expect(back).toMatchObject({ quotedFen: 28_000_000, openPoints: "付款方式", markedUpTo: 2 });
    const stages = (item: Item, move: ReturnType<typeof to>) => {
      try {
        return advance(item, move).item.stage;
      } catch (error) {
        return error instanceof RuleError ? [error.facts["stages"], error.facts["again"]] : error;
      }
    };
    expect(stages(back, to(3))).toEqual([[3], true]);
    expect(stages(back, to(5, MARK[5]))).toEqual([[3, 4], true]);
    expect(stages(back, to(5, MARK[5], "same buyer after all"))).toBe(5);
    const third = advance(back, to(3, { quotedFen: 27_000_000 })).item;
    expect(stages(third, to(4))).toEqual([[4], true]);
    expect(stages(third, to(4, MARK[4]))).toBe(4);
    // Not those up to where it went back, and the contract proves its own.
    expect(stages(moveBack(back, { to: 1, reason: "x", paidFen: 0 }).item, to(2))).toEqual([[2], true]);
    expect(stages(back, to(6, MARK[6]))).toBe(6);
    expect(stages(back, to(6))).toEqual([[3, 4, 5, 6], true]);
  });
  test("a won one goes back while nothing was paid", () => {
    const won = anItem({ stage: 6, outcome: "won" });
    expect(moveBack(won, { to: 4, reason: "作废", paidFen: 0 }).item).toMatchObject({
      stage: 4,
      outcome: "open",
    });
    expect(refusal(() => moveBack(won, { to: 4, reason: "作废", paidFen: 1 }))).toBe("paid-stays-won");
  });
  test("lost from stage 3 on says to whom", () => {
    const lost = { reason: "价格", text: "价格" };
    expect(lose(anItem({ stage: 2 }), { ...lost, lostTo: null }).item.outcome).toBe("lost");
    expect(refusal(() => lose(anItem({ stage: 3 }), { ...lost, lostTo: null }))).toBe("lost-to-whom");
    expect(lose(anItem({ stage: 3 }), { ...lost, lostTo: "用友" }).item.lostTo).toBe("用友");
  });
  test("a lost one starts again in the stage in which it was lost", () => {
    const lost = anItem({ stage: 3, outcome: "lost", lostReason: "价格", lostTo: "用友" });
    expect(restart(lost, { reason: "又来了", now: NOW }).item).toMatchObject({
      stage: 3,
      outcome: "open",
      lostReason: null,
    });
    expect(refusal(() => restart(anItem(), { reason: "x", now: NOW }))).toBe("not-lost");
    expect(refusal(() => restart(anItem({ outcome: "won", stage: 6 }), { reason: "x", now: NOW }))).toBe(
      "won-not-restarted",
    );
  });
});

test("whatever is tried in whatever order: won is stage 6, closed ones come back only by their own door", () => {
  const stage = fc.integer({ min: 1, max: 6 }) as fc.Arbitrary<Stage>;
  const move = fc.oneof(
    fc.record({ kind: fc.constant("advance" as const), stage, marked: fc.boolean(), skip: fc.boolean() }),
    fc.record({ kind: fc.constant("back" as const), stage }),
    fc.record({ kind: fc.constant("lose" as const) }),
    fc.record({ kind: fc.constant("restart" as const) }),
  );
  fc.assert(
    fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
      let item: Item = anItem();
      for (const one of moves) {
        const before = item;
        const code = refusal(() => {
          if (one.kind === "advance")
            item = advance(
              item,
              to(one.stage, one.marked ? MARK[one.stage] : {}, one.skip ? "原因" : null),
            ).item;
          else if (one.kind === "back")
            item = moveBack(item, { to: one.stage, reason: "x", paidFen: 0 }).item;
          else if (one.kind === "lose") item = lose(item, { reason: "x", lostTo: "y", text: "x" }).item;
          else item = restart(item, { reason: "x", now: NOW }).item;
        });
        if (code !== null) expect(item).toEqual(before);
        expect(item.outcome === "won").toBe(item.stage === 6);
        if (before.outcome === "lost" && code === null) expect(one.kind).toBe("restart");
        if (before.outcome === "won" && code === null) expect(one.kind).toBe("back");
        if (code === null && one.kind === "advance")
          expect(Number(item.stage)).toBeGreaterThan(Number(before.stage));
      }
    }),
  );
});
