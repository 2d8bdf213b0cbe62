import { expect, it } from "vitest";
import { readPoolFilter } from "../../../src/chat/read/pool-filter.ts";

it.each([
  ["", [], null, null],
  ["MES", ["MES"], null, null],
  ["华东 >20万", ["华东"], 20_000_000, null],
  ["华东 ＞２０万", ["华东"], 20_000_000, null],
  ["20万以上", [], 20_000_000, null],
  ["<=100万", [], null, 100_000_000],
  ["不超过100万", [], null, 100_000_000],
  ["10-50万", [], 10_000_000, 50_000_000],
  ["10万到50万 有哪些", [], 10_000_000, 50_000_000],
])("公海 %s", (text, words, minFen, maxFen) => {
  expect(readPoolFilter(text)).toEqual({ words, places: [], minFen, maxFen, unclear: null });
});

it.each([
  ["大于二十万 上海", [], ["上海"]],
  ["超过20万 MES 苏州", ["MES"], ["苏州"]],
  ["50万以下 苏州", [], ["苏州"]],
  ["嘉兴 绍兴 MES", ["MES"], ["嘉兴", "绍兴"]],
])("公海 %s: one of the places, each of the words", (text, words, places) => {
  expect(readPoolFilter(text)).toMatchObject({ words, places });
});
