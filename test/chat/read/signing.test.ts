// 赢单 #12 30万 …: which day was the signing, and which amount the contract (rules.md 3).
import { expect, test } from "vitest";
import { readMark } from "../../../src/chat/read/mark.ts";
import { readAhead } from "../../../src/chat/read/signing.ts";
import { MONDAY } from "./monday.ts";

const TODAY = "2026-11-23";

test.each([
  ["30万 首付月底到", 30_000_000, null],
  ["30万 月底付首款", 30_000_000, null],
  ["30万,首付10万月底到", 30_000_000, null],
  ["首付10万 合同30万", 30_000_000, null],
  ["首付10万", null, null],
  ["签了30万,月底到账", 30_000_000, null],
  ["今天签的 30万 周五打款", 30_000_000, TODAY],
  ["30万 下周二启动会", 30_000_000, null],
  ["30万 尾款12/30结", 30_000_000, null],
  ["合同30万 定金周三到 昨天签的", 30_000_000, "2026-11-22"],
  ["30万签了 下周二进场", 30_000_000, null],
  ["30万 11/20", 30_000_000, "2026-11-20"],
])("%s", (text, contractFen, signedOn) => {
  expect(readMark(text, 6, MONDAY)).toMatchObject({ contractFen, signedOn, unclear: null });
});

test.each(["30万 12/5签", "30万 签约日 12/5", "30万 签约周五", "30万 下周三正式签", "合同30万,月底签"])(
  "a signing that lies ahead is asked about: %s",
  (text) => {
    expect(readMark(text, 6, MONDAY).unclear).toMatchObject({ ask: "signing-ahead" });
  },
);

test("the day money comes is no planned day of signing either", () => {
  expect(readMark("首付月底到,周五签", 5, MONDAY).plannedSigningOn).toBe("2026-11-27");
  expect(readMark("周五签 月底付首款", 5, MONDAY).plannedSigningOn).toBe("2026-11-27");
});

test("what lies ahead is kept in its own words", () => {
  expect(readAhead("30万 首付月底到", MONDAY)).toBe("首付月底到");
  expect(readAhead("30万 今天签的", MONDAY)).toBeNull();
});
