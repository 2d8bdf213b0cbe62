// The same number has the same key however it is typed; what is no phone never becomes one.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { phoneKey, readPhone } from "../../../src/chat/read/phone.ts";

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(""));
const aMobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), digits(9))
  .map(([second, rest]) => `1${second}${rest}`);
const anAreaCode = fc.constantFrom("010", "021", "0512", "0755", "0571");
const aLandline = fc.tuple(anAreaCode, fc.integer({ min: 2, max: 8 }), digits(7));
const wide = (text: string) =>
  text.replace(/[!-~]/g, (narrow) => String.fromCharCode(narrow.charCodeAt(0) + 0xfee0));
const aWidth = fc.constantFrom<(text: string) => string>((text) => text, wide);

test("a number is read as speech is written down", () => {
  expect(readPhone("电话一五八五五六六七七八八")?.value).toBe("15855667788");
  expect(readPhone("幺三八 零零零零 幺二三四")?.value).toBe("13800001234");
  expect(readPhone("一三五七九月份")).toBeNull();
});

describe("a number has one key, however it is typed", () => {
  test("a mobile: grouped, with a country code, full width", () => {
    const spelled = fc.tuple(
      aMobile,
      fc.constantFrom("", " ", "-"),
      fc.constantFrom("", "+86", "+86 ", "0086", "86-", "86"),
      aWidth,
    );
    fc.assert(
      fc.property(spelled, ([mobile, gap, code, width]) => {
        const typed = width(
          `${code}${mobile.slice(0, 3)}${gap}${mobile.slice(3, 7)}${gap}${mobile.slice(7)}`,
        );
        expect(phoneKey(typed), typed).toBe(mobile);
        expect(phoneKey(`王总${typed}`), typed).toBe(mobile);
      }),
      { numRuns: 1000 },
    );
  });
  test("a landline: brackets, dashes, groups, extensions, full width", () => {
    const spelled = fc.tuple(
      aLandline,
      fc.constantFrom("bracket", "dash", "space", "plain", "grouped"),
      fc.constantFrom("", "转8012", " 转 8012", "-801", " ext 12", "分机12"),
      aWidth,
    );
    fc.assert(
      fc.property(spelled, ([[area, first, rest], how, extension, width]) => {
        const number = `${first}${rest}`;
        const ways = {
          bracket: `(${area})${number}`,
          dash: `${area}-${number}`,
          space: `${area} ${number}`,
          plain: `${area}${number}`,
          grouped: `${area}-${number.slice(0, 4)} ${number.slice(4)}`,
        };
        const typed = width(`${ways[how as keyof typeof ways]}${extension}`);
        expect(phoneKey(typed), typed).toBe(`${area}${number}`);
      }),
      { numRuns: 1000 },
    );
  });
});

test("a run of digits of another length is no phone, whatever stands around it", () => {
  const length = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 16, max: 24 }));
  fc.assert(
    fc.property(length.chain(digits), fc.constantFrom("", "编号", "X-", "¥"), (run, before) => {
      expect(readPhone(`${before}${run}`), run).toBeNull();
    }),
    { numRuns: 1000 },
  );
});

test.each([
  "2026-03-10",
  "20260310",
  "28万",
  "1,380,000",
  "12345678901",
  "SF1234567890123",
  "统一社会信用代码91310115MA1K4XXXXX",
  "第13800001111222条",
])("%s holds no phone", (text) => {
  expect(readPhone(text)).toBeNull();
});

test("a WeChat id has a key of its own kind, and what is too short none", () => {
  expect(phoneKey("Wang88")).toBe("wechat:wang88");
  expect(phoneKey("lgong88")).not.toBe(phoneKey("wang88"));
  for (const short of ["88", "", "110", " "]) expect(phoneKey(short)).toBeNull();
});
