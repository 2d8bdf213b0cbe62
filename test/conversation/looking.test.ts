// Looking things up, roles, groups, help, and what is no command at all.
import { beforeAll, describe, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(engine);
    await talk.say(
      "ZhangSan",
      "新建商机 上海云图科技 联系人王磊 13800003333 地址上海徐汇 需求数据中台 金额50万",
    );
    await talk.say("ZhangSan", "新建商机 苏州华测检测 联系人陈工 13800003334 地址苏州 需求LIMS");
  });

  test("今日 shows what is late, due, and soon, each with its number", async () => {
    expect(await talk.say("lisi", "今日")).toContain("公海");
    talk.goTo("2026-03-16");
    expect(await talk.say("ZhangSan", "今日")).toMatch(/🟡 明天\n#1 上海云图科技/);
    talk.goTo("2026-03-18");
    expect(await talk.say("ZhangSan", "今日")).toMatch(/🔴 已过期\n#1 上海云图科技/);
    talk.goTo("2026-03-10");
  });

  test("a line of the list just shown is named by its place or its number", async () => {
    expect(await talk.say("ZhangSan", "我的商机")).toMatch(/#1 上海云图科技[\s\S]*#2 苏州华测检测/);
    expect(await talk.say("ZhangSan", "详情 第2条")).toContain("#2 苏州华测检测");
    expect(await talk.say("ZhangSan", "详情 华测")).toContain("#2 苏州华测检测");
    expect(await talk.say("ZhangSan", "详情 12号")).not.toContain("云图");
    expect(await talk.say("ZhangSan", "详情 第9条")).toContain("没有第 9 条");
  });

  test("a quoted message of the bot names the item", async () => {
    const quote = "#2 苏州华测检测 基础意向\n最晚3/17 18:00前跟进";
    expect(await talk.say("ZhangSan", "跟进 客户要比价了", { quote })).toContain("#2 苏州华测检测");
  });

  test("a head sees what their people hold, a colleague learns only whom to ask", async () => {
    expect(await talk.say("zhuguan", "详情 1")).toContain("13800003333");
    expect(await talk.say("jingli", "客户 云图")).toContain("13800003333");
    const colleague = await talk.say("lisi", "客户 云图");
    expect(colleague).toContain("张三");
    expect(colleague).not.toContain("13800003333");
    expect(await talk.say("guangzhou", "详情 1")).not.toContain("云图");
  });

  test("查重 finds equal and near names and phones, masked, with whom to ask", async () => {
    for (const asked of ["云图", "上海云图科技有限公司", "138 0000 3333"]) {
      const answer = await talk.say("lisi", `查重 ${asked}`);
      expect(answer, asked).toContain("#1 上海云图科技");
      expect(answer).toContain("张三");
      expect(answer.replace(asked, "")).not.toContain("13800003333");
    }
    expect(await talk.say("lisi", "查重 没有这家")).toContain("没有查到");
  });

  test("what does not fit is kept for 更多, whole lines, within 2048 bytes", async () => {
    for (let index = 0; index < 60; index++)
      await talk.say(
        "wangwu",
        `新建商机 第${index}号特别长名字的精密机械制造厂 联系人王磊 1370001${1000 + index} 地址上海 需求MES`,
      );
    const first = await talk.say("wangwu", "我的商机");
    expect(Buffer.byteLength(first)).toBeLessThanOrEqual(2048);
    expect(first).toMatch(/还有 \d+ 行, 回复「更多」$/);
    let seen = first.match(/#\d+/g)?.length ?? 0;
    for (
      let more = await talk.say("wangwu", "更多");
      /#\d+/.test(more);
      more = await talk.say("wangwu", "更多")
    ) {
      expect(Buffer.byteLength(more)).toBeLessThanOrEqual(2048);
      seen += more.match(/#\d+/g)?.length ?? 0;
    }
    expect(seen).toBe(60);
  });

  describe("roles", () => {
    test("the admin gives and takes them, and the person is told", async () => {
      expect(await talk.say("admin", "设角色 @李四 市场")).toContain("李四现在是市场了");
      expect((await talk.told("lisi")).join()).toContain("市场");
      expect(await talk.say("lisi", "录线索 无锡市场录入厂 王磊 13811110000 想了解MES")).toContain("待清洗");
      expect(await talk.say("admin", "设角色 @李四 取消 市场")).toContain("不再是市场");
      expect(await talk.say("zhuguan", "设角色 @李四 清洗员")).toContain("管理员");
      expect(await talk.say("admin", "设角色 @查无此人 清洗员")).toContain("查无此人");
      expect(await talk.say("admin", "设角色 @李四")).toContain("可选");
    });
  });

  describe("cleaning", () => {
    test("the next one to judge, its judgement, and no judgement of one's own while there are cleaners", async () => {
      const report = await talk.say("lisi", "报备 常州清洗机械 王磊 13822220000 想看MES");
      const no = /#(\d+)/.exec(report)?.[1];
      expect(await talk.say("heshi", "清洗 下一条")).toMatch(/#\d+ /);
      expect(await talk.say("lisi", `清洗 ${no} 合格 要MES`)).toContain("清洗员");
      expect(await talk.say("heshi", `清洗 ${no} 合格`)).toContain("为什么匹配");
      expect(await talk.say("heshi", `清洗 ${no} 合格 要MES`)).toContain("还差地址");
      expect(await talk.say("heshi", `改 ${no} 地址 常州武进`)).toContain("常州武进");
      expect(await talk.say("heshi", `清洗 ${no} 合格 要MES`)).toContain("还归原来的人跟");
      expect((await talk.told("lisi")).at(-1)).toContain("清洗合格");
      expect(await talk.say("heshi", `清洗 ${no} 不合格 空号`)).toContain("已经清洗过");
    });
    test("where nobody cleans, the finder judges, and the item says so", async () => {
      await talk.say("admin", "设角色 @何市 取消 清洗员");
      const report = await talk.say("lisi", "报备 常州自洗机械 王磊 13822220001 想看MES 地址常州");
      const no = /#(\d+)/.exec(report)?.[1];
      expect(await talk.say("ZhangSan", `清洗 ${no} 合格 要MES`)).not.toContain("自清洗");
      expect(await talk.say("lisi", `清洗 ${no} 合格 要MES`)).toContain("自清洗");
      await talk.say("admin", "设角色 @何市 清洗员");
    });
  });

  test("in a group: item, customer and stage; contacts, amounts and other items go to the asker alone", async () => {
    const answer = await talk.sayInGroup("ZhangSan", "详情 1");
    expect(answer).toContain("#1 上海云图科技");
    expect(answer).toContain("私信");
    expect(answer).not.toMatch(/13800003333|50万|上海徐汇/);
    expect((await talk.told("ZhangSan")).at(-1)).toMatch(/50万/);
    const mine = await talk.sayInGroup("ZhangSan", "我的商机");
    expect(mine).not.toContain("#2");
  });

  test("help begins with what one comes for, by role, with one's own customer in the examples", async () => {
    expect(await talk.say("ZhangSan", "帮助")).toMatch(/「跟进 [12] 客户要比价 下次 周五 发报价」/);
    expect(await talk.say("zhuguan", "帮助")).toContain("部门商机");
    expect(await talk.say("heshi", "帮助")).toContain("清洗 下一条");
    expect(await talk.say("caiwu", "帮助")).toContain("回款 编号 5万");
    expect(await talk.say("admin", "帮助")).toContain("设角色");
    const brief = await talk.sayInGroup("lisi", "帮助");
    expect(brief.split("\n").length).toBeLessThan((await talk.say("lisi", "帮助")).split("\n").length);
    expect(brief).not.toContain("私信");
  });

  test("behind 更多 help lists everything by subject, and one command with its example", async () => {
    await talk.say("lisi", "帮助");
    const all = await talk.say("lisi", "更多");
    expect(await talk.say("lisi", "帮助 全部")).toBe(all);
    for (const word of ["新建商机", "领取", "跟进", "赢单", "「帮助 管理」"]) expect(all).toContain(word);
    expect(await talk.say("lisi", "帮助 管理")).toContain("设角色");
    expect(await talk.say("lisi", "帮助 认领")).toContain("领取 #12");
  });

  test.each([
    ["lisi", "「帮助 主管」「帮助 管理」", "设角色"],
    ["zhuguan", "部门逾期", "设角色"],
    ["admin", "设角色", "部门逾期"],
  ])("all of it is one message, what is for others only named: %s", async (who, held, apart) => {
    const all = await talk.say(who, "帮助 全部");
    expect(all).toContain(held);
    expect(all).not.toContain(apart);
    expect(all).not.toContain("还有 1 条");
    expect(Buffer.byteLength(all)).toBeLessThan(2048);
  });

  test("an unknown word is answered with the nearest commands, and small talk with help", async () => {
    expect(await talk.say("lisi", "跟近 1 客户要比价")).toContain("「跟进 1 客户要比价」");
    expect(await talk.say("lisi", "今天天气真好啊哈哈")).toContain("帮助");
    for (const text of ["", " ", "？？？", "a".repeat(4000), "{{ now }}", "<@all>"])
      expect(await talk.say("lisi", text)).toContain("帮助");
  });

  test("small talk does no harm, and in a group is not answered at all", async () => {
    for (const text of ["好的", "谢谢", "👍", "收到", "辛苦了!"]) {
      expect(await talk.say("lisi", text), text).toContain("好的");
      expect(await talk.sayInGroup("lisi", text), text).toBe("");
    }
  });

  test("somebody who is no member learns nothing, and nothing is kept of them", async () => {
    for (const text of ["公海", "详情 1", "帮助", "领取 1"])
      expect(await talk.say("mallory", text)).toMatch(/^我还不认识你/);
    const kept = await talk.database.read(({ conversations }) =>
      conversations.lastItem({ userId: "mallory", chatId: "mallory" }, 0),
    );
    expect(kept).toBeNull();
  });

  test("the same message again has one effect and the same answer, also when the world has moved on", async () => {
    const key = "same";
    const first = await talk.say("lisi", "备注 1 我也看看", { key });
    await talk.say("zhuguan", "改派 1 给 @李四 换人");
    expect(await talk.say("lisi", "备注 1 我也看看", { key })).toBe(first);
    expect(await talk.say("lisi", "备注 1 现在归我了")).toContain("现在归我了");
  });

  test("a command of every kind without its parts says what is missing and changes nothing", async () => {
    const before = await talk.database.read(({ dump }) => dump.read());
    for (const word of [
      "领取",
      "跟进",
      "推进",
      "回退",
      "赢单",
      "输单",
      "重启",
      "退公海",
      "分配",
      "改派",
      "沉寂",
      "激活",
      "淘汰",
      "改",
      "备注",
      "联系人",
      "回款",
      "回款计划",
      "退款",
      "详情",
      "客户",
      "查重",
      "清洗",
      "设角色",
      "新建商机",
      "报备",
      "录线索",
    ]) {
      talk.minutes(31);
      const answer = await talk.say("jingli", word);
      expect(answer, word).not.toMatch(/没看懂|抱歉|请按格式/);
      expect(answer.length, word).toBeGreaterThan(5);
    }
    const after = await talk.database.read(({ dump }) => dump.read());
    expect({ ...after, outbox: [] }).toEqual({ ...before, outbox: [] });
  });
});
