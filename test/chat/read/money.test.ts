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

/** Words of doubt as they stand around an amount. */
const BEFORE = ["约", "大约", "大概", "差不多", "不到", "接近", "将近", "小", "超过", "估计", "至少", "最多"];
const BEHIND = ["左右", "上下", "出头", "以内", "以上", "往上", "不到", "多", "多一点", "的样子"];

test("an amount with a word of doubt is never taken, and what is offered is the amount", () => {
  const anAmount = fc.oneof(
    fc.integer({ min: 1, max: 9999 }).map((count) => `${count}万`),
    fc.integer({ min: 1, max: 99 }).map((count) => `${count / 10}亿`),
    fc.integer({ min: 10_000, max: 9_999_999 }).map((count) => `${count}元`),
  );
  const doubted = fc.oneof(
    fc.tuple(fc.constantFrom(...BEFORE), anAmount, fc.constant("")),
    fc.tuple(fc.constant(""), anAmount, fc.constantFrom(...BEHIND)),
    fc.tuple(fc.constantFrom(...BEFORE), anAmount, fc.constantFrom(...BEHIND)),
  );
  fc.assert(
    fc.property(doubted, fc.constantFrom("", "报价 ", "合同金额"), ([before, amount, behind], label) => {
      const exact = readMoney(amount);
      const fen = exact !== null && "value" in exact ? exact.value : null;
      const text = `${label}${before}${amount}${behind}`;
      const read = readMoney(text, { labelled: true });
      expect(read, text).toMatchObject({ ask: "amount-unclear", likely: fen, about: true });
      expect(read?.start, text).toBe(label.length);
      expect(read?.end, text).toBe(text.length);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["从30万降到26万", 260_000],
  ["85折下来34万", 340_000],
  ["原价50万打九折后45万", 450_000],
  ["报30万 最后26万成交", 260_000],
  ["28万 -> 26万", 260_000],
  ["3个亿", 300_000_000],
  ["38万8千", 388_000],
  ["报价30万 客户要求再降5万", 300_000],
])("of several amounts the one that stands: %s is %d yuan", (text, amount) => {
  expect(yuan(text)).toBe(amount);
});

test.each([
  ["30万优惠2万", 280_000],
  ["30万+5万", 350_000],
  ["每年20万签三年", 600_000],
  ["3万一台共10台", 300_000],
  ["20万/年 签3年", 600_000],
  ["十五六万", 155_000],
  ["一百二三十万", 1_250_000],
  ["50万到80万", 650_000],
  ["几十万", undefined],
])("%s needs a sum or a choice, and %d yuan are offered", (text, likely) => {
  const read = readMoney(text);
  expect(read).toMatchObject({ ask: "amount-unclear", start: 0, end: text.length });
  expect(read !== null && "ask" in read ? read.likely : null).toBe(
    likely === undefined ? undefined : likely * 100,
  );
});

test.each([
  "型号 X-500 两台 3 月 5 号",
  "单号 7712345678",
  "SF1234567890",
  "0512 6543210",
  "电话 6543210",
  "王磊 1380000111",
  "138-0000-111",
  "让3个点",
  "打九折",
  "再降2万",
  "便宜了5万",
  "版本 2026.10",
])("%s holds no amount", (text) => {
  expect(yuan(text)).toBeNull();
});

test("what we write is read back to the fen", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000_00, max: 9_999_999_999_00 }), (fen) => {
      const read = readMoney(moneyText(fen));
      expect(read !== null && "value" in read ? read.value : read, moneyText(fen)).toBe(fen);
    }),
  );
});
