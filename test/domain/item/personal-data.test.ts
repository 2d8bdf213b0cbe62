// Numbers and names taken out of texts, however they are written; nothing else is touched (rules.md 12).
import fc from "fast-check";
import { expect, test } from "vitest";
import { createScrub, hintsOf, TAKEN_OUT } from "../../../src/domain/item/personal-data.ts";

const scrub = createScrub({
  phones: ["13800001111", "02188886666"],
  ids: ["wx_wang"],
  names: ["王磊", "王总"],
});

test.each([
  ["电话13800001111", "电话***"],
  ["138 0000 1111 和 138-0000-1111", "*** 和 ***"],
  ["+86 13800001111", "***"],
  ["138****1111", "***"],
  ["(021)88886666", "(***"],
  ["021-88886666", "***"],
  ["加 wx_wang", "加 ***"],
  ["213800001111", "213800001111"],
  ["138000011112", "138000011112"],
  ["王磊说王总定", "王磊说王总定"],
] as const)("anywhere: %s", (text, left) => {
  expect(scrub.anywhere(text)).toBe(left);
});

test("names go only from what is about the customer", () => {
  expect(scrub.about("王磊 13800001111 说王总定")).toBe("*** *** 说***定");
  expect(scrub.holds("王磊")).toBe(false);
});

test("whatever stands around a number, none of its spellings is left, and every row that had it is found", () => {
  const digits = fc.stringMatching(/^1[3-9]\d{9}$/);
  const gap = fc.constantFrom("", " ", "-");
  const around = fc.string({ unit: fc.constantFrom("聊", "价", " ", ",", "a", "#") });
  fc.assert(
    fc.property(digits, gap, around, around, (key, between, before, after) => {
      const spelled = [key.slice(0, 3), key.slice(3, 7), key.slice(7)].join(between);
      const secrets = { phones: [key], ids: [], names: [] };
      const text = `${before}${spelled}${after}`;
      expect(hintsOf(secrets).some((hint) => text.includes(hint))).toBe(true);
      expect(createScrub(secrets).anywhere(text)).toBe(`${before}${TAKEN_OUT}${after}`);
    }),
  );
});

test("with nothing to take out nothing changes", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(createScrub({ phones: [], ids: [], names: [] }).about(text)).toBe(text);
    }),
  );
});
