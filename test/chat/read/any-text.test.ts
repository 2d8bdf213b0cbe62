// Whatever people type: no reader throws, and what is left over is cut from the text, never rewritten.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readContactChange } from "../../../src/chat/read/contact-change.ts";
import { readEdits } from "../../../src/chat/read/edit.ts";
import { fold } from "../../../src/chat/read/fold.ts";
import { readFollowUp } from "../../../src/chat/read/follow-up.ts";
import { readItemReference, readItemReferences } from "../../../src/chat/read/item-reference.ts";
import { readLedgers } from "../../../src/chat/read/ledgers.ts";
import { readLostReason } from "../../../src/chat/read/lost-reason.ts";
import { readMark } from "../../../src/chat/read/mark.ts";
import { readOffer } from "../../../src/chat/read/offer.ts";
import { readPayment, readPaymentPlan } from "../../../src/chat/read/payment.ts";
import { readExpectedPerson, readPersonReference } from "../../../src/chat/read/person-reference.ts";
import { readPoolFilter } from "../../../src/chat/read/pool-filter.ts";
import { readProfile } from "../../../src/chat/read/profile.ts";
import { readStage } from "../../../src/chat/read/stage.ts";
import { readVersions } from "../../../src/chat/read/version.ts";
import { MONDAY } from "./monday.ts";

const WORDS = [
  "#12",
  "＃１２",
  "12",
  "12号",
  "它",
  "第3条",
  "@张三",
  "给",
  "到2",
  "高意向",
  "周五",
  "下周",
  "明天",
  "再打",
  "没接",
  "50万",
  "四五十万",
  "13800001111",
  "联系人",
  "电话:",
  "需求",
  "金额",
  "业绩",
  "归属",
  "收入",
  "甲",
  "乙",
  "我60",
  "五五",
  "第2版",
  "地址",
  "在",
  "来源",
  "云图科技",
  "王磊",
  "想上",
  "MES",
  "输给",
  "验收后",
  "加",
  "删",
  "跳过",
  ">",
  "-",
  ",",
  ",",
  "。",
  ":",
  "\n",
  " ",
  "　",
  "\u2005",
  "😀",
  "İ",
  "ﬁ",
  "½",
  "é",
  "(",
  ")",
  "$",
];
/** Free noise, and the words of our commands in any order. */
const typed = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: "grapheme", maxLength: 3 })), {
      maxLength: 12,
    })
    .map((words) => words.join("")),
);
const stage = fc.constantFrom(1, 2, 3, 4, 5, 6);

describe("for any text", () => {
  it("folding keeps every offset", () => {
    fc.assert(fc.property(typed, (text) => void expect(fold(text)).toHaveLength(text.length)));
  });

  it("what stands after a reference, a person or a stage is the end of the text, unaltered", () => {
    fc.assert(
      fc.property(typed, (text) => {
        for (const read of [
          readItemReference(text),
          readItemReferences(text),
          readPersonReference(text),
          readExpectedPerson(text),
          readStage(text),
        ])
          if (read !== null) expect(text.endsWith(read.rest)).toBe(true);
        expect(text.startsWith(readItemReference(text).before)).toBe(true);
      }),
    );
  });

  it("a follow-up keeps its text", () => {
    fc.assert(fc.property(typed, (text) => void expect(readFollowUp(text, MONDAY).text).toBe(text)));
  });

  it("the words of a profile and of an edit are the user's own", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { customer, contact, contactRole, address, need, product, source, leftovers } =
          readProfile(text);
        for (const words of [customer, contact, contactRole, address, need, product, source, ...leftovers])
          if (words !== null) expect(text).toContain(words);
        for (const { field, value } of readEdits(text))
          if (field !== "solution") expect(text).toContain(value);
      }),
    );
  });

  it("the other readers do not stumble", () => {
    fc.assert(
      fc.property(typed, stage, (text, to) => {
        readLostReason(text);
        readMark(text, to as 1 | 2 | 3 | 4 | 5 | 6, MONDAY);
        readPoolFilter(text);
        readPayment(text, MONDAY);
        readContactChange(text);
        readLedgers(text);
        readOffer(text);
        expect(readVersions(text).numbers.every(Number.isSafeInteger)).toBe(true);
        expect(
          readPaymentPlan(text, MONDAY).parts.every(({ amountFen }) => Number.isSafeInteger(amountFen)),
        ).toBe(true);
      }),
    );
  });
});
