// How many may be gone from a directory at once.
import { expect, test } from "vitest";
import { isImplausible, lossIn } from "../../../src/domain/people/sync.ts";

test.each([
  ["nobody is there at all", 11, 11, 0, true],
  ["the only member is gone", 1, 1, 0, true],
  ["nobody was there before", 0, 0, 0, false],
  ["a first reading", 0, 0, 300, false],
  ["more than a third, and more than five", 15, 6, 9, true],
  ["exactly a third", 18, 6, 12, false],
  ["five of six", 6, 5, 1, false],
  ["six of eight", 8, 6, 2, true],
  ["a quarter of a large company", 400, 100, 300, false],
  ["half of a large company, with as many newcomers", 400, 200, 400, true],
  ["three from a CSV, replaced by the real directory", 3, 3, 200, false],
] as const)("%s: %i before, %i gone, %i now → %s", (_, before, gone, now, expected) => {
  expect(isImplausible({ before, gone, now })).toBe(expected);
});

test("who is there but disabled is gone; another spelling of the id is the same person", () => {
  const member = (userId: string, active: boolean) => ({
    userId,
    name: "",
    mainDepartment: 1,
    departments: [],
    active,
  });
  const found = { departments: [], members: [member("ZHANGSAN", true), member("lisi", false)] };
  const before = ["ZhangSan", "lisi", "wangwu"].map((userId) => ({ userId }));
  expect(lossIn(before, found)).toEqual({ before: 3, gone: 2, now: 1 });
});
