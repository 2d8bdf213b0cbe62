// What is left of a price, and a price said by its figure alone.
import { expect, test } from "vitest";
import { bareAmount } from "../../../src/chat/read/bare-amount.ts";
import { discounted, discountIn } from "../../../src/chat/read/discount.ts";

test.each([
  ["打了个92折", 9200],
  ["打九折", 9000],
  ["给打八五折了", 8500],
  ["按9.5折", 9500],
  ["打对折", 5000],
  ["打折了", null],
  ["折腾了半天", null],
  ["打了三个折页", null],
])("%s", (text, share) => {
  expect(discountIn(text)).toBe(share);
});
test("comes to the fen", () => {
  expect(discounted(300_000_00, 9200)).toBe(276_000_00);
  expect(discounted(99_99, 9500)).toBe(94_99);
});

test.each([
  ["改成17.5", 18, 17.5],
  ["改成20了", 18, 20],
  ["改成3", 18, null],
  ["改到2024", 18, null],
  ["改成17.5", null, null],
  ["改成十七", 18, null],
])("%s of %s 万", (text, price, comes) => {
  const wan = 1_000_000;
  expect(bareAmount(text, price === null ? null : price * wan)).toBe(comes === null ? null : comes * wan);
});
