import fc from "fast-check";
import { expect, it } from "vitest";
import { cutToBytes } from "../../src/wecom/bytes.ts";

it("leaves alone what fits", () => {
  expect(cutToBytes("商机", 6)).toBe("商机");
  expect(cutToBytes("", 0)).toBe("");
});

it("cuts before the character that does not fit", () => {
  expect(cutToBytes("商机", 5)).toBe("商");
  expect(cutToBytes("a😀b", 4)).toBe("a");
  expect(cutToBytes("a😀b", 5)).toBe("a😀");
});

it("keeps the longest beginning of whole code points", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(40), (text, maxBytes) => {
      const cut = cutToBytes(text, maxBytes);
      expect(text.startsWith(cut)).toBe(true);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(maxBytes);
      const next = [...text.slice(cut.length)][0];
      if (next !== undefined) expect(Buffer.byteLength(cut + next)).toBeGreaterThan(maxBytes);
    }),
  );
});
