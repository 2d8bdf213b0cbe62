// Shares as people say them.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readShareList } from "../../../src/chat/read/shares.ts";

test.each([
  [
    "六四开",
    [
      [null, 6000],
      [null, 4000],
    ],
  ],
  [
    "五五",
    [
      [null, 5000],
      [null, 5000],
    ],
  ],
  [
    "三七",
    [
      [null, 3000],
      [null, 7000],
    ],
  ],
  ["60%", [[null, 6000]]],
  [
    "我6李四4",
    [
      [null, 6000],
      ["李四", 4000],
    ],
  ],
  [
    "我60 @李四40",
    [
      [null, 6000],
      ["李四", 4000],
    ],
  ],
  [
    "我 60% 李四 40%",
    [
      [null, 6000],
      ["李四", 4000],
    ],
  ],
  [
    "我六李四四",
    [
      [null, 6000],
      ["李四", 4000],
    ],
  ],
  [
    "我33.3 李四33.3 王五33.4",
    [
      [null, 3330],
      ["李四", 3330],
      ["王五", 3340],
    ],
  ],
  [
    "我７０ ＠li.si ３０",
    [
      [null, 7000],
      ["li.si", 3000],
    ],
  ],
])("%s", (text, shares) => {
  expect(readShareList(text).shares.map(({ person, basisPoints }) => [person, basisPoints])).toEqual(shares);
});

test.each(["", "客户要比价", "三三", "下周二"])("%j shares nothing out", (text) => {
  expect(readShareList(text).shares).toEqual([]);
});

test("percentages written out are read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (mine) => {
      expect(readShareList(`我${mine} 李四${100 - mine}`).shares).toEqual([
        { person: null, me: true, basisPoints: mine * 100 },
        { person: "李四", me: false, basisPoints: (100 - mine) * 100 },
      ]);
    }),
  );
});
