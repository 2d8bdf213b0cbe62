// A message taken apart: whose each clause is, which amounts, days and numbers it names, whether it asks.
import { describe, expect, test } from "vitest";
import { takeApart } from "../../src/chat/understand/apart.ts";
import { corrects, isPutOff, isTakenAway } from "../../src/chat/understand/mood.ts";
import { NOW } from "./recorder.ts";

const NAMES = ["杭州云图科技", "宁波新元塑料", "苏州恒力机电", "上海万邦物流", "无锡蓝海光伏"];
const known = NAMES.map((name, index) => ({ no: index + 1, name }));
const apart = (text: string) => takeApart(text, { known, now: NOW });
const parts = (text: string) =>
  apart(text).parts.map(
    ({ about, text: own }) => `${about.map(({ nos }) => nos.join("/")).join("+")}: ${own}`,
  );

describe("each customer its own part", () => {
  test.each([
    ["云图和新元今天都打过电话了,都说下个月再看", ["1+2: 云图和新元今天都打过电话了,都说下个月再看"]],
    ["云图:方案通过了\n新元:还在等预算", ["1: 云图:方案通过了", "2: 新元:还在等预算"]],
    [
      "今天跑了两家,云图见了何工要看样品,新元没见着人",
      ["1: 今天跑了两家,云图见了何工要看样品", "2: 今天跑了两家,新元没见着人"],
    ],
    ["云图发了案例 新元寄了样本", ["1: 云图发了案例", "2: 新元寄了样本"]],
    ["第一家是云图没问题 第二家新元让我周五去", ["1: 第一家是云图没问题", "2: 第二家新元让我周五去"]],
    ["上午恒力过来考察了,很满意", ["3: 上午恒力过来考察了,很满意"]],
  ])("%s", (text, expected) => expect(parts(text)).toEqual(expected));
  test("who is only compared with is named beside", () => {
    const [only, ...others] = apart("云图想参考恒力的案例").parts;
    expect(others).toEqual([]);
    expect(only?.about[0]?.nos).toEqual([1]);
    expect(only?.beside[0]?.nos).toEqual([3]);
  });
});

describe("what is asked, and what only reports a question", () => {
  test.each([
    "云图那单怎么样了",
    "恒力报价是多少来着",
    "万邦还没签吗",
    "新元能签不",
    "那云图呢",
    "30万那个是恒力还是蓝海",
  ])("%s asks", (text) => expect(apart(text).clauses.some(({ asks }) => asks)).toBe(true));
  test.each(["云图王总问什么时候发货", "新元没什么进展", "恒力说多少都行", "万邦还没签呢", "蓝海谁都没接"])(
    "%s tells",
    (text) => expect(apart(text).clauses.some(({ asks }) => asks)).toBe(false),
  );
});

test("amounts, days and phones are found in their places, and a phone is no amount", () => {
  const read = apart("恒力周五报价28万,电话13800001111,38万8千也行");
  expect(read.amounts.map(({ fen }) => fen)).toEqual([28_000_000, 38_800_000]);
  expect(read.days).toHaveLength(1);
  expect(read.phones.map(({ value }) => value)).toEqual(["13800001111"]);
});

describe("denied, wished, put off, corrected", () => {
  const at = (clause: string, word: string) => ({
    start: clause.indexOf(word),
    end: clause.indexOf(word) + word.length,
  });
  test.each([
    ["还没签了", "签了"],
    ["要是签了", "签了"],
    ["准备签了", "签了"],
  ])("%s is taken away", (clause, word) => expect(isTakenAway(clause, at(clause, word))).toBe(true));
  test("昨天签了 is not", () => expect(isTakenAway("昨天签了", at("昨天签了", "签了"))).toBe(false));
  test.each(["先不转,等我通知", "再等等", "开玩笑的"])("%s puts off", (text) =>
    expect(isPutOff(text)).toBe(true),
  );
  test.each(["不对,是80万", "刚才那条记错了", "少打一个零,80万", "上一条删掉"])("%s corrects", (text) =>
    expect(corrects(text)).toBe(true),
  );
});
