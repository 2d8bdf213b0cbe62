// A list with mistakes in it, and what must become of each of its rows: the generator is the oracle.

export const HEADINGS = [
  "单位名称",
  "联系人",
  "手机",
  "需求产品",
  "预计金额(万元)",
  "阶段",
  "跟进人",
  "最近跟进时间",
  "最近跟进内容",
  "下次跟进时间",
  "线索来源",
  "地址",
  "备注",
] as const;

export type Expected = "created" | "duplicate" | "rejected";

export interface GeneratedRow {
  readonly cells: readonly string[];
  readonly expected: Expected;
}

const STAGES = ["基础意向", "中意向", "高意向", "决策关键期", "成交冲刺期", "线索", "赢单", "输单"];
const OWNERS = ["张三", "ZhangSan", "lisi"];
const BAD: readonly ((cells: string[], earlier: readonly string[]) => Expected)[] = [
  (cells) => {
    cells[2] = "1.39E+10";
    return "rejected";
  },
  (cells) => {
    cells[2] = "139123456";
    return "rejected";
  },
  (cells) => {
    cells[6] = "查无此人";
    return "rejected";
  },
  (cells) => {
    cells[5] = "神秘阶段";
    return "rejected";
  },
  (cells) => {
    // So does a day that is none.
    cells[7] = "2026-13-45";
    return "created";
  },
  (cells) => {
    // An amount that is none stays open.
    cells[4] = "三四十";
    return "created";
  },
  (cells) => {
    for (const at of [0, 1, 2]) cells[at] = "";
    return "rejected";
  },
  (cells) => {
    cells[0] = "";
    return "rejected";
  },
  (cells, earlier) => {
    cells[0] = earlier[0] ?? "";
    return "duplicate";
  },
];

/** Every tenth row is bad, in all the ways in turn. @param salt keeps two lists apart */
export function* generatedRows(count: number, salt = 0): Generator<GeneratedRow> {
  let earlier: readonly string[] = [];
  for (let index = 0; index < count; index++) {
    const cells = [
      `${PLACES[index % PLACES.length]}${WORDS[index % WORDS.length]}${salt}第${index}科技有限公司`,
      `${"王李张刘陈"[index % 5]}经理`,
      `1${3 + (index % 6)}${String((index * 7 + salt * 13) % 1_000_000_000).padStart(9, "0")}`,
      "想了解MES",
      String(10 + (index % 90)),
      STAGES[index % STAGES.length] ?? "",
      OWNERS[index % OWNERS.length] ?? "",
      "2026/2/3",
      "电话聊过一次",
      "",
      "春季展会",
      "浙江省杭州市西湖区文三路100号",
      "",
    ];
    const bad = index % 10 === 9 ? BAD[Math.floor(index / 10) % BAD.length] : undefined;
    const expected = bad === undefined ? "created" : bad(cells, earlier);
    if (expected === "created") earlier = cells;
    yield { cells, expected };
  }
}

const PLACES = ["杭州", "苏州", "宁波", "无锡", "上海", "南京", "合肥"];
const WORDS = ["云图", "恒力", "华测", "中电", "万邦", "新元", "苏明", "巨星", "海康"];
