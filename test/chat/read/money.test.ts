// Amounts as typed (rules.md Appendix A): read, asked back, and read back from how we write them.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readMoney } from "../../../src/chat/read/money.ts";
import { moneyText } from "../../../src/chat/words/money-text.ts";

const yuan = (text: string, given: { labelled?: true } = {}) => {
  const read = readMoney(text, given);
  return read === null ? null : "value" in read ? read.value / 100 : read.ask;
};

test.each([
  ["50万", 500_000],
  ["50w", 500_000],
  ["50W", 500_000],
  ["五十万", 500_000],
  ["两百万", 2_000_000],
  ["一百二十万", 1_200_000],
  ["1.5亿", 150_000_000],
  ["三万五", 35_000],
  ["8千", 8000],
  ["80,000", 80_000],
  ["￥80000", 80_000],
  ["80000元", 80_000],
  ["28.5万", 285_000],
  ["1百万", 1_000_000],
  ["12万5", 125_000],
  ["3千5百", 3500],
  ["一亿二", 120_000_000],
  ["五万三千", 53_000],
  ["25,000.50元", 25_000.5],
  ["十万块", 100_000],
  ["1亿2000万", 120_000_000],
  ["２８万", 280_000],
  ["5百万", 5_000_000],
  ["3w5", 35_000],
  ["80k", 80_000],
])("%s is %d yuan", (text, amount) => {
  expect(yuan(text)).toBe(amount);
});

test.each([
  ["十来万", "amount-unclear"],
  ["四五十万", "amount-unclear"],
  ["几十万", "amount-unclear"],
  ["30万左右", "amount-unclear"],
  ["20-30万", "amount-unclear"],
  ["5万美元", "currency"],
  ["$5000", "currency"],
])("%s is asked back: %s", (text, ask) => {
  expect(yuan(text)).toBe(ask);
});

test.each(["13800001111", "2026-03-10", "12号", "#12345", "第5条", "3天后", "100台", "下午3点", "王总"])(
  "%s is no amount",
  (text) => {
    expect(yuan(text)).toBeNull();
  },
);

test("what we write is read back to the fen", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000_00, max: 9_999_999_999_00 }), (fen) => {
      const read = readMoney(moneyText(fen));
      expect(read !== null && "value" in read ? read.value : read, moneyText(fen)).toBe(fen);
    }),
  );
});
