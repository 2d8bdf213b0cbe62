// Of what time figures are asked: what is named is what is answered, and what is not understood is asked about.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });

  test.each([
    ["业绩 去年3月", "2025年3月业绩"],
    ["我去年3月签了多少", "2025年3月业绩"],
    ["业绩 上上个月", "1月业绩"],
    ["业绩 前年", "2024年业绩"],
    ["业绩 2025", "2025年业绩"],
    ["我3到5月签了多少", "3/1–5/31业绩"],
    ["业绩 3月1日到3月5日", "3/1–3/5业绩"],
    ["业绩 3/1-3/5", "3/1–3/5业绩"],
    ["业绩 3月2号到5号", "3/2–3/5业绩"],
    ["业绩 3月8号", "3/8业绩"],
    ["业绩 12/30-1/2", "2025年12/30–2026/1/2业绩"],
    ["我昨天签了多少", "3/9业绩"],
    ["三月份业绩", "你 3月业绩"],
    ["上周业绩", "3/2–3/8业绩"],
    ["漏斗 去年三季度", "7/1–9/30"],
    ["漏斗 前年", "2024年"],
    ["漏斗 去年1月到3月", "2025年第1季度"],
    ["部门漏斗", "整个部门的由主管看"],
    ["这周战报", "张三 3/9–3/10"],
    ["今天周二,这周签了多少", "3/9–3/15业绩"],
  ])("%s: %s", async (said, told) => {
    expect(await talk.say("ZhangSan", said)).toContain(told);
  });

  test.each([
    ["业绩 明年", "2027年还没开始"],
    ["下个月业绩", "4月还没开始"],
    ["业绩 下季度", "第2季度还没开始"],
    ["漏斗 下半年", "下半年还没开始"],
    ["卡点 下周", "3/16–3/22还没开始"],
    ["战报 下个月", "4月还没开始"],
  ])("has not begun: %s", async (said, told) => {
    expect(await talk.say("ZhangSan", said)).toContain(told);
  });

  test.each([
    ["业绩 国庆", "「国庆」是哪一段"],
    ["我春节后签了多少", "「春节」是哪一段"],
    ["漏斗 前两个月", "「前两个月」是哪一段"],
    ["业绩 1月和3月", "「1月」和「3月」是两段时间"],
    ["业绩 本月比去年3月怎么样", "「本月」和「去年3月」是两段时间"],
  ])("is asked about: %s", async (said, asked) => {
    expect(await talk.say("ZhangSan", said)).toContain(asked);
  });

  test("the quarter after this one is no 看下", async () => {
    await talk.say("ZhangSan", "目标 下季度 100万");
    expect(await talk.say("ZhangSan", "目标进度 下季度")).toContain("第2季度签约 100万");
  });

  test("what a department signed is no list of what it holds", async () => {
    expect(await talk.say("zhuguan", "2025年部门签了多少")).toContain("销售一部 2025年业绩");
  });

  test("whoever leads and wants to be shown the funnel sees their department's", async () => {
    expect(await talk.say("zhuguan", "漏斗给我看看")).toContain("销售一部");
  });
});
