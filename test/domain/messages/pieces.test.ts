// A message longer than WeCom takes, divided so that nothing is lost.
import fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf } from "../../../src/domain/messages/pieces.ts";

const body = (text: string) => ({ text, markdown: text });

test("what fits stays as it is", () => {
  expect(piecesOf({ text: "张三早", markdown: "**张三早**" })).toEqual([
    { text: "张三早", markdown: "**张三早**" },
  ]);
});

test("is divided between lines, markdown and text at the same ones", () => {
  expect(piecesOf({ text: "一一\n二二\n三三", markdown: "**一一**\n二二\n三三" }, 13)).toEqual([
    { text: "一一", markdown: "**一一**" },
    { text: "二二\n三三", markdown: "二二\n三三" },
  ]);
});

test("a line that is too long is divided between characters, never within one", () => {
  expect(piecesOf(body("😀😀😀"), 9).map(({ text }) => text)).toEqual(["😀😀", "😀"]);
});

test("every piece fits, and together they say everything in order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme", minLength: 1 })),
      fc.integer({ min: 30, max: 90 }),
      (lines, most) => {
        const text = lines.join("\n");
        const pieces = piecesOf(body(text), most);
        for (const piece of pieces) expect(Buffer.byteLength(piece.text)).toBeLessThanOrEqual(most);
        const bare = (words: string) => words.replace(/\s/g, "");
        expect(bare(pieces.map((piece) => piece.text).join(""))).toBe(bare(text));
      },
    ),
  );
});
