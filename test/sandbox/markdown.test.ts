import { expect, test } from "vitest";

interface Line {
  readonly type: string;
  readonly spans: readonly Record<string, unknown>[];
}
interface Markdown {
  parseMarkdown(source: string): Line[];
  parseText(source: string): Line[];
  flatten(lines: Line[]): string;
}
interface Suggestions {
  suggestionsIn(
    answer: string,
    words: { commands: string[]; placeholders: string[]; scopes?: string[] },
  ): { text: string; complete: boolean }[];
  placeToFill(text: string, placeholders: string[]): [number, number];
}

// The page's own modules, as the browser loads them.
const page = new URL("../../src/sandbox/page/", import.meta.url);
const { parseMarkdown, parseText, flatten } = (await import(new URL("markdown.js", page).href)) as Markdown;
const { suggestionsIn, placeToFill } = (await import(new URL("suggestions.js", page).href)) as Suggestions;

const spans = (source: string) => parseMarkdown(source)[0]?.spans;

test("WeCom's subset becomes spans", () => {
  expect(spans('**#12** 报价`28万`,<font color="warning">超2天</font>')).toEqual([
    { text: "#12", bold: true },
    { text: " 报价" },
    { text: "28万", code: true },
    { text: "," },
    { text: "超2天", colour: "warning" },
  ]);
  expect(spans('<font color="info">**赢单**</font>')).toEqual([{ text: "赢单", bold: true, colour: "info" }]);
  expect(spans("<@zhangsan> 请看")).toEqual([{ text: "@zhangsan", mention: "zhangsan" }, { text: " 请看" }]);
});

test("lines stay lines; headings, quotes and lists are known by their first mark", () => {
  const source = "# 战报\n> 昨天\n- 一\n\n**二**";
  expect(parseMarkdown(source).map(({ type }) => type)).toEqual(["heading", "quote", "item", "line", "line"]);
  expect(flatten(parseMarkdown(source))).toBe("战报 昨天 一 二");
});

test.each([
  ["[点我](javascript:alert)", { text: "点我" }],
  ["[点我](javascript://example.com/%0aalert)", { text: "点我" }],
  ["[点我](data:text/html,x)", { text: "点我" }],
  ["[报表](https://example.com/a?b=1)", { text: "报表", href: "https://example.com/a?b=1" }],
  ["<script>alert</script>", { text: "<script>alert</script>" }],
  ['<font color="red">红</font>', { text: "红" }],
])("%s is harmless", (source, span) => {
  expect(spans(source)).toEqual([span]);
});

test("a plain text knows no markdown, only links and mentions", () => {
  expect(parseText('**a** <a href="https://example.com">看</a>')[0]?.spans).toEqual([
    { text: "**a** " },
    { text: "看", href: "https://example.com" },
  ]);
});

test("an address in a plain text is one to press, up to the next mark of Chinese", () => {
  expect(parseText("看图表: http://127.0.0.1:3000/board?stage=3,一小时内有效")[0]?.spans).toEqual([
    { text: "看图表: " },
    { text: "http://127.0.0.1:3000/board?stage=3", href: "http://127.0.0.1:3000/board?stage=3" },
    { text: ",一小时内有效" },
  ]);
});

test("phrases in 「」 that begin with a command are offered once, in order", () => {
  const words = { commands: ["跟进", "详情", "退公海"], placeholders: ["…", "原因"] };
  const answer = "想继续就「跟进 12 …」,看看「详情 12」或「退公海 12 原因」;「云图」不是命令;「详情 12」";
  expect(suggestionsIn(answer, words)).toEqual([
    { text: "跟进 12 …", complete: false },
    { text: "详情 12", complete: true },
    { text: "退公海 12 原因", complete: false },
  ]);
});

test("nothing is sent at a touch but a command with its item, somebody or a time: an example behind it waits to be changed", () => {
  const words = {
    commands: "协访 跟进 打开 分配 宽限 赢单 目标 漏斗 卡点 详情 商机 过问 为什么".split(" "),
    placeholders: "… 编号 哪天 什么 怎么 @张三".split(" "),
    scopes: ["今年", "部门"],
  };
  const isSent = (text: string) => suggestionsIn(`「${text}」`, words)[0]?.complete;
  for (const text of ["详情 12", "详情 #12", "漏斗 今年", "卡点 部门", "商机 @李四", "漏斗", "为什么 12"])
    expect(isSent(text), text).toBe(true);
  for (const text of [
    ...["协访 7 哪天", "跟进 39 怎么说的", "打开 编号", "分配 编号 给 @张三", "跟进 编号 做了什么 下次 哪天"],
    ...[
      "宽限 7 2天",
      "赢单 12 28万 签约今天",
      "目标 本月 50万",
      "过问 7 卡在哪",
      "跟进 12 客户要比价 下次 周五 发报价",
    ],
  ])
    expect(isSent(text), text).toBe(false);
  expect(placeToFill("跟进 编号 做了什么 下次 哪天", words.placeholders)).toEqual([3, 5]);
});

test("an incomplete phrase is filled in where its mark stands", () => {
  expect(placeToFill("跟进 12 …", ["…"])).toEqual([6, 7]);
  expect(placeToFill("详情 12", ["…"])).toEqual([5, 5]);
});
