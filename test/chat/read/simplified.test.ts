// Traditional characters are read as simplified ones, one for one.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDay } from "../../../src/chat/read/day.ts";
import { readMoney } from "../../../src/chat/read/money.ts";
import { readProfile } from "../../../src/chat/read/profile.ts";
import { simplified } from "../../../src/chat/read/simplified.ts";
import { at } from "../../../src/domain/day.ts";

const NOW = at("2026-03-10", 570);

test("as long as it was, whatever stands in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(simplified(text)).toHaveLength(text.length);
    }),
  );
});

test.each([
  ["報價三十萬,聯繫人週總,週五兩點", "报价三十万,联系人周总,周五两点"],
  ["臺灣華碩電腦股份有限公司", "台湾华硕电脑股份有限公司"],
  ["合約簽訂 預算 實驗室 儀器", "合约签订 预算 实验室 仪器"],
  ["云图想看MES", "云图想看MES"],
])("%s", (typed, plain) => {
  expect(simplified(typed)).toBe(plain);
});

describe("read as what it means", () => {
  test.each(["30萬", "三十萬", "報價30萬", "三十萬塊", "1億", "兩百萬", "30萬元整"])(
    "the amount %s",
    (typed) => {
      const read = readMoney(typed);
      expect(read).toEqual(readMoney(simplified(typed)));
      expect(read).toHaveProperty("value");
    },
  );
  test.each([
    "週五兩點",
    "下週三",
    "後天",
    "禮拜五",
    "明天上午十點",
    "這週五",
    "月底",
    "下個月五號",
    "三天後",
  ])("the day %s", (typed) => {
    expect(readDay(typed, NOW)).toEqual(readDay(simplified(typed), NOW));
    expect(readDay(typed, NOW)).toHaveProperty("value");
  });
  test("labels; the values stay as typed", () => {
    expect(
      readProfile(
        "雲圖電子有限公司 聯繫人王磊 電話13800001111 地址蘇州工業園區 需求 數據中臺 預算50萬 來源 朋友介紹",
      ),
    ).toMatchObject({
      customer: "雲圖電子有限公司",
      contact: "王磊",
      phone: "13800001111",
      address: "蘇州工業園區",
      need: "數據中臺",
      expectedFen: 50_000_000,
      source: "朋友介紹",
    });
  });
});
