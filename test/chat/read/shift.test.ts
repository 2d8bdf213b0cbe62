// An agreed day that is moved by so many.
import { expect, test } from "vitest";
import { readShift } from "../../../src/chat/read/shift.ts";

test.each([
  ["周五的会往后挪一个礼拜", 7],
  ["面谈推迟两天", 2],
  ["顺延3天", 3],
  ["签约延期俩礼拜", 14],
  ["提前一天过去", -1],
  ["往前提了2天", -2],
])("%s", (text, days) => {
  expect(readShift(text)?.days).toBe(days);
});

test.each(["推迟到周五", "提前三天之内说一声", "晚上两点", "早十天前就发了", "推迟了"])(
  "%s moves nothing",
  (text) => {
    expect(readShift(text)).toBeNull();
  },
);
