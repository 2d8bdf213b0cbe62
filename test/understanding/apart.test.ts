// A message taken apart: whose each clause is, which amounts, days and numbers it names, whether it asks.
import { describe, expect, test } from "vitest";
import { takeApart } from "../../src/chat/understand/apart.ts";
import { corrects } from "../../src/chat/understand/corrects.ts";
import { asksOfUs, isPutOff, isTakenAway } from "../../src/chat/understand/mood.ts";
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
    [
      "新元和云图各打了电话,前者周四再聊,后者下周一",
      ["2: 新元和云图各打了电话,前者周四再聊", "1: 新元和云图各打了电话,后者下周一"],
    ],
    ["除了新元,云图和恒力今天都联系过", ["1+3: 除了新元,云图和恒力今天都联系过"]],
    ["恒力没回音,万邦也没回音,下周二一起催", ["3: 恒力没回音,下周二一起催", "4: 万邦也没回音,下周二一起催"]],
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
    "万邦8万到账没有啊",
    "恒力再不动几天掉公海啊",
    "我想问一下啊就是那个做光伏的蓝海我之前给他们报的到底是多少我印象里好像是二十几万的样子",
    "蓝海合同回来没有,26万那个",
  ])("%s asks", (text) => expect(apart(text).clauses.some(({ asks }) => asks)).toBe(true));
  test.each([
    "云图王总问什么时候发货",
    "新元没什么进展",
    "恒力说多少都行",
    "万邦还没签呢",
    "蓝海谁都没接",
    "蓝海还有几个点没想明白",
    "沈经理:45超预算了,万邦42能不能做\n我:得请示",
    "新元就是带我看了车间然后老是掉链子嘛所以还是比较想换的",
    "恒力报价发了,30万那个",
  ])("%s tells", (text) => expect(apart(text).clauses.some(({ asks }) => asks)).toBe(false));
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
  test.each(["先不转,等我通知", "再等等", "开玩笑的", "这事先搁一搁", "等钱工回话"])("%s puts off", (text) =>
    expect(isPutOff(text)).toBe(true),
  );
  test.each(["数更新一下", "帮忙申请下", "多存个联系人", "这个月先别催我", "你填上"])(
    "%s asks something of us",
    (text) => expect(asksOfUs(text)).toBe(true),
  );
  test.each(["客户让我们改一下", "更新了一下方案", "他要我帮忙看一下", "王总说查一下"])(
    "%s only tells",
    (text) => expect(asksOfUs(text)).toBe(false),
  );
  test.each([
    "不对,是80万",
    "啊不是 33万",
    "不是周五哈 周六",
    "刚那条抹掉",
    "是下下周三 我听错了",
    "刚才那条记错了",
    "少打一个零,80万",
    "上一条删掉",
  ])("%s corrects", (text) => expect(corrects(text)).toBe(true));
});
