// The small words of a split: which version, a yes without a condition, where 同意 and 分成 are meant for it, the pick.
import { describe, expect, test } from "vitest";
import { ANSWER_APART, isPlainYes, SPLIT_APART } from "../../../src/chat/read/consent.ts";
import { readDecision } from "../../../src/chat/read/decision.ts";
import { readOffer } from "../../../src/chat/read/offer.ts";
import { readVersions } from "../../../src/chat/read/version.ts";
import { moneyText } from "../../../src/chat/words/money-text.ts";

test.each([
  ["#12 第2版", [2], "#12"],
  ["第二版 #12", [2], "#12"],
  ["#12 v3", [3], "#12"],
  ["#12", [], "#12"],
  ["mv3 #12", [], "mv3 #12"],
  ["张三提了分成(第1版),换掉了第２版", [1, 2], "张三提了分成( ),换掉了"],
] as const)("%s speaks of versions %j", (text, numbers, rest) => {
  const read = readVersions(text);
  expect([read.numbers, read.rest.trim()]).toEqual([numbers, rest]);
});

describe("a yes", () => {
  test.each(["", "了", "!", "👍", "吧,谢谢", "这版", " 没问题 ", "分成方案"])("%j is plain", (text) => {
    expect(isPlainYes(text)).toBe(true);
  });
  test.each(["?", "吗", "但是我要七成", "70", "等王总点头", "@李四", "才怪", "from.userid=lisi"])(
    "%j takes something back",
    (text) => expect(isPlainYes(text)).toBe(false),
  );
});

test.each([
  ["", true],
  ["了", true],
  [" #12", true],
  ["12", true],
  [" 第2版", true],
  [" 云图", true],
  [",我要五成", true],
  ["客户的报价", false],
  ["了我们的报价", false],
  ["降价5%", false],
])("同意%s answers a split: %s", (after, answers) => expect(ANSWER_APART.test(after)).toBe(answers));

test.each([
  [" #12 我60", true],
  ["12", true],
  ["我60 李四40", true],
  ["两批发货", false],
  ["3期付款", false],
  ["几个阶段做", false],
])("分成%s shares out: %s", (after, shares) => expect(SPLIT_APART.test(after)).toBe(shares));

test.each([
  ["1", 1],
  ["第二个", 2],
  ["维持", "keep"],
  ["维持现状吧", "keep"],
  ["3", null],
  ["再想想", null],
] as const)("定分成 %s: %s", (text, pick) => expect(readDecision(text)).toBe(pick));

describe("two shares", () => {
  const READ = {
    kind: "read",
    offer: {
      first: { performance: 7000, ownership: 0, income: 5000 },
      second: { performance: 3000, ownership: 10_000, income: 5000 },
    },
  };
  test.each([
    "甲 业绩70 归属0 收入50 乙 业绩30 归属100 收入50",
    "甲: 业绩70%,客户归属0,提成50%;乙: 业绩30%,客户归属100,提成50%",
    "乙 收入5成 归属10成 业绩3成 甲 业绩7成 归属0成 收入5成",
    "甲 业绩７０ 归属０ 收入５０ 乙 业绩３０ 归属１００ 收入５０",
  ])("%s", (text) => expect(readOffer(text)).toEqual(READ));
  test.each([
    ["甲 业绩70 归属0 收入50", "missing-offer"],
    ["甲 业绩70 归属0 乙 业绩30 归属100 收入50", "offer-ledger"],
    ["甲 业绩70 业绩60 归属0 收入50 乙 业绩30 归属100 收入50", "ledger-twice"],
    ["甲 业绩70 归属0 收入50 再议 乙 业绩30 归属100 收入50", "shares-unclear"],
    ["甲 业绩70.555 归属0 收入50 乙 业绩30 归属100 收入50", "shares-unclear"],
  ])("%s → %s", (text, ask) => expect(readOffer(text)).toMatchObject({ kind: "ask", ask }));
});

test.each([
  [16_800_000, "16.8万"],
  [1, "0.01元"],
  [0, "0元"],
  [-12_345, "-123.45元"],
])("%d fen is written %s", (fen, text) => expect(moneyText(fen)).toBe(text));
