// 倒推: from a target, or a number, back to each stage; and what is said where there is too little to go by.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { type OwnItem, ownItemsOf } from "../setup/own-items.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let own: OwnItem;
  beforeEach(async () => {
    talk = await openTalk(engine);
    own = ownItemsOf(talk);
  });

  /** Of four, each stage takes two days; one is lost in the second, three are signed for 20万. */
  async function lived(): Promise<void> {
    const nos = [await own("lisi"), await own("lisi"), await own("lisi"), await own("lisi")];
    const steps = [
      "推进 {n} 到2 约了周四面谈 王总参加",
      "推进 {n} 到3 报价20万",
      "推进 {n} 到4 还差账期没谈拢 王总拍板",
      "推进 {n} 到5 计划周五签",
      "赢单 {n} 20万 签约今天",
    ];
    for (const [index, step] of steps.entries()) {
      talk.days(2);
      for (const [at, no] of nos.entries()) {
        if (index === 1 && at === 3) await talk.say("lisi", `输单 ${no} 客户不做了`);
        else if (index < 2 || at < 3) await talk.say("lisi", step.replace("{n}", String(no)));
        await talk.say("lisi", "取消");
      }
    }
  }

  test("without a target a number is asked for; without a deal nothing is made up", async () => {
    expect(await talk.say("ZhangSan", "倒推")).toContain("还没定目标");
    const answer = await talk.say("ZhangSan", "倒推 300万");
    expect(answer).toContain("目标 300万,已签 0元");
    expect(answer).toContain("全公司签过 0 单");
    expect(await talk.say("ZhangSan", "倒推 公司 300万")).toContain("全公司的由经理和管理员看");
    expect(await talk.say("ZhangSan", "倒推 去年 300万")).toContain("已经过完了");
  });

  test("each stage by the company's rates, with the last day that leaves time, and what is signed off first", async () => {
    await lived();
    await own("ZhangSan");
    const answer = await talk.say("ZhangSan", "倒推 本季 200万");
    expect(answer).toContain("第1季度倒推,目标 200万");
    // One of 20万 in the first stage: three of four move on from the second, all from the others.
    expect(answer).toContain("已签 0元,在跟的照以往的比例,早晚能签 15万,还缺 185万");
    expect(answer).toContain("一单平均 20万,还要多签 10 单");
    expect(answer).toContain("成交冲刺期 10 个(往前100%,n=3),最晚 3/30 前进来");
    expect(answer).toContain("基础意向 13 个(往前100%,n=4),最晚");
    expect(answer).toContain("比例用的是全公司的");
    expect(await talk.say("lisi", "倒推 本季 50万")).toContain("已签 60万,在跟的照以往的比例,早晚能签 0元");
    expect(await talk.say("lisi", "倒推 本季 50万")).toContain("照以往够了");
  });

  test("enough on the way that comes too late is not called enough", async () => {
    await lived();
    talk.goTo("2026-03-30");
    for (let index = 0; index < 5; index++) await own("ZhangSan");
    const answer = await talk.say("ZhangSan", "倒推 本季 60万");
    expect(answer).toContain("在跟的照以往的比例,早晚能签 75万");
    expect(answer).toContain("到3/31多半来不及再签新的");
    expect(answer).toMatch(/总量够,时间不够: 到3\/31多半还差 60万。先催最靠近签约的,停得久的发「卡点 我」$/);
    expect(answer).not.toContain("照以往够了");
  });

  test("of one's people the rates of their department count, not of whoever asks", async () => {
    for (let round = 0; round < 6; round++) await lived();
    // 李四's department has 24 decided in the first stage, 周经理's own department none.
    expect(await talk.say("jingli", "倒推 王五 本季 200万")).toContain("比例用的是全公司的");
    expect(await talk.say("jingli", "倒推 张三 本季 200万")).toContain("部门的");
  });

  test("a target that is set is worked back from, the month's first", async () => {
    await lived();
    await talk.say("lisi", "目标 本季 100万");
    expect(await talk.say("lisi", "倒推")).toContain("第1季度倒推,目标 100万");
    await talk.say("lisi", "目标 本月 80万");
    expect(await talk.say("lisi", "倒推")).toContain("3月倒推,目标 80万");
    expect(await talk.say("zhuguan", "倒推 李四 本季")).toContain("李四 第1季度倒推,目标 100万");
    expect(await talk.say("lisi", "照这样下去这个季度能签多少")).toContain("第1季度倒推");
  });
});
