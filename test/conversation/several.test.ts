// Several things in one message: each reaches the item it names, and none is swallowed by the one before it.
import { beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(engine);
    for (const [index, name] of ["上海云图科技", "苏州恒力机电", "宁波新元精密"].entries())
      await talk.say("ZhangSan", `新建商机 ${name} 联系人王磊 1380000100${index} 地址上海 需求MES`);
  });

  const kept = () =>
    talk.database.read(async ({ dump }) =>
      (await dump.read()).followUps.map(({ no, text }) => `#${no} ${text}`),
    );
  const since = async (said: string) => {
    const before = (await kept()).length;
    await talk.say("ZhangSan", said);
    return (await kept()).slice(before);
  };

  test.each([
    ["跟进 1 方案已发\n3 合同草稿周五发", ["#1 方案已发", "#3 合同草稿周五发"]],
    ["跟进 恒力 聊得不错;新元 还在走流程", ["#2 聊得不错", "#3 还在走流程"]],
    ["恒力 聊得不错;新元 还在走流程", ["#2 聊得不错", "#3 还在走流程"]],
    ["跟进 恒力 聊得不错;新元还在走流程", ["#2 聊得不错", "#3 还在走流程"]],
    ["跟进 #1 合同寄了\n跟进 #2 没接", ["#1 合同寄了", "#2 没接"]],
    ["跟进 #1 合同寄了\n\n跟进 #2 没接", ["#1 合同寄了", "#2 没接"]],
    ["云图:方案通过了\n恒力:还在等预算", ["#1 方案通过了", "#2 还在等预算"]],
    ["跟进 1\n客户要求:\n1. 现场演示\n2. 三家比价", ["#1 客户要求:\n1. 现场演示\n2. 三家比价"]],
    ["跟进 1 客户要报价\n推进顺利\n3 台设备", ["#1 客户要报价\n推进顺利\n3 台设备"]],
    ["跟进 1 价格没问题;客户说再等等", ["#1 价格没问题;客户说再等等"]],
    ["跟进 1 见了王总;1 台样机已到", ["#1 见了王总;1 台样机已到"]],
  ])("%s", async (said, texts) => {
    expect(await since(said)).toEqual(texts);
  });

  test("a note and a reminder in two lines are both kept", async () => {
    const answer = await talk.say("ZhangSan", "备注 #3 客户喜欢线下\n提醒我 #3 明天 打电话");
    expect(answer).toContain("打电话");
    const { ownReminders } = await talk.database.read(({ dump }) => dump.read());
    expect(ownReminders.map(({ no, text }) => [no, text])).toContainEqual([3, "打电话"]);
  });

  const leadsOf = async (said: string) => {
    const names = () =>
      talk.database.read(async ({ dump }) => (await dump.read()).customers.map(({ name }) => name));
    const before = (await names()).length;
    await talk.say("shizhu", said);
    return (await names()).slice(before);
  };

  test.each([
    [
      "录线索\n海宁甲乙科技 王工 13700000001 想看MES\n海宁丙丁机械 李工 13700000002 想看WMS",
      ["海宁甲乙科技", "海宁丙丁机械"],
    ],
    [
      "录线索 1. 湖州戊己机械 王工 13700000003\n2. 湖州庚辛电子 李工 13700000004",
      ["湖州戊己机械", "湖州庚辛电子"],
    ],
    [
      "录线索\n公司:台州壬癸机械\n联系人:王工\n电话:13700000005\n公司:台州子丑电子\n电话:13700000006",
      ["台州壬癸机械", "台州子丑电子"],
    ],
    ["录线索 衢州寅卯机械\n联系人:王工\n电话:13700000007\n地址:衢州", ["衢州寅卯机械"]],
    ["录线索 丽水辰巳科技\n王总 想看MES\n丽水午未科技 李总 想看WMS", ["丽水辰巳科技", "丽水午未科技"]],
  ])("a lead a line: %s", async (said, names) => {
    expect(await leadsOf(said)).toEqual(names);
  });
});
