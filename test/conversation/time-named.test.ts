// Figures of another time than the present one: that time's, and what is said of it is true of it.
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { ownItemsOf } from "../setup/own-items.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const zhang = (text: string) => talk.say("ZhangSan", text);
  beforeEach(async () => {
    talk = await openTalk(engine);
    const own = ownItemsOf(talk);
    const no = await own("ZhangSan");
    await own("ZhangSan");
    await zhang(`推进 ${no} 到5 计划周五签 跳过 客户直接定了`);
    await zhang(`赢单 ${no} 28万`);
    await zhang(`回款 ${no} 5万`);
    await zhang(`回款计划 ${no} 4/20 10万 5/10 13万`);
    talk.days(25);
  });

  test.each([
    ["这个月回款多少", "你的本月回款\n还没有到账的\n到 4/30 还计划 10万"],
    ["上个月回款多少", "你的3月回款\n到账 5万"],
    ["我今年回款多少了", "你的2026年回款\n到账 5万"],
    ["下个月到账多少", "你的5月回款\n还没有到账的\n到 5/31 还计划 13万"],
    ["去年回款多少", "你 2025年没有到账的。签了多少发「业绩 2025年」"],
  ])("%s", async (asked, told) => {
    expect(await zhang(asked)).toContain(told);
  });

  test("of a time without anything nothing is said of today", async () => {
    expect(await zhang("卡点 2024年")).toBe("你 2024年 那时手上没有在跟的商机。看现在的发「卡点 我」");
    expect(await zhang("金字塔 2024年")).toBe(
      "你 2024年 没有签的,那时手上也没有在跟的。看现在的发「金字塔 我」",
    );
    expect(await zhang("战报 2024年")).toMatch(
      /^张三 2024年 还没有记下的动静\n[\s\S]*换一段时间试试,比如「战报 上周」$/,
    );
    expect(await zhang("找原因 2024年")).toMatch(/那段时间一个都没进,换一段看看: 发「找原因 今年」$/);
    const team = await talk.say("zhuguan", "战报 部门 2024年");
    expect(team).toMatch(/^战报 销售一部 2024年\n这段时间还没有人记下动静/);
    expect(team).not.toContain("转发给上级");
  });

  test("what is late today is not late in a time that is over", async () => {
    expect(await zhang("卡点")).toMatch(/^过期的 1 个\n[\s\S]*超18天;在这个阶段25天/m);
    const then = await zhang("卡点 上个月");
    expect(then).toMatch(/^那时停得最久的:\n1\. #2 上海丙子精工 基础意向 在这个阶段22天/m);
    expect(then).toMatch(/\n看现在的发「卡点 我」\n/);
    expect(then).not.toMatch(/过期|超\d+天/);
  });

  test.each(["上个月比这个月签得多吗", "这个月签得比上个月多吗"])("%s asks which of them", async (asked) => {
    expect(await zhang(asked)).toContain("一次只能看一段");
  });

  test.each([
    ["要完成100万还得找多少客户", "倒推|目标 100万,已签"],
    ["我手上哪几个单子拖太久了", "你的卡点"],
    ["我的单子一般拖几天", "你各阶段要停多久"],
  ])("%s", async (asked, told) => {
    expect(await zhang(asked)).toMatch(new RegExp(told));
  });

  test.each([
    ["我们部门单子是不是大单太多了", "销售一部的金字塔"],
    ["客户都要标准的还是定制的?", "销售一部的产品结构"],
    ["张三这个月业绩怎么样", "张三 4月业绩"],
  ])("%s", async (asked, told) => {
    expect(await talk.say("zhuguan", asked)).toContain(told);
  });
});
