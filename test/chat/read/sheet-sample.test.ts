// A pasted sample: whatever is around it, in whatever order and words its columns come, whatever is pasted instead.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSample } from "../../../src/chat/read/sheet-sample.ts";
import { readSheetTitle } from "../../../src/chat/read/sheet-titles.ts";
import { readSheetWords } from "../../../src/chat/read/sheet-words.ts";
import { fits, SHAPES, SHEET_FIELDS, type Shape, type SheetField } from "../../../src/domain/sheet/sheet.ts";

const TITLES: readonly (readonly [SheetField | null, readonly string[]])[] = [
  ["number", ["编号", "商机编号", "商机ID", "单号", "No"]],
  ["customer", ["客户", "客户名称", "公司名称", "🏢 客户", "单位全称", "项目名称", "商机名称"]],
  ["kind", ["类型", "商机类型"]],
  ["stage", ["阶段", "当前阶段", "销售阶段", "跟进进度", "商机 阶段"]],
  ["outcome", ["结果", "状态", "商机状态", "成交结果"]],
  ["owner", ["负责人", "销售", "跟进人", "客户经理", "业务员"]],
  ["department", ["部门", "所属部门", "销售团队"]],
  ["amount", ["金额", "预计金额", "金额(元)", "商机金额/元", "报价"]],
  ["amount-wan", ["金额(万元)", "预计金额(万)", "金额/万元", "商机金额【万】", "金额万元"]],
  ["source", ["来源", "商机来源", "获客渠道"]],
  ["next", ["下次", "下次跟进", "下次跟进时间", "下次联系日期", "下一步时间"]],
  ["stay", ["停留天数", "阶段停留", "停留(天)"]],
  ["entered", ["进入阶段时间", "阶段变更日期"]],
  ["followed", ["最近跟进", "上次跟进时间", "最后跟进日期"]],
  ["created", ["创建时间", "录入日期"]],
  ["updated", ["更新时间", "最后更新", "同步时间"]],
  ["link", ["链接", "详情", "商机链接"]],
  [
    null,
    [
      "老板批示",
      "电话",
      "联系人",
      "客户地址",
      "客户电话",
      "备注",
      "输单原因",
      "客户类型",
      "回款",
      "利润",
      "",
    ],
  ],
];

const known = TITLES.flatMap(([field, titles]) => titles.map((title) => [title, field] as const));

test.each(known)("「%s」 is %s", (title, field) => {
  expect(readSheetTitle(title)).toBe(field);
});

const VALUES: Readonly<Record<Shape, unknown>> = {
  text: [{ type: "text", text: "文本" }],
  list: [{ text: "选项" }],
  choice: [{ text: "选项" }],
  plain: "文本",
  number: 1,
  date: "1772323200000",
  member: [{ user_id: "zhangsan" }],
  link: [{ text: "看", link: "https://x.example.com" }],
};
const SEEN = SHAPES.filter((shape) => shape !== "choice");

const aColumn = fc.record({
  id: fc.stringMatching(/^f[A-Za-z0-9]{5}$/),
  title: fc.constantFrom(...known.map(([title]) => title).filter((title) => title !== "")),
  shape: fc.constantFrom(...SEEN),
});
const columns = fc.uniqueArray(aColumn, { minLength: 1, maxLength: 30, selector: ({ id }) => id });
type Drawn = readonly { readonly id: string; readonly title: string; readonly shape: Shape }[];

const sampleOf = (drawn: Drawn) => ({
  schema: Object.fromEntries(drawn.map(({ id, title }) => [id, title])),
  add_records: [{ values: Object.fromEntries(drawn.map(({ id, shape }) => [id, VALUES[shape]])) }],
});
const read = (text: string) => {
  const sample = readSample(text);
  return sample.kind === "columns" ? sample.columns : [];
};

