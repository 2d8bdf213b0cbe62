// The four bars: more is never worse, none stands for another, and what is said to raise the shortest does.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tellsOfCustomer } from "../../../src/chat/read/customer-signal.ts";
import { readVerification } from "../../../src/chat/read/verification.ts";
import { differentPictures, type VerificationKind } from "../../../src/domain/item/evidence.ts";
import type { Item } from "../../../src/domain/item/item.ts";
import { type QualityFacts, qualityBars, raiseOf } from "../../../src/domain/item/quality.ts";
import { anItem, NOW } from "../an-item.ts";

const KINDS: readonly VerificationKind[] = [
  "call",
  "wechat",
  "meeting",
  "visit",
  "card",
  "chat",
  "contract",
  "other",
];
const FIELDS = ["customer", "contact", "phone", "address", "need"] as const;
const BARE: QualityFacts = {
  missing: FIELDS,
  required: 5,
  verified: [],
  pictures: 0,
  talks: 0,
  signalAt: null,
  now: NOW,
};
const EMPTY = anItem({ need: null });

const facts: fc.Arbitrary<QualityFacts> = fc.record({
  missing: fc.subarray([...FIELDS]),
  required: fc.constant(5),
  verified: fc.subarray([...KINDS]),
  pictures: fc.nat(3),
  talks: fc.nat(2),
  signalAt: fc.option(fc.integer({ min: NOW - 60 * 86_400_000, max: NOW })),
  now: fc.constant(NOW),
});
const item: fc.Arbitrary<Item> = fc
  .record({
    need: fc.option(fc.constant("MES")),
    fit: fc.option(fc.constant("合适")),
    expectedFen: fc.option(fc.constant(100)),
    quotedFen: fc.option(fc.constant(100)),
    contractFen: fc.option(fc.constant(100)),
    plannedSigningOn: fc.option(fc.constant("2026-04-01")),
    decisionMaker: fc.option(fc.constant("王总")),
  })
  .map((changes) => anItem(changes));

describe("the four bars", () => {
  test("each has 0 to 4 quarters, is empty where nothing is known and full where nothing is left to ask for", () => {
    expect(qualityBars(EMPTY, BARE)).toEqual({ real: 0, complete: 0, fresh: 0, precise: 0 });
    fc.assert(
      fc.property(item, facts, (one, known) => {
        const bars = qualityBars(one, known);
        for (const quarters of Object.values(bars)) expect([0, 1, 2, 3, 4]).toContain(quarters);
        expect(bars.complete === 4).toBe(known.missing.length === 0);
        expect(raiseOf(one, known) === null).toBe(Object.values(bars).every((quarters) => quarters === 4));
      }),
    );
  });

  test("more of anything never shortens a bar, and lengthens only its own", () => {
    fc.assert(
      fc.property(item, facts, fc.constantFrom(...KINDS), (one, known, kind) => {
        const before = qualityBars(one, known);
        const more: readonly QualityFacts[] = [
          { ...known, verified: [...known.verified, kind] },
          { ...known, pictures: known.pictures + 1 },
          { ...known, talks: known.talks + 1 },
        ];
        for (const changed of more) {
          const { real, ...rest } = qualityBars(one, changed);
          expect(real).toBeGreaterThanOrEqual(before.real);
          expect({ real: before.real, ...rest }).toEqual(before);
        }
        const known1 = qualityBars(one, { ...known, missing: known.missing.slice(1) });
        expect(known1.complete).toBeGreaterThanOrEqual(before.complete);
        const fresher = qualityBars(one, { ...known, signalAt: NOW });
        expect(fresher.fresh).toBe(4);
        expect({ ...fresher, fresh: before.fresh }).toEqual(before);
      }),
    );
  });

  test("what is said to raise the shortest bar is of a shortest one", () => {
    fc.assert(
      fc.property(item, facts, (one, known) => {
        const raise = raiseOf(one, known);
        if (raise === null) return;
        const bars = qualityBars(one, known);
        expect(bars[raise.bar]).toBe(Math.min(...Object.values(bars)));
      }),
    );
  });

  test("time alone shortens 新鲜, and nothing else", () => {
    const at = (days: number) => qualityBars(EMPTY, { ...BARE, signalAt: NOW - days * 86_400_000 });
    expect([0, 3, 4, 7, 8, 14, 15, 30, 31].map((days) => at(days).fresh)).toEqual([
      4, 4, 3, 3, 2, 2, 1, 1, 0,
    ]);
    expect({ ...at(90), fresh: 4 }).toEqual({ ...at(0), fresh: 4 });
  });

  test("the same picture twice is one; one that could be had by neither bytes nor id is none", () => {
    const kept = { state: "kept", mediaId: null, hash: "a" } as const;
    expect(differentPictures([kept, kept, { ...kept, hash: "b" }])).toBe(2);
    expect(differentPictures([{ state: "lost", mediaId: "m", hash: null }])).toBe(0);
    expect(differentPictures([{ state: "kept", mediaId: "m", hash: null }])).toBe(1);
  });
});

describe("what is read", () => {
  test.each([
    ["客户要比价", true],
    ["王总说下周定", true],
    ["和李工聊了需求", true],
    ["今天见了何工,要看样品", true],
    ["他们在等预算", true],
    ["约了周四面谈 王总参加", true],
    ["对方回复了,价格能接受", true],
    ["发了方案过去", false],
    ["我把报价发给客户了", false],
    ["打了没人接", false],
    ["客户没回", false],
    ["等客户答复", false],
    ["已寄样", false],
    ["整理了资料,准备下周报价", false],
  ])("%s tells of the customer: %s", (text, expected) => {
    expect(tellsOfCustomer(text)).toBe(expected);
  });

  test.each([
    ["电话通", { kind: "call", text: null }],
    ["加微", { kind: "wechat", text: null }],
    ["加微信了", { kind: "wechat", text: null }],
    ["见面", { kind: "meeting", text: null }],
    ["上门", { kind: "visit", text: null }],
    ["名片", { kind: "card", text: null }],
    ["聊天记录", { kind: "chat", text: null }],
    ["合同", { kind: "contract", text: null }],
    ["去厂里看过,有三条线", { kind: "visit", text: "去厂里看过,有三条线" }],
    ["展会上碰到他们老板", { kind: "other", text: "展会上碰到他们老板" }],
    ["电话没打通", "failed"],
    ["空号", "failed"],
    ["", null],
  ])("核实 %s", (text, expected) => {
    expect(readVerification(text)).toEqual(expected);
  });
});
