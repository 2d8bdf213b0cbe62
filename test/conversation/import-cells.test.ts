// What single cells of a list are worth: a unit that is written counts, one that nobody writes is asked about, never guessed.
import { describe, expect, test } from "vitest";
import type { AmountUnit } from "../../src/domain/hands/lead-list.ts";
import { RowError } from "../../src/domain/hands/row-reasons.ts";
import { unitOf } from "../../src/files/headings.ts";
import { amountIn, namesIn, phonesIn } from "../../src/workflows/imports/cells.ts";
import { readRow } from "../../src/workflows/imports/read-row.ts";

const wan = (count: number) => count * 1_000_000;
/** In fen, or why not. */
function amount(cell: string, heading: string): number | string | null {
  try {
    return amountIn(cell, unitOf(heading));
  } catch (error) {
    if (error instanceof RowError) return error.reason;
    throw error;
  }
}

describe("amounts", () => {
  test.each<readonly [string, string, number | string | null]>([
    ["45", "金额(万元)", wan(45)],
    ["45", "金额（万）", wan(45)],
    ["45", "预计成交额/万元", wan(45)],
    ["280000元", "金额(万元)", wan(28)],
    ["¥280,000", "金额(万元)", wan(28)],
    ["28万", "金额(万元)", wan(28)],
    ["三十五", "预计金额(万元)", wan(35)],
    ["450000", "金额(万元)", "amount-large"],
    ["约15", "金额(万元)", wan(15)],
    ["大概8", "金额/万", wan(8)],
    ["50左右", "金额(万元)", wan(50)],
    ["约15万", "金额(万元)", wan(15)],
    ["约15", "金额(元)", 1500],
    ["约15", "金额", "amount-small"],
    ["约450000", "金额(万元)", "amount-large"],
    ["120", "预计金额(千元)", wan(12)],
    ["1.2", "合同额(百万)", wan(120)],
    ["300", "预算(K)", wan(30)],
    ["0.3", "金额(亿元)", wan(3000)],
    ["280000", "金额(元)", wan(28)],
    ["15", "金额(元)", 1500],
    ["15", "金额", "amount-small"],
    ["三十五", "金额", "amount-small"],
    ["15万", "金额", wan(15)],
    ["15元", "金额", 1500],
    ["450000", "金额", wan(45)],
    ["60,000", "Amount (USD)", "amount-foreign"],
    ["6万", "金额(美元)", "amount-foreign"],
    ["0", "金额", null],
    ["20万/年", "金额", "amount-unread"],
    ["80-100万", "金额", "amount-unread"],
  ])("%s under %s", (cell, heading, expected) => {
    expect(amount(cell, heading)).toBe(expected);
  });

  test.each<readonly [string, AmountUnit, number | string]>([
    ["50", "chosen-ten-thousand", wan(50)],
    ["300000", "chosen-ten-thousand", "amount-large"],
    ["50", "chosen-yuan", 5_000],
    ["300000", "chosen-yuan", wan(30)],
    ["50", "chosen-mixed", wan(50)],
    ["300000", "chosen-mixed", wan(30)],
    ["5000", "chosen-mixed", "amount-small"],
    ["28万", "chosen-yuan", wan(28)],
  ])("%s where somebody said %s", (cell, unit, expected) => {
    const read = () => amountIn(cell, unit);
    if (typeof expected === "number") expect(read()).toBe(expected);
    else expect(read).toThrow(expected);
  });

  test("a column of currencies counts as the heading would", () => {
    const columns = ["客户", "金额", "币种"].map((heading, at) => ({
      at,
      heading,
      field: (["customer", "amount", "currency"] as const)[at] ?? null,
      unit: "unsaid" as const,
    }));
    const read =
      (...cells: string[]) =>
      () =>
        readRow(cells, { columns, stageWords: new Map(), now: 0 });
    expect(read("云图科技", "60000", "CNY")().expectedFen).toBe(wan(6));
    expect(read("云图科技", "60000", "")().expectedFen).toBe(wan(6));
    expect(read("云图科技", "60000", "USD")()).toMatchObject({
      expectedFen: null,
      notes: ["金额: 60000"],
      remarks: [{ reason: "amount-foreign", about: "60000" }],
    });
  });
});

describe("numbers and whose they are", () => {
  test.each<readonly [string, readonly string[], Readonly<Record<string, string>>]>([
    ["庄强 13800001111", ["13800001111"], { "13800001111": "庄强" }],
    [
      "财务小李 0512-66668888、吕布:13800002222",
      ["051266668888", "13800002222"],
      { "051266668888": "财务小李", "13800002222": "吕布" },
    ],
    ["13800001111(张姐)", ["13800001111"], { "13800001111": "张姐" }],
    ["手机 13800001111", ["13800001111"], {}],
    ["+86 21 5080 2204", ["02150802204"], {}],
    ["+86 138 0000 1111", ["13800001111"], {}],
    ["0086-755-26001234", ["075526001234"], {}],
  ])("%s", (cell, phones, names) => {
    expect(phonesIn(cell)).toEqual(phones);
    expect(Object.fromEntries(namesIn(cell))).toEqual(names);
  });
});

test("the day an open deal closes is a plan, that of a won one its signing", () => {
  const columns = (["customer", "stage", "signedOn"] as const).map((field, at) => ({
    at,
    heading: field,
    field,
    unit: "unsaid" as const,
  }));
  const read = (...cells: string[]) =>
    readRow(cells, { columns, stageWords: new Map(), now: Date.parse("2026-11-28") });
  expect(read("云图科技", "决策关键期", "2027-03-04")).toMatchObject({
    plannedSigningOn: "2027-03-04",
    signedOn: null,
  });
  expect(read("云图科技", "赢单", "2026-11-16")).toMatchObject({
    plannedSigningOn: null,
    signedOn: "2026-11-16",
  });
});