describe("the columns of any sample", () => {
  test("in any order: each field once, only where it can be shown, everything else left alone", () => {
    fc.assert(
      fc.property(columns, (drawn) => {
        const found = read(JSON.stringify(sampleOf(drawn)));
        expect(found.map(({ fieldId, title }) => [fieldId, title]).sort()).toEqual(
          drawn.map(({ id, title }) => [id, title]).sort(),
        );
        const fields = found.flatMap(({ field }) => (field === null ? [] : [field]));
        expect(new Set(fields).size).toBe(fields.length);
        for (const { field, shape, title } of found) {
          expect(shape).toBe(drawn.find((one) => one.title === title && one.shape === shape)?.shape);
          if (field === null) continue;
          expect(readSheetTitle(title)).toBe(field);
          expect(fits(field, shape)).toBe(true);
        }
        for (const { title, shape } of drawn) {
          const meant = readSheetTitle(title);
          if (meant !== null && fits(meant, shape)) expect(fields).toContain(meant);
        }
      }),
    );
  });

  test("whatever stands around it: words, a fence, an indentation, spaces of another kind", () => {
    fc.assert(
      fc.property(columns, fc.constantFrom("", "示例数据:", "```json\n", "curl -d '"), (drawn, before) => {
        const json = JSON.stringify(sampleOf(drawn), null, 2);
        const plain = read(json);
        expect(read(`${before}${json}\n\`\`\``)).toEqual(plain);
        expect(read(json.replaceAll('"', "“"))).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });

  test("half of one, or any text at all, is no table and breaks nothing", () => {
    fc.assert(
      fc.property(columns, fc.double({ min: 0, max: 0.99, noNaN: true }), (drawn, part) => {
        const json = JSON.stringify(sampleOf(drawn));
        expect(["none", "broken"]).toContain(readSample(json.slice(0, Math.floor(json.length * part))).kind);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readSample(text)));
    fc.assert(fc.property(fc.jsonValue(), (value) => void readSample(JSON.stringify(value))));
  });
});

test("titles with their types, as some tables tell them", () => {
  const schema = {
    f1: { title: "客户", type: "text" },
    f2: { title: "金额", type: "number" },
    f3: { title: "更新时间", type: "date_time" },
    f4: { title: "阶段", type: "single_select" },
    f5: { title: "负责人", type: "user" },
    f6: { title: "来源", type: "image" },
  };
  const found = read(JSON.stringify({ schema, add_records: [{ values: { f1: "文本" } }] }));
  expect(found.map(({ field, shape }) => [field, shape])).toEqual([
    ["customer", "plain"],
    ["amount", "number"],
    ["updated", "date"],
    ["stage", "choice"],
    ["owner", "member"],
    [null, "text"],
  ]);
});

test("a sample without a schema names its columns by their titles", () => {
  const found = read('{"add_records":[{"values":{"客户":"文本","阶段":[{"text":"一"}]}}]}');
  expect(found.map(({ fieldId, field }) => [fieldId, field])).toEqual([
    ["客户", "customer"],
    ["阶段", "stage"],
  ]);
});

test("what is called the same twice is written once", () => {
  const found = read('{"schema":{"a":"客户","b":"公司名称"}}');
  expect(found.map(({ field }) => field)).toEqual(["customer", null]);
});

test("every field has a form that shows it, and none is shown by every form", () => {
  for (const field of SHEET_FIELDS) {
    expect(SHAPES.some((shape) => fits(field, shape))).toBe(true);
    expect(SHAPES.every((shape) => fits(field, shape))).toBe(false);
  }
});

test("an address, amounts and the whole company around the sample; what the sample itself holds counts for none of it", () => {
  const sample = '{"schema":{"f":"https://in.example.com 带金额 全公司"}}';
  const words = readSheetWords(`https://qyapi.weixin.qq.com/x?key=k, 不带金额 ${sample}`);
  expect(words).toMatchObject({ address: "https://qyapi.weixin.qq.com/x?key=k,", withAmounts: false });
  expect(readSheetWords(sample)).toMatchObject({
    address: null,
    withAmounts: null,
    wholeCompany: false,
    sample,
  });
  expect(readSheetWords("全公司 https://a/b?key=k 带金额")).toMatchObject({
    address: "https://a/b?key=k",
    withAmounts: true,
    wholeCompany: true,
  });
});
