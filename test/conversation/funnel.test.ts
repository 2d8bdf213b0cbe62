// 漏斗: conversion and dwell beside each other, of whom one may ask, and of what time.
import { beforeEach, describe, expect, test } from "vitest";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });

  async function own(count: number, who = "ZhangSan"): Promise<void> {
    for (let index = 1; index <= count; index++)
      await talk.say(
        who,
        `新建商机 上海第${"一二三四五六七八九"[index - 1]}${who === "lisi" ? "仪" : "电"}器 联系人王磊 1360000${1000 + index + (who === "lisi" ? 50 : 0)} 地址上海 需求MES 金额${index}0万`,
      );
  }

  describe("a rep's own", () => {
    test("counts who entered, moved on, was lost and is still there, each with its dwell", async () => {
      await own(4);
      talk.days(4);
      await talk.say("ZhangSan", "推进 1 到2 约了周四面谈 王总参加");
      await talk.say("ZhangSan", "推进 2 到2 约了周四面谈 王总参加");
      await talk.say("ZhangSan", "输单 3 客户不做了");
      talk.days(6);
      await talk.say("ZhangSan", "推进 1 到3 报价28万");
      const answer = await talk.say("ZhangSan", "漏斗");
      expect(answer).toContain("你的漏斗");
      expect(answer).toContain("基础意向: 进4→往前2(50%) 丢1 还在1;停留: 一半在4天内走完");
      expect(answer).toContain("中意向: 进2→往前1(50%) 还在1;停留: 一半在6天内走完(n=2)");
      expect(answer).toContain("高意向: 进1→往前0(0%) 还在1");
      expect(answer).toContain("快照(这段时间离开的,不管哪天进来): 基础意向3个往前2个、中意向1个往前1个");
      expect(answer).toMatch(/卡点 我」$/);
    });

    test("two in all, none won, a year without anything", async () => {
      await own(2);
      expect(await talk.say("ZhangSan", "漏斗")).toContain("基础意向: 进2→往前0(0%) 还在2");
      const before = await talk.say("ZhangSan", "漏斗 2024年");
      expect(before).toContain("没有进出过任何阶段");
      expect(await talk.say("ZhangSan", "漏斗 今年")).toContain("看到今天为止");
    });

    test("a stage entered twice is one item, whose last visit counts", async () => {
      await own(1);
      talk.days(2);
      await talk.say("ZhangSan", "推进 1 到2 约了周四面谈 王总参加");
      talk.days(2);
      await talk.say("ZhangSan", "回退 1 到1 客户换人");
      talk.days(2);
      await talk.say("ZhangSan", "推进 1 到2 约了周五面谈 李总参加");
      const answer = await talk.say("ZhangSan", "漏斗");
      expect(answer).toContain("基础意向: 进1→往前1(100%)");
      expect(answer).toContain("中意向: 进1→往前0(0%) 还在1");
    });
  });

  describe("others'", () => {
    test("a head reads the department's and a member's, a rep neither; another department's is refused", async () => {
      await own(2);
      await own(1, "lisi");
      expect(await talk.say("zhuguan", "漏斗")).toContain("基础意向: 进3→");
      expect(await talk.say("zhuguan", "漏斗 @张三 近30天")).toContain("张三的漏斗");
      expect(await talk.say("zhuguan", "漏斗 张三")).toContain("进2→");
      expect(await talk.say("jingli", "漏斗 公司 本季")).toContain("全公司的漏斗");
      expect(await talk.say("ZhangSan", "漏斗 部门")).toContain("整个部门的由主管看");
      expect(await talk.say("ZhangSan", "漏斗 公司")).toContain("全公司的由经理和管理员看");
      expect(await talk.say("ZhangSan", "漏斗 @李四")).toContain("李四不在你带的部门");
      expect(await talk.say("zhuguan", "漏斗 市场部")).toContain("市场部不归你带");
    });

    test("whoever changes departments leaves behind what happened there; what lies in a stage goes with them", async () => {
      await own(2);
      talk.days(2);
      await talk.say("ZhangSan", "推进 1 到2 约了周四面谈 王总参加");
      const moved = COMPANY.members.map((one) =>
        one.userId === "ZhangSan"
          ? { ...one, mainDepartment: 4, departments: [{ id: 4, isLeader: false }] }
          : one,
      );
      await talk.database.transaction(({ people }) => people.replace({ ...COMPANY, members: moved }));
      talk.days(2);
      await talk.say("ZhangSan", "推进 1 到3 报价28万");
      const [left, came] = [await talk.say("zhuguan", "漏斗"), await talk.say("erzhu", "漏斗")];
      expect(left).toContain("基础意向: 进1→往前1(100%)");
      expect(left).not.toContain("中意向: 进");
      expect(came).toContain("基础意向: 进1→往前0(0%) 还在1");
      expect(came).toContain("中意向: 进1→往前1(100%)");
      expect(came).toContain("高意向: 进1→");
      expect(await talk.say("ZhangSan", "漏斗")).toContain("高意向: 进1→");
    });

    test("in a group it comes to the asker alone", async () => {
      await own(1);
      const inGroup = await talk.sayInGroup("ZhangSan", "漏斗");
      expect(inGroup).not.toContain("进1");
      expect((await talk.told("ZhangSan")).at(-1)).toContain("进1→");
    });
  });
});
