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
  ["伍拾万元整", 500_000],
  ["贰拾捌万", 280_000],
  ["壹佰贰拾叁万肆仟伍佰元整", 1_234_500],
  ["报价二十三点八万", 238_000],
  ["九点五万", 95_000],
  ["一点二亿", 120_000_000],
  ["28点5万", 285_000],
  ["3万6千8百", 36_800],
  ["3万6千8", 36_800],
  ["3万零5百", 30_500],
  ["一百八十万零五千", 1_805_000],
  ["三万五千六", 35_600],
  ["12万5000", 125_000],
  ["28万3年质保", 280_000],
  ["30万一次付清", 300_000],
  ["5万百分之30首付", 50_000],
  ["下周三8.4万", 84_000],
  ["5万RMB", 50_000],
  ["50万单元楼改造", 500_000],
  ["5万元旦前付", 50_000],
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
  ["5十万", "amount-unclear"],
  ["1,2万", "amount-unclear"],
  ["12万50", "amount-unclear"],
  ["3万05", "amount-unclear"],
  ["五七十万", "amount-unclear"],
  ["50万到80万", "amount-unclear"],
  ["28万千", "amount-unclear"],
  ...[
    "10万新台币",
    "10万澳元",
    "3万加元",
    "500万韩元",
    "AUD 10万",
    "AUD10万",
    "10万AUD",
    "1000泰铢",
    "5万瑞士法郎",
    "10万新币",
    "€5万",
    "₩500万",
    "5万₽",
    "10万刀",
    "10万USDT",
    "20万越南盾",
    "澳币10万",
    "5千英镑",
    "1万块美金",
    "十万日元",
    "2万比特币",
    "3万林吉特",
  ].map((text): [string, string] => [text, "currency"]),
])("%s is asked back: %s", (text, ask) => {
  expect(yuan(text)).toBe(ask);
});

test.each(["13800001111", "2026-03-10", "12号", "#12345", "第5条", "3天后", "100台", "下午3点", "王总"])(
  "%s is no amount",
  (text) => {
    expect(yuan(text)).toBeNull();
  },
);

test("a run of number characters is read whole or asked back", () => {
  const character = fc.constantFrom(..."0123456789一二三五十百千万亿点.伍拾");
  fc.assert(
    fc.property(fc.array(character, { minLength: 1, maxLength: 8 }), (characters) => {
      const run = characters.join("");
      fc.pre(!/^[.点]|[.点]$/.test(run));
      const read = readMoney(`报价 ${run} 元`, { labelled: true });
      if (read === null || !("value" in read)) return;
      expect([read.start, read.end], run).toEqual([3, 3 + run.length + 2]);
    }),
    { numRuns: 3000 },
  );
});

test("what we write is read back to the fen", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000_00, max: 9_999_999_999_00 }), (fen) => {
      const read = readMoney(moneyText(fen));
      expect(read !== null && "value" in read ? read.value : read, moneyText(fen)).toBe(fen);
    }),
  );
});
