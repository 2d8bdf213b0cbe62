// The amounts a message names: as people say them, and as a bank writes them.
import { expect, test } from "vitest";
import { amountsIn } from "../../src/chat/understand/amounts-in.ts";

const yuan = (text: string) => amountsIn(text).map(({ fen }) => (fen === null ? null : fen / 100));

test.each([
  ["银行收款 125,000.00", [125_000]],
  ["到账125000", [125_000]],
  ["到账125000,尾款20万下月付", [125_000, 200_000]],
  ["上月合同20万,今天入账 50,000", [200_000, 50_000]],
  ["回款5万", [50_000]],
])("%s", (text, amounts) => {
  expect(yuan(text)).toEqual(amounts);
});

test.each(["付款 2026年3月再说", "付款单 20260310", "收款 1500台的事", "到账 13800001111 这个人问的"])(
  "%s names none",
  (text) => {
    expect(yuan(text)).toEqual([]);
  },
);
