// 标记叫法: a department's own word for a stage is understood and shown to its people, to nobody else, and changes nothing besides.
import { beforeEach, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
    await rep("新建商机 上海云图科技 联系人王磊 13800001111 地址上海徐汇 需求数据中台");
  });
  const head = (text: string) => talk.say("zhuguan", text);
  const rep = (text: string) => talk.say("ZhangSan", text);
  const stage = () => talk.database.read(async ({ items }) => (await items.byNo(1))?.stage);
  const words = () => talk.database.read(async ({ dump }) => (await dump.read()).markWords);

  describe("understood and shown", () => {
    test("typed for the stage, and read by the department; by everybody else the standard word", async () => {
      expect(await head("标记叫法 中意向 立项")).toContain("好,销售一部把「中意向」叫「立项」了");
      expect(await rep("推进 1 到立项 约了周四面谈 王总参加")).toContain("基础意向 → 立项");
      expect(await stage()).toBe(2);
      expect(await rep("详情 1")).toContain("立项");
      expect(await rep("详情 1")).not.toContain("中意向");
      expect(await head("商机 @张三")).toContain("立项");
      expect(await talk.say("jingli", "详情 1")).toContain("中意向");
      expect(await talk.say("jingli", "详情 1")).not.toContain("立项");
      expect(await rep("推进 1 到中意向 约了周四")).not.toContain("没看懂");
    });
    test("told in passing it is offered, asked or denied it is not", async () => {
      await head("标记叫法 高意向 技术交流通过");
      await rep("推进 1 到2 约了周四面谈 王总参加");
      expect(await rep("云图技术交流通过了,报价28万")).toMatch(/我理解为「推进 #1 到技术交流通过/u);
      await rep("对");
      expect(await stage()).toBe(3);
      await rep("回退 1 到2 客户换人");
      expect(await rep("云图技术交流还没通过")).not.toContain("我理解为");
      expect(await rep("云图技术交流通过了吗?")).not.toContain("我理解为");
      expect(await stage()).toBe(2);
    });
    test("as the answer to which stage", async () => {
      await head("标记叫法 中意向 立项");
      expect(await rep("推进 1")).toContain("阶段");
      await rep("立项");
      await rep("约了周四面谈 王总参加");
      expect(await stage()).toBe(2);
    });
    test("in the morning list too, and not in the manager's", async () => {
      await head("标记叫法 中意向 立项");
      await rep("推进 1 到立项 约了周四面谈 王总参加");
      talk.goTo("2026-03-12", 9 * 60 + 5);
      await talk.tick();
      expect((await talk.told("ZhangSan")).at(-1)).toMatch(/#1 上海云图科技 立项/u);
    });
    test("another department's people mean what everybody does", async () => {
      await head("标记叫法 中意向 立项");
      await talk.say("wangwu", "新建商机 苏州恒力机电 联系人陈工 13900002222 地址苏州 需求MES");
      expect(await talk.say("wangwu", "推进 2 到立项 约了周四面谈")).not.toContain("→");
      await talk.say("wangwu", "取消");
      expect(await talk.say("wangwu", "标记叫法")).not.toContain("立项");
    });
  });

  describe("listed, changed and taken back", () => {
    test("by a word, and everything stands as before", async () => {
      await head("标记叫法 高意向 方案认可");
      expect(await rep("标记叫法")).toMatch(/3 高意向,部门里叫「方案认可」/u);
      expect(await head("标记叫法 方案认可 技术交流通过")).toContain("原来叫「方案认可」");
      expect(await head("我们部门把「技术交流通过」叫「投标」")).toMatch(/叫「投标」了|我理解为/u);
      await head("确认");
      expect(await rep("标记叫法")).toContain("部门里叫「投标」");
      expect(await head("标记叫法 取消 投标")).toContain("又叫「高意向」了,不再叫「投标」");
      expect(await words()).toEqual([]);
      expect(await head("标记叫法 取消 高意向")).toContain("没有自己的叫法");
    });
    test("a level below goes by what is above it, until it has its own", async () => {
      await talk.say("jingli", "标记叫法 中意向 立项");
      expect(await rep("推进 1 到立项 约了周四面谈 王总参加")).toContain("→ 立项");
      await head("标记叫法 中意向 进门");
      expect(await rep("详情 1")).toContain("进门");
      expect(await talk.say("jingli", "详情 1")).toContain("立项");
    });
    test("neither rules nor figures nor the history know of it", async () => {
      const before = await talk.database.read(({ dump }) => dump.read());
      await head("标记叫法 基础意向 摸底");
      const after = await talk.database.read(({ dump }) => dump.read());
      expect({ ...after, markWords: [], acts: [] }).toEqual({ ...before, markWords: [], acts: [] });
      expect(await rep("规则 跟进节奏")).toContain("中意向14天");
    });
  });

  describe("refused, with the reason", () => {
    test.each([
      ["zhuguan", "标记叫法 高意向 签约", "都当「成交冲刺期」用"],
      ["zhuguan", "标记叫法 高意向 中意向", "当「中意向」用"],
      ["zhuguan", "标记叫法 高意向 跟进完毕", "开头是「跟进」"],
      ["zhuguan", "标记叫法 高意向 没投标", "像在说没做到"],
      ["zhuguan", "标记叫法 高意向 12", "不好认"],
      ["zhuguan", "标记叫法 高意向 标", "不好认"],
      ["zhuguan", "标记叫法 没有的阶段 投标", "是哪个阶段?"],
      ["zhuguan", "标记叫法 高意向", "哪个阶段、叫什么"],
      ["ZhangSan", "标记叫法 高意向 投标", "由主管来定"],
      ["nobody", "标记叫法", ""],
    ])("%s: %s", async (who, text, told) => {
      expect(await talk.say(who, text)).toContain(told);
      expect(await words()).toEqual([]);
    });
    test("one word for two stages of a department, or of one above it", async () => {
      await talk.say("jingli", "标记叫法 高意向 投标");
      expect(await head("标记叫法 中意向 投标")).toContain("已经是你们的「高意向」了");
      expect(await words()).toHaveLength(1);
    });
  });
});
