// The font of the pictures: what it holds is drawn, and what it does not hold leaves a trace.
import { readFileSync } from "node:fs";
import { createCanvas } from "@napi-rs/canvas";
import fc from "fast-check";
import { expect, test } from "vitest";
import { drawable, FONT_FAMILY, FONT_FILE } from "../../src/charts/drawing.ts";
import { coverageOf } from "../../src/charts/font/coverage.ts";
import { createDrawable, MISSING } from "../../src/charts/font/drawable.ts";
import { charactersOfTheFont, gb2312 } from "./characters.ts";

const covered = coverageOf(readFileSync(FONT_FILE));
const isCovered = (character: string) => covered.has(character.codePointAt(0) ?? 0);

const SIZE = 24;
const canvas = createCanvas(SIZE * 2, SIZE * 2);
const context = canvas.getContext("2d");
/** The ink of one character, as a text that can be compared. */
function inkOf(character: string): string {
  context.clearRect(0, 0, SIZE * 2, SIZE * 2);
  context.font = `${SIZE}px '${FONT_FAMILY}'`;
  context.fillText(character, SIZE / 2, SIZE * 1.4);
  return Buffer.from(context.getImageData(0, 0, SIZE * 2, SIZE * 2).data).toString("base64");
}
const NOTHING = inkOf(" ");

test("it holds all of GB2312 that Chinese is written with, every sign of ASCII, and the signs of figures", () => {
  const hanzi = gb2312().filter((one) => /\p{Script=Han}/u.test(one));
  expect(hanzi.length).toBeGreaterThanOrEqual(6763);
  expect(hanzi.filter((one) => !isCovered(one))).toEqual([]);
  const signs = [..."0123456789¥￥%‰.,:;!?()+-—–…·→←↑↓≥≤≈×℃,。;:!?、()「」『』《》【】“”①②③□"];
  expect(signs.filter((one) => !isCovered(one))).toEqual([]);
  for (let code = 0x20; code < 0x7f; code++) expect(covered.has(code)).toBe(true);
});

test("names that GB2312 left out are in it", () => {
  expect([..."喆堃玥珺昇祎翀旻頔垚犇镕"].filter((one) => !isCovered(one))).toEqual([]);
});

test("every character it says it holds leaves ink of its own, but for the spaces", () => {
  const seen = [...charactersOfTheFont()].filter((one) => isCovered(one) && !/[\s\u00ad\u2800]/u.test(one));
  expect(seen.length).toBeGreaterThan(7000);
  expect(seen.filter((one) => inkOf(one) === NOTHING)).toEqual([]);
  expect(inkOf("云")).not.toBe(inkOf("图"));
});

test.each([
  ["陳寶國 臺灣電機", "陈宝国 台湾电机"],
  ["王喆", "王喆"],
  ["上海𠮷野家", "上海□野家"],
  ["冲刺🚀成交👍🏽", "冲刺□成交□□"],
  ["A\u200bB\u0000C\ufe0f", "ABC"],
  ["两\n行\t字", "两 行 字"],
  ["㎡ ㏑", "㎡ ln"],
  ["ABC", "ABC"],
])("%s is drawn as %s", (text, drawn) => {
  expect(drawable(text)).toBe(drawn);
});

test("whatever is typed, everything in it can be drawn, and nothing becomes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const drawn = drawable(text);
      expect([...drawn].filter((one) => !isCovered(one))).toEqual([]);
      if (/[\p{L}\p{N}\p{S}]/u.test(text)) expect(drawn.trim()).not.toBe("");
    }),
    { numRuns: 500 },
  );
});

test("a font that holds less draws less", () => {
  const few = createDrawable(new Set([..."上海□ "].map((one) => one.codePointAt(0) ?? 0)));
  expect(few("上海 云图")).toBe(`上海 ${MISSING}${MISSING}`);
});

test("what is no font is refused", () => {
  expect(() => coverageOf(Buffer.alloc(64))).toThrow(/no table/);
});
