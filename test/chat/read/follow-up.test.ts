import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFollowUp } from "../../../src/chat/read/follow-up.ts";
import { MONDAY } from "./monday.ts";

describe("what comes next", () => {
  it.each([
    ["客户要比价 下次 周五 发报价", "客户要比价", "2026-11-27", null, "发报价"],
    ["都打了没人接 明天再打", "都打了没人接", "2026-11-24", null, "再打"],
    ["打了三次没人接 明天下午3点再打", "打了三次没人接", "2026-11-24", 900, "再打"],
    ["周五回话", "", "2026-11-27", null, "回话"],
    ["周五定", "", "2026-11-27", null, "定"],
    ["约了周四面谈 王总参加", "", "2026-11-26", null, "面谈 王总参加"],
    ["已报价28万 等周五回话", "已报价28万", "2026-11-27", null, "回话"],
    ["下次:12/1 签约,王总到场", "", "2026-12-01", null, "签约,王总到场"],
    ["约好今天回传合同", "", "2026-11-23", null, "回传合同"],
    ["今天下午3点演示", "", "2026-11-23", 900, "演示"],
    ["3天后再联系", "", "2026-11-26", null, "再联系"],
    ["周五见了 下周二再来", "周五见了", "2026-12-01", null, "再来"],
    ["周四14:00演示,要李四协访吗", "要李四协访吗", "2026-11-26", 840, "演示"],
    ["客户要比价　下次　周五", "客户要比价", "2026-11-27", null, null],
    ["老板下周四回国,让我下周五上午再去", "老板下周四回国,让我", "2026-12-04", null, "再去"],
    ["刚通话,二十五号过去", "刚通话", "2026-11-25", null, "过去"],
    ["发了方案,三号回访", "发了方案", "2026-12-03", null, "回访"],
    ["后天上午视频会议", "", "2026-11-25", null, "视频会议"],
    ["这周内给报价", "", "2026-11-27", null, "给报价"],
    ["客户说周五之前定", "客户", "2026-11-27", null, "定"],
    ["约了月中过去演示", "", "2026-12-15", null, "过去演示"],
    ["关心交付周期,明天把排期表给他", "关心交付周期", "2026-11-24", null, "把排期表给他"],
    ["下周二下午两点去蓝海过合同条款", "", "2026-12-01", 840, "去蓝海过合同条款"],
    ["拟于11月26日前提供", "", "2026-11-26", null, "提供"],
    ["留了三个问题,本周四之前书面答复", "留了三个问题", "2026-11-26", null, "书面答复"],
    ["约了陈总晚上八点电话", "", "2026-11-23", 1200, "电话"],
    ["关机,下午四点再打", "关机", "2026-11-23", 960, "再打"],
    ["原定周四改到周五下午", "原定周四", "2026-11-27", null, null],
  ])("%s", (text, ownText, day, minute, words) => {
    expect(readFollowUp(text, MONDAY)).toMatchObject({
      text,
      ownText,
      next: { day, minute, text: words },
      nextAsk: null,
    });
  });

  it.each([
    "周二见过",
    "昨天见了王总,聊得不错",
    "上周五拜访了客户",
    "今天见面聊了需求",
    "今天演示效果不错",
    "客户明天出差",
    "合同已寄",
    "下一步 发方案",
    "法务在改第7条违约金",
    "",
    "周一见的",
    "周五下午聊的,很满意",
    "上个月底报的价",
    "本来约今天的,他临时有事",
    "原定周四,他说再看",
    "王总周四到周五出差",
    "昨晚十一点把标书做完交了",
    "他下午三点开会",
    "下午一点打过没人接",
  ])("%s holds no date for a next step", (text) => {
    expect(readFollowUp(text, MONDAY)).toMatchObject({ ownText: text, next: null, nextAsk: null });
  });

  it.each([
    ["聊得不错 下周再约", "下周"],
    ["国庆后再联系", "国庆后"],
  ])("%s is asked back", (text, words) => {
    expect(readFollowUp(text, MONDAY)).toMatchObject({
      ownText: text,
      next: null,
      nextAsk: { ask: "day-unclear", words },
    });
  });
});

it.each([
  ["十二月八号上班,别的没说", "十二月八号"],
  ["老板下周四回国", "下周四"],
  ["客户国庆前都忙", "国庆前"],
  ["周五聊的", null],
  ["周五不去了", null],
  ["周五再去", null],
  ["聊得不错", null],
])("%s: %s was seen and not used", (text, unused) => {
  expect(readFollowUp(text, MONDAY).unused?.words ?? null).toBe(unused);
});

describe("an attempt without answer", () => {
  it.each([
    "没接",
    "没接通",
    "未接通",
    "没人接",
    "都打了没人接 明天再打",
    "电话没接,微信没回",
    "打不通",
    "王总没接电话",
    "打了两次都关机",
    "无人接听",
    "拒接",
  ])("%s", (text) => {
    expect(readFollowUp(text, MONDAY).attempt).toBe(true);
  });

  it.each(["空号", "没接通,前台说王总出差", "客户没接受报价", "微信没回但前台说在开会", "明天再打", ""])(
    "%s is more than that, or less",
    (text) => {
      expect(readFollowUp(text, MONDAY).attempt).toBe(false);
    },
  );
});

it("keeps what was typed, to the last emoji", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (noise) => {
      const text = `　${noise} 下次 周五 發报价😀 `;
      expect(readFollowUp(text, MONDAY).text).toBe(text);
    }),
  );
});

it.each([
  ["刘总说合同周三寄", "合同寄"],
  ["样品周五发", "样品发"],
  ["客户周五来", "来"],
  ["周五发报价", "发报价"],
])("%s: on the day one reads %s", (text, step) => {
  expect(readFollowUp(text, MONDAY).next?.text).toBe(step);
});
