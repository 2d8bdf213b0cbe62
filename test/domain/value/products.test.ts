// Products found in needs: whole Latin words, the longest name first, each once; nothing is found that no name holds.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createProductsIn, productKey } from "../../../src/domain/value/products.ts";

const NAMES = ["MES", "MES云", "数据中台", "C++平台", "ERP", "制造 执行"].map((name, index) => ({
  nameKey: productKey(name),
  productId: index + 1,
}));
const find = createProductsIn(NAMES);

test.each([
  ["想看MES", [1]],
  ["想看mes系统和ERP,再看看MES", [1, 5]],
  ["MES云", [2]],
  ["MES 云", [2]],
  ["ＭＥＳ", [1]],
  ["MESH网络", []],
  ["GMES", []],
  ["数据-中台", [3]],
  ["C++ 平台", [4]],
  ["制造执行", [6]],
  ["", []],
] as const)("%s asks for %j", (need, wanted) => {
  expect(find(need)).toEqual(wanted);
});

test("no need, no product; no catalogue, no product", () => {
  expect(find(null)).toEqual([]);
  expect(createProductsIn([])("MES")).toEqual([]);
});

test("a name alone is always found, and whatever is found stands in the words", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z0-9\u4e00-\u4e20+]{2,8}$/), { minLength: 1, maxLength: 8 }),
      fc.string(),
      (all, words) => {
        const names = [...new Set(all.map(productKey))].map((nameKey, index) => ({
          nameKey,
          productId: index,
        }));
        const search = createProductsIn(names);
        for (const { nameKey, productId } of names) expect(search(nameKey)).toEqual([productId]);
        const folded = words
          .normalize("NFKC")
          .toLowerCase()
          .replace(/[^\p{L}\p{N}+#]/gu, "");
        for (const id of search(words))
          expect(folded).toContain(names.find(({ productId }) => productId === id)?.nameKey);
      },
    ),
  );
});
