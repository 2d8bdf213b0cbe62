// A company's name taken apart, kind by kind.
import fc from "fast-check";
import { pinyin } from "pinyin-pro";
import { describe, expect, test } from "vitest";
import { companyName, otherNames } from "../../../src/chat/names/company-name.ts";
import { sound } from "../../../src/chat/names/sound.ts";
import { companyKey } from "../../../src/chat/read/company.ts";
import { likeness, nameKeysOf } from "../../../src/domain/item/company-name.ts";

const parts = (text: string) => {
  const { placeWords, core, trades, form, branch } = companyName(text);
  return [placeWords, core, trades.join("+"), form, branch];
};

test.each([
  ["上海云图科技有限公司", ["上海", "云图", "科技", "company", ""]],
  ["云图科技(上海)有限公司", ["上海", "云图", "科技", "company", ""]],
  ["上海市云图科技有限责任公司", ["上海", "云图", "科技", "company", ""]],
  ["江苏省昆山市恒力机电设备有限公司", ["昆山", "恒力", "机电设备", "company", ""]],
  ["苏州市吴江区恒力纺织厂", ["苏州吴江", "恒力", "纺织", "factory", ""]],
  ["上海云图科技有限公司苏州分公司", ["上海", "云图", "科技", "company", "苏州"]],
  ["云图科技苏州分公司", ["", "云图", "科技", "company", "苏州"]],
  ["上海云图科技(集团)有限公司", ["上海", "云图", "科技", "group", ""]],
  ["云图集团苏州有限公司", ["苏州", "云图集团", "", "company", ""]],
  ["博世(中国)投资有限公司", ["中国", "博世", "投资", "company", ""]],
  ["Shanghai Yuntu Technology Co., Ltd.", ["上海", "yuntu", "科技", "company", ""]],
  ["东方电气股份有限公司", ["", "东方", "电气", "company", ""]],
  ["国网江苏省电力有限公司", ["江苏", "国网", "电力", "company", ""]],
  ["内蒙古伊利实业集团股份有限公司", ["内蒙古", "伊利", "实业", "group", ""]],
  ["佛山市南海区金永泰门窗有限公司", ["佛山南海", "金永泰", "门窗", "company", ""]],
  ["复旦大学附属华山医院", ["", "华山", "医院", "company", ""]],
  ["鑫源大酒店", ["", "鑫源", "大酒店", "company", ""]],
  ["鑫源便利店", ["", "鑫源", "", "shop", ""]],
])("%s", (name, expected) => {
  expect(parts(name)).toEqual(expected);
});

describe("what tells nobody without its place is whole with it", () => {
  test.each([
    ["上海机电股份有限公司", "上海机电"],
    ["上海市机电股份有限公司", "上海机电"],
    ["苏州市第一人民医院", "苏州第1人民医院"],
    ["苏大附一院", "苏州大学附属第1医院"],
    ["南京医科大学第二附属医院", "南京医科大学附属第2医院"],
    ["浙江大学医学院附属儿童医院", "浙江大学附属儿童医院"],
    ["南京一中", "南京第1中学"],
    ["苏州市吴江区财政局", "苏州吴江财政局"],
  ])("%s", (name, core) => {
    expect(companyName(name)).toMatchObject({ isWhole: true, core });
  });
});

test("a place alone, a form alone, marks alone and nothing break nothing", () => {
  for (const name of ["上海", "有限公司", "()()", "", "。", "(上海)", "第一", "Co., Ltd.", "一中", "分公司"])
    expect(() => nameKeysOf(name, companyName(name))).not.toThrow();
});

test("any text has a key, the same each time, whatever width, brackets and spaces it is written with", () => {
  const text = fc.string({
    unit: fc.constantFrom(..."上海云图科技有限公司苏州分()（）市一二中院厂aB1 ·"),
    maxLength: 24,
  });
  fc.assert(
    fc.property(text, (name) => {
      expect(companyKey(`  ${name} `)).toBe(companyKey(name));
      expect(companyKey(name.replaceAll("(", "（").replaceAll(")", "）"))).toBe(companyKey(name));
    }),
  );
});

test("what stands in brackets is another name only where it is no place, form or trade", () => {
  expect(otherNames("抖音视界有限公司(字节跳动)")).toEqual(["字节跳动"]);
  expect(otherNames("云图科技(上海)有限公司")).toEqual([]);
  // A town that no list holds, and no town: two characters of a name, a trade, a city without its district.
  expect(otherNames("湖州市吴兴区织里童泰服饰有限公司")).toEqual(["湖州市吴兴区童泰服饰有限公司"]);
  for (const name of ["苏州市吴江区恒力纺织厂", "浙江永康飞剑杯业制造有限公司", "苏州织里童泰服饰有限公司"])
    expect(otherNames(name)).toEqual([]);
  expect(otherNames("云图(集团)有限公司(特殊普通合伙)")).toEqual([]);
});

test.each([
  ["徐州第三人民医院(东院区)", "绍兴中医院(东院区)"],
  ["苏州儿童医院(新区)", "无锡儿童医院(新区)"],
  ["绍兴人民医院（越城院区）", "杭州人民医院（越城院区）"],
  ["扬州中学(南校区)", "镇江中学(南校区)"],
  ["恒力机电(苏州工厂)", "云图科技(苏州工厂)"],
  ["恒力机电(二期)", "立德精密(二期)"],
  ["上海云图科技(采购部)", "苏州恒力机电(采购部)"],
  ["嘉兴第二医院(总院)", "湖州第一医院(总院)"],
])("part of a body is nobody's name: %s, %s", (one, two) => {
  expect([otherNames(one), otherNames(two)]).toEqual([[], []]);
  expect(likeness(companyName(one), companyName(two))).toEqual({ grade: "different" });
});

test("characters sound as pinyin-pro says, the same wherever they stand", () => {
  for (const [words, heard] of [
    ["云图", "yuntu"],
    ["芸图", "yuntu"],
    ["恒力", "hengli"],
    ["华测3m", "huace3m"],
    ["驫", "驫"],
  ] as const)
    expect(sound(words)).toBe(heard);
  for (const character of "上海云图科技恒力机电华测检测双象橡塑明泰星宇舜江")
    expect(sound(character)).toBe(pinyin(character, { toneType: "none", v: true }));
});

describe("names whose digits differ are different, whatever else they share", () => {
  test.each([
    ["中建三局集团有限公司", "中建三局第一建设工程有限公司"],
    ["东方红机械厂", "东方红第二机械厂"],
    ["宏远8090科技有限公司", "宏远科技有限公司"],
    ["苏州市第一人民医院", "苏州市第二人民医院"],
  ])("%s, %s", (one, two) => {
    expect(likeness(companyName(one), companyName(two))).toEqual({ grade: "different" });
  });
});
