import { describe, expect, it } from "vitest";
import { readPayment, readPaymentPlan } from "../../../src/chat/read/payment.ts";
import { MONDAY } from "./monday.ts";

describe("one payment", () => {
  it.each([
    ["5万", 5_000_000, null, null],
    ["5万 首付", 5_000_000, null, "首付"],
    ["昨天到账5万 尾款", 5_000_000, "2026-11-22", "尾款"],
    ["50000", 5_000_000, null, null],
    ["800", 80_000, null, null],
    ["1万 客户多付", 1_000_000, null, "客户多付"],
    ["首付", null, null, "首付"],
  ])("%s", (text, amountFen, day, note) => {
    expect(readPayment(text, MONDAY)).toEqual({ amountFen, day, note, unclear: null });
  });

  it.each([
    ["四五万", "amount-unclear", "四五万"],
    ["50", "amount-unclear", "50"],
    ["5万美元", "currency", "5万美元"],
  ])("%s is asked back", (text, ask, words) => {
    expect(readPayment(text, MONDAY)).toMatchObject({ amountFen: null, unclear: { ask, words } });
  });
});

describe("a payment plan", () => {
  it.each([
    [
      "下周三8.4万 验收后19.6万",
      [
        ["2026-12-02", null, 8_400_000],
        [null, "验收后", 19_600_000],
      ],
    ],
    [
      "8.4万 下周三 19.6万 验收后",
      [
        ["2026-12-02", null, 8_400_000],
        [null, "验收后", 19_600_000],
      ],
    ],
    [
      "首付5万 下周三, 尾款 10万 12/31",
      [
        ["2026-12-02", "首付", 5_000_000],
        ["2026-12-31", "尾款", 10_000_000],
      ],
    ],
    [
      "12/1 5万;12/31 5万",
      [
        ["2026-12-01", null, 5_000_000],
        ["2026-12-31", null, 5_000_000],
      ],
    ],
    [
      "首付30万,验收后40万,质保期满10万",
      [
        [null, "首付", 30_000_000],
        [null, "验收后", 40_000_000],
        [null, "质保期满", 10_000_000],
      ],
    ],
    [
      "签约后30% 3万 验收后30天 7万",
      [
        [null, "签约后30%", 3_000_000],
        [null, "验收后30天", 7_000_000],
      ],
    ],
    ["验收后15天后5万", [[null, "验收后15天后", 5_000_000]]],
    ["以后再说", []],
  ] as const)("%s", (text, parts) => {
    expect(readPaymentPlan(text, MONDAY)).toEqual({
      parts: parts.map(([day, condition, amountFen]) => ({ amountFen, day, condition })),
      unclear: null,
    });
  });

  it("asks back a day that is none", () => {
    expect(readPaymentPlan("下周8万", MONDAY).unclear).toEqual({ ask: "day-unclear", words: "下周" });
  });
});
