// Pictures as a company with long names and figures of very different size would get them.
import type {
  ChangePicture,
  FunnelPicture,
  FunnelRow,
  HeatmapPicture,
  Picture,
  PyramidPicture,
  TargetPicture,
} from "../../src/charts/picture.ts";

const row = (label: string, given: Partial<FunnelRow>): FunnelRow => ({
  label,
  count: 0,
  countText: `${(given.count ?? 0).toLocaleString("en")}个`,
  amountText: "¥0",
  conversionText: null,
  median: null,
  p80: null,
  sampleText: "样本0",
  flag: null,
  ...given,
});
const days = (count: number, word = "走完一半") => ({
  days: count,
  isMore: false,
  text: `${word} ${count}天`,
});
const more = (count: number, word: string) => ({ days: count, isMore: true, text: `${word} ${count}天以上` });

export const funnel: FunnelPicture = {
  kind: "funnel",
  title: "华东大区 第四季度漏斗",
  subtitle: "10月1日—11月28日进入的商机,共100,000个;右边是每个阶段停留多久",
  footnote: "粗条:一半的商机在这之内离开;细线:八成在这之内离开。还没离开的也算在内,暂停的日子不算。",
  heads: { funnel: "进入个数、金额、往下走的比例", dwell: "停留天数:粗条走完一半,细线走完八成" },
  rows: [
    row("初步接触期", {
      count: 100_000,
      amountText: "¥12.8亿",
      conversionText: "↓ 62%",
      median: days(3),
      p80: days(9, "走完八成"),
      sampleText: "样本98,412",
    }),
    row("需求确认期", {
      count: 62_013,
      amountText: "¥8.1亿",
      conversionText: "↓ 41%",
      median: days(12),
      p80: days(31, "走完八成"),
      sampleText: "样本60,001",
    }),
    row("方案论证与多部门联合评审期", {
      count: 25_425,
      amountText: "¥3.9亿",
      conversionText: "↓ 9%",
      median: days(48),
      p80: more(120, "走完八成"),
      sampleText: "样本25,000",
      flag: "卡点",
    }),
    row("商务谈判期", {
      count: 2_288,
      amountText: "¥9,600万",
      conversionText: "↓ 55%",
      median: days(14),
      p80: days(40, "走完八成"),
      sampleText: "样本2,100",
    }),
    row("成交冲刺期", {
      count: 1,
      amountText: "¥28万",
      conversionText: "↓ 0%",
      sampleText: "样本1,太少",
    }),
    row("已签约", { sampleText: "—" }),
  ],
};

export const emptyFunnel: FunnelPicture = {
  ...funnel,
  title: "新成立的部门",
  subtitle: "还没有商机",
  footnote: null,
  rows: funnel.rows.map(({ label }) => row(label, {})),
};

const NAMES = [
  "张三",
  "欧阳娜娜",
  "李四",
  "阿卜杜热依木·买买提艾力·库尔班江",
  "王喆",
  "陳寶國",
  "赵六",
  "孙七",
];

export const heatmap: HeatmapPicture = {
  kind: "heatmap",
  title: "谁在哪一步走得顺",
  subtitle: "华东大区 近12个月 各阶段推进到下一步的比例",
  footnote: "样本少于8的不显示。比例按样本多少向大区平均靠拢。",
  columns: ["初步接触期", "需求确认期", "方案论证期", "商务谈判期", "成交冲刺期"],
  rows: NAMES.map((label, person) => ({
    label,
    cells: [0, 1, 2, 3, 4].map((stage) => {
      const value = ((person * 37 + stage * 61) % 97) / 100;
      return (person + stage) % 5 === 4
        ? null
        : { value, text: `${Math.round(value * 100)}%`, below: `${3 + ((person * 7 + stage * 5) % 40)}天` };
    }),
  })),
  legend: { low: "低", high: "高", hidden: "样本少于8" },
};

const part = ([text, share]: readonly [string, number]) => ({
  text,
  share,
  shareText: `${Math.round(share * 100)}%`,
});
const tier = (label: string, count: readonly [string, number], amount: readonly [string, number]) => ({
  label,
  count: part(count),
  amount: part(amount),
});

export const pyramid: PyramidPicture = {
  kind: "pyramid",
  title: "商机金字塔",
  subtitle: "张三 名下在跟进的 127 个,¥1.32亿",
  footnote: "塔尖金额占了一半以上,基座偏少:多找几个能快成的标准单。",
  heads: { count: "← 个数", amount: "金额 →" },
  tiers: [
    tier("灯塔 300万以上", ["2个", 0.016], ["¥7,200万", 0.545]),
    tier("腰部 50万—300万", ["25个", 0.197], ["¥5,100万", 0.386]),
    tier("基座 50万以下", ["100个", 0.787], ["¥900万", 0.068]),
    tier("客户还没说预算、金额要等下次拜访再问的", ["0个", 0], ["¥0", 0]),
  ],
};

export const target: TargetPicture = {
  kind: "target",
  title: "目标与预测",
  subtitle: "华东大区 2026年第四季度,还有22个工作日",
  footnote: "预测由各阶段的转化和停留推算;过去8个季度里有6个落在范围内。",
  rows: [
    {
      label: "签约",
      reachedText: "62%",
      booked: { value: 6_200, text: "已签 ¥6,200万" },
      target: { value: 10_000, text: "目标 ¥1亿,还差 ¥3,800万" },
      forecast: { low: 7_900, mid: 9_100, high: 11_300, text: "预计 ¥7,900万—1.13亿,多半 ¥9,100万" },
    },
    {
      label: "回款",
      reachedText: "0.01%",
      booked: { value: 1, text: "已收 ¥1万" },
      target: { value: 10_000, text: "目标 ¥1亿" },
      forecast: { low: 10, mid: 12, high: 15, text: "预计 ¥10万—15万" },
    },
    {
      label: "标杆客户",
      reachedText: null,
      booked: { value: 0, text: "还没有" },
      target: null,
      forecast: null,
    },
  ],
};

export const change: ChangePicture = {
  kind: "change",
  title: "全公司: 回收改了会怎样",
  subtitle: "首次联系期限 7天 → 5天。近90天自动回公海的",
  footnote: "还有 12 个部门差别更小,没画",
  heads: { before: "现在的规则", after: "照新的规则" },
  rows: [
    ["华东大区制造业解决方案与大客户销售一部", 128, 1_204],
    ["销售二部", 3, 1],
    ["广州部", 0, 0],
  ].map(([label, before, after]) => ({
    label: String(label),
    before: { value: Number(before), text: `${Number(before).toLocaleString("en")}个` },
    after: { value: Number(after), text: `${Number(after).toLocaleString("en")}个` },
  })),
};

export const EXAMPLES: Readonly<Record<string, Picture>> = {
  change,
  funnel,
  emptyFunnel,
  heatmap,
  pyramid,
  target,
};
