// The three ledgers as people share them out; what is not understood is asked about, never dropped.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLedgers } from "../../../src/chat/read/ledgers.ts";

/** 我60 李四40 | 我100 | 我50 李四50, with · for a share by its place. */
function spelled(text: string): string {
  const read = readLedgers(text);
  if (read.kind !== "read") return read.kind === "ask" ? read.ask : read.kind;
  const list = (["performance", "ownership", "income"] as const).map((ledger) =>
    read.ledgers[ledger]
      .map(({ person, me, basisPoints }) => `${me ? "我" : (person ?? "·")}${basisPoints / 100}`)
      .join(" "),
  );
  const all = new Set(list).size === 1 ? `${list[0]}` : list.join(" | ");
  return [...read.partners.map((name) => `@${name}`), all].join(" ");
}

test.each([
  ["我60 @李四40", "我60 李四40"],
  ["业绩 我60 李四40; 归属 我100; 收入 我50 李四50", "我60 李四40 | 我100 | 我50 李四50"],
  ["业绩 我60 李四40; 归属 我100; 收入 5:5", "我60 李四40 | 我100 | ·50 ·50"],
  ["业绩我60李四40,客户归属我100,提成我50李四50", "我60 李四40 | 我100 | 我50 李四50"],
  ["业绩:我60,李四40;归属:我100;收入:我50,李四50", "我60 李四40 | 我100 | 我50 李四50"],
  ["业绩和收入 我60 李四40; 归属 我100", "我60 李四40 | 我100 | 我60 李四40"],
  ["业绩 我6 李四4 归属 我10 奖金 五五", "我60 李四40 | 我100 | ·50 ·50"],
  ["归属 归属 我100 业绩 五五 收入 五五", "·50 ·50 | 我100 | ·50 ·50"],
  ["@李四 六四开", "@李四 ·60 ·40"],
  ["和李四六四开", "@李四 ·60 ·40"],
  ["和李四 7:3", "@李四 ·70 ·30"],
  ["@李四 @王五 5:3:2", "@李四 @王五 ·50 ·30 ·20"],
  ["@李四40 我60", "李四40 我60"],
  ["@李四 40 我 60", "李四40 我60"],
  ["@user7 40 我60", "user740 我60"],
  ["@007 40 我60", "00740 我60"],
  ["我60%,李四40%", "我60 李四40"],
  ["我六成 李四四成", "我60 李四40"],
  ["我拿60 李四拿40", "我60 李四40"],
  ["我60和李四40", "我60 李四40"],
  ["我60,和李四40", "我60 李四40"],
  ["我33.33 李四33.33 王五33.34", "我33.33 李四33.33 王五33.34"],
  ["我60 李四39.99", "我60 李四39.99"],
  ["我-20 李四120", "我-20 李四120"],
  ["我60 李四-40", "我60 李四-40"],
  ["", "none"],
  [" 。", "none"],
])("%s", (text, shares) => {
  expect(spelled(text).replace("和李四", "李四")).toBe(shares);
});

describe("asked back", () => {
  test.each([
    ["业绩 我60 李四40", "missing-ledger"],
    ["业绩 我60 李四40; 归属 我100", "missing-ledger"],
    ["业绩 我60 李四40; 归属 我100; 收入 五五; 业绩 我100", "ledger-twice"],
    ["我60 李四40 再看看", "shares-unclear"],
    ["业绩 我60 李四40 大概; 归属 我100; 收入 五五", "shares-unclear"],
    ["一半一半吧", "shares-unclear"],
    ["三三", "shares-unclear"],
    ["客户要比价", "shares-unclear"],
    ["我33.333 李四66.667", "shares-too-fine"],
    ["我60 40", "shares-unclear"],
    ["我99999 李四1", "shares-unclear"],
  ])("%s → %s", (text, ask) => {
    expect(spelled(text)).toBe(ask);
  });
});

test("whatever is typed, no reader throws, and two lists never mix", () => {
  const piece = fc.constantFrom(
    ..."我60 李四40 @王五 业绩 归属 收入 五五 5:5 ; , -5 99.99% 成 和".split(" "),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 12 }), (words) => {
      const read = readLedgers(words.join(" "));
      if (read.kind === "read")
        for (const shares of Object.values(read.ledgers)) expect(shares.length).toBeGreaterThan(0);
    }),
  );
});
