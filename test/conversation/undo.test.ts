// 撤销: the last three acts, one after another; every act is the last act (rules.md 12).
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let no: string;
  beforeEach(async () => {
    talk = await openTalk(engine);
    const answer = await talk.say(
      "ZhangSan",
      "新建商机 上海撤销机电 联系人王磊 13420001111 地址上海 需求MES",
    );
    no = /#(\d+)/.exec(answer)?.[1] ?? "";
  });
  const say = (text: string) => talk.say("ZhangSan", text);
  const item = () => talk.database.read(({ items }) => items.byNo(Number(no)));
  const told = () =>
    talk.database.read(async ({ followUps }) =>
      (await followUps.latest(Number(no), 9)).map(({ text }) => text),
    );

  test.each([
    ["转交 {no} @李四 他熟悉", "取消转交"],
    ["提醒我 {no} 周四 打电话", "提醒我撤不了"],
    ["免提醒 2小时", "免提醒 取消"],
    ["请假 周四", "请假 取消"],
    ["卡片 关", "卡片 开"],
    ["求助 {no} 要法务陪同", "撤不了"],
  ])("after %s the follow-up before it stays, and the way back is named", async (act, way) => {
    await say(`跟进 ${no} 客户要看样机`);
    await say(act.replace("{no}", no));
    expect(await say("撤销")).toContain(way);
    expect(await told()).toEqual(["客户要看样机"]);
  });

  test.each([
    "今日",
    "本周",
    "今日 明天",
    "详情 {no}",
    "我的商机",
    "我的商机 已输单",
    "我的线索",
    "我的提醒",
    "公海",
    "为什么 {no}",
    "帮助",
    "卡片",
    "谢谢",
  ])("%s only looks: what was done before it can be taken back", async (look) => {
    await say(`跟进 ${no} 客户要看样机`);
    await say(look.replace("{no}", no));
    expect(await say("撤销")).toContain("已撤销");
    expect(await told()).toEqual([]);
  });

  test.each([
    ["推进 {no} 到1", "已经在基础意向了"],
    ["已推送 上海撤销机电 撤回", "没有"],
    ["取消提醒 2", "没有"],
  ])(
    "%s, where it changes nothing, is no act: what was done before it can be taken back",
    async (said, answer) => {
      await say(`跟进 ${no} 客户要看样机`);
      expect(await say(said.replace("{no}", no))).toContain(answer);
      expect(await say("撤销")).toContain("已撤销");
      expect(await told()).toEqual([]);
    },
  );

  test("a 转交 answered twice is one act: what was done since can be taken back", async () => {
    const other = (text: string) => talk.say("lisi", text);
    await say(`转交 ${no} @李四 他熟悉`);
    await other(`我接 ${no}`);
    await other(`跟进 ${no} 客户要看样机`);
    expect(await other(`我接 ${no}`)).toContain("已经接过了");
    expect(await other("撤销")).toContain("已撤销");
    expect(await told()).toEqual([]);
    await other(`转交 ${no} @王五 他熟悉`);
    await talk.say("wangwu", `不接 ${no}`);
    await other(`跟进 ${no} 客户要看样机`);
    await talk.say("wangwu", `不接 ${no}`);
    expect(await other(`取消转交 ${no}`)).toContain("已经回过不接了");
    expect(await other("撤销")).toContain("已撤销");
    await other(`转交 ${no} @王五 再问问`);
    await other(`取消转交 ${no}`);
    await other(`跟进 ${no} 客户要看样机`);
    expect(await other(`取消转交 ${no}`)).toContain("已经");
    expect(await other("撤销")).toContain("已撤销");
    expect(await told()).toEqual([]);
  });

  test("three acts on one item and another go back one after another, then there is nothing left", async () => {
    const other = /#(\d+)/.exec(
      await say("新建商机 上海另撤机电 联系人王磊 13420002222 地址上海 需求MES"),
    )?.[1];
    await say(`改 ${no} 金额 30万`);
    await say(`改 ${no} 金额 40万`);
    await say(`跟进 ${other} 客户要看样机`);
    await say(`推进 ${no} 到2 约了周四面谈 王总参加`);
    expect(await say("撤销")).toContain(`#${no} 上海撤销机电 基础意向`);
    expect(await say("撤销")).toContain(`#${other} 上海另撤机电`);
    expect(await say("撤销")).toContain(`#${no} `);
    expect(await item()).toMatchObject({ stage: 1, expectedFen: 30_000_000 });
    expect(await say("撤销")).toContain("没有可以撤销的事");
    expect(await item()).toMatchObject({ expectedFen: 30_000_000 });
  });

  test("each within its own ten minutes", async () => {
    await say(`改 ${no} 金额 30万`);
    talk.minutes(8);
    await say(`改 ${no} 金额 40万`);
    talk.minutes(4);
    expect(await say("撤销")).toContain("已撤销");
    expect(await say("撤销")).toContain("已经超过 10 分钟");
    expect(await item()).toMatchObject({ expectedFen: 30_000_000 });
  });

  test("what somebody has gone on from is not taken back", async () => {
    await say(`改 ${no} 金额 30万`);
    await talk.say("zhuguan", `改 ${no} 金额 50万`);
    expect(await say("撤销")).toContain("之后它又有了变动");
    expect(await item()).toMatchObject({ expectedFen: 50_000_000 });
  });

  test("what waits is told to be put aside once", async () => {
    await say("新建商机 北京放着科技");
    expect(await say(`跟进 ${no} 客户要看样机`)).toContain("先放着");
    expect(await say(`跟进 ${no} 客户要看样机了`)).not.toContain("先放着");
    expect(await say("王磊")).toContain("还差电话");
  });
});
