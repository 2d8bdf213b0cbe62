// Leave, deputies, quiet hours and what somebody asked to be reminded of: who is spoken to, and when not (rules.md 5, 6).
import { beforeEach, describe, expect, test } from "vitest";
import { at } from "../../src/domain/day.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  async function claimed(name: string, who = "ZhangSan"): Promise<string> {
    const lead = await talk.say("heshi", `录线索 ${name} 王磊 1360000${++phones} 想了解MES 地址上海`);
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    await talk.say(who, `领取 ${no}`);
    return no;
  }
  const item = (no: string) => talk.database.read(({ items }) => items.byNo(Number(no)));
  async function live(day: string, hour: number, minute = 0): Promise<void> {
    talk.goTo(day, hour * 60 + minute);
    await talk.tick();
    await talk.deliver();
  }
  const last = async (who: string) => (await talk.told(who)).at(-1) ?? "";

  describe("leave", () => {
    test("three working days are one's own: the clocks of all one holds stand still, and go on after", async () => {
      const no = await claimed("上海休假机电");
      expect((await item(no))?.deadlineAt).toBe(at("2026-03-17", 1080));
      expect(await talk.say("ZhangSan", "请假 周三到周五")).toContain(
        "明天 3/11到周五 3/13(3 个工作日)不催你",
      );
      expect((await item(no))?.deadlineAt).toBe(at("2026-03-20", 1080));
      expect(await last("zhuguan")).toContain(
        "张三请假 明天到周五 3/13。要人代管发: 代管 张三 @同事 3/11到3/13",
      );
      await live("2026-03-13", 9);
      expect(await talk.told("ZhangSan")).toEqual([]);
      expect(await talk.say("ZhangSan", `为什么 ${no}`)).toContain("停着不算: 请假 3/11到今天");
      await live("2026-03-16", 9);
      expect((await talk.told("ZhangSan")).join()).toContain("上海休假机电");
    });
    test("what one creates or claims after asking for leave stands still in it too", async () => {
      await talk.say("ZhangSan", "请假 周三到周五");
      const answer = await talk.say(
        "ZhangSan",
        "新建商机 上海假前机电 联系人王磊 13600009999 地址上海 需求MES",
      );
      const created = /#(\d+)/.exec(answer)?.[1] ?? "";
      for (const no of [created, await claimed("上海假前领机电")])
        expect((await item(no))?.deadlineAt).toBe(at("2026-03-20", 1080));
    });
    test("more is the head's to allow; until then the clocks run", async () => {
      const no = await claimed("上海长假机电");
      const before = (await item(no))?.deadlineAt;
      expect(await talk.say("ZhangSan", "请假 3/11到3/17 @李四代管")).toContain("已请赵主管批");
      expect((await item(no))?.deadlineAt).toBe(before);
      expect(await last("zhuguan")).toContain("同意回「准假 张三」");
      expect(await talk.say("erzhu", "准假 张三")).toContain("不在你带的部门");
      expect(await talk.say("zhuguan", "准假 张三")).toContain("准了");
      expect((await item(no))?.deadlineAt).toBe(at("2026-03-24", 1080));
      expect(await last("ZhangSan")).toContain("赵主管准了你");
      expect(await last("lisi")).toContain("请你代管");
      expect(await talk.say("zhuguan", "准假 张三")).toContain("没有等着批的假");
    });
    test("refused, taken twice, in the past, called off", async () => {
      const no = await claimed("上海反悔机电");
      const before = (await item(no))?.deadlineAt;
      await talk.say("ZhangSan", "请假 3/12到3/20");
      expect(await talk.say("zhuguan", "不准假 张三")).toContain("没有批");
      expect((await item(no))?.deadlineAt).toBe(before);
      expect(await talk.say("ZhangSan", "请假 3/2到3/4")).toContain("过去了");
      await talk.say("ZhangSan", "请假 3/12到3/13");
      expect(await talk.say("ZhangSan", "请假 3/13")).toContain("已经请过假了");
      expect(await talk.say("ZhangSan", "请假 取消")).toContain("取消了,期限接着算");
      expect((await item(no))?.deadlineAt).toBe(before);
      expect(await talk.say("ZhangSan", "请假 取消")).toContain("没有请着的假");
      expect(await talk.say("ZhangSan", "请假")).toContain("从哪天到哪天");
    });
    test("a new owner's clock does not stand still for the old one's leave", async () => {
      const no = await claimed("上海换人机电");
      await talk.say("ZhangSan", "请假 周三到周五");
      await talk.say("zhuguan", `改派 ${no} 给 @李四 张三请假`);
      expect((await item(no))?.deadlineAt).toBe(at("2026-03-17", 1080));
    });
  });

  test("代管: the deputy reads the list and acts, the owner stays, and it ends by itself", async () => {
    const no = await claimed("上海代办机电");
    expect(await talk.say("lisi", `跟进 ${no} 客户要看方案`)).toContain("不归你处理");
    expect(await talk.say("wangwu", "代管 张三 @李四 周三到周五")).toContain("部门主管或经理");
    expect(await talk.say("erzhu", "代管 张三 @李四 周三到周五")).toContain("不在你带的部门");
    expect(await talk.say("zhuguan", "代管 张三 @李四 周三到周五")).toContain("由李四代管张三的客户");
    await talk.say("ZhangSan", "请假 周三到周五");
    await live("2026-03-13", 9);
    talk.goTo("2026-03-13", 9 * 60 + 30);
    expect(await talk.say("lisi", `跟进 ${no} 客户要看方案`)).toContain("跟进已记");
    expect(await item(no)).toMatchObject({ ownerId: "ZhangSan" });
    talk.goTo("2026-03-16");
    expect(await talk.say("lisi", `跟进 ${no} 客户又问了`)).toContain("不归你处理");
  });

  describe("quiet hours", () => {
    test("免提醒 holds scheduled messages until then, no answer and nothing others cause", async () => {
      await claimed("上海安静机电");
      talk.goTo("2026-03-13", 8 * 60 + 50);
      expect(await talk.say("ZhangSan", "免提醒 2小时")).toContain("今天 10:50前不发定时提醒");
      await talk.tick();
      talk.goTo("2026-03-13", 9 * 60);
      await talk.tick();
      const outbox = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
      const scheduled = outbox.filter((row) => row.toId === "ZhangSan" && row.scheduled);
      expect(scheduled.length).toBeGreaterThan(0);
      for (const row of scheduled) expect(row.notBefore).toBe(at("2026-03-13", 10 * 60 + 50));
      expect(await talk.say("ZhangSan", "免提醒 取消")).toContain("恢复了");
      expect(await talk.say("ZhangSan", "免提醒 5天")).toContain("最久到下个工作日早上");
    });
    test("提醒我 comes at the minute named, on any day, once", async () => {
      const no = await claimed("上海闹钟机电");
      expect(await talk.say("ZhangSan", `提醒我 #${no} 周六 打电话`)).toContain(
        "周六 3/14 09:00 提醒你: 打电话",
      );
      expect(await talk.say("ZhangSan", "提醒我 明天下午3点 交周报")).toContain(
        "明天 3/11 15:00 提醒你: 交周报",
      );
      expect(await talk.say("ZhangSan", "提醒我 昨天 打电话")).toContain("已经过去了");
      expect(await talk.say("lisi", `提醒我 #${no} 周六 打电话`)).toContain("不归你处理");
      await live("2026-03-11", 15);
      expect(await last("ZhangSan")).toBe("⏰ 交周报");
      await live("2026-03-14", 9);
      await live("2026-03-14", 9, 1);
      expect((await talk.told("ZhangSan")).filter((text) => text.includes("打电话"))).toEqual([
        `⏰ 打电话\n#${no} 上海闹钟机电 基础意向\n做完回: 跟进 ${no} …`,
      ]);
    });
  });

  describe("申诉", () => {
    async function returned(name: string): Promise<string> {
      const no = await claimed(name);
      for (const day of ["2026-03-13", "2026-03-16"]) await live(day, 9);
      await live("2026-03-17", 18);
      expect((await item(no))?.place).toBe("pool");
      return no;
    }
    test("within a working day the head decides, and it comes back as it was", async () => {
      const no = await returned("上海申诉机电");
      expect(await last("ZhangSan")).toContain(`3/18 18:00前回: 申诉 ${no} 怎么跟的,赵主管定`);
      talk.goTo("2026-03-18");
      expect(await talk.say("ZhangSan", `申诉 ${no} 上周见过面`)).toContain("已请赵主管定");
      expect(await last("zhuguan")).toMatch(/张三说: 上周见过面\n同意就回: 还给 \d+ @张三/);
      expect(await talk.say("zhuguan", `还给 ${no} @李四`)).toContain("回公海前不是李四在跟");
      expect(await talk.say("zhuguan", `还给 ${no} @张三`)).toContain("申诉成立,已还给张三");
      expect(await item(no)).toMatchObject({ place: "owned", ownerId: "ZhangSan", timesReturned: 0 });
    });
    test("too late, somebody else's, or claimed by another meanwhile: told so", async () => {
      const no = await returned("上海晚申机电");
      talk.goTo("2026-03-18");
      expect(await talk.say("wangwu", `申诉 ${no} 我的`)).toContain("没有可以申诉的");
      await talk.say("lisi", `领取 ${no}`);
      expect(await talk.say("ZhangSan", `申诉 ${no} 见过面`)).toContain("李四已经领走了");
      await talk.say("lisi", `退公海 ${no} 误领`);
      expect(await talk.say("ZhangSan", `申诉 ${no} 见过面`)).toContain("后来又有人跟过");
    });
    test("until 18:00 of the next working day, and no longer", async () => {
      const no = await returned("上海再晚机电");
      talk.goTo("2026-03-18", 18 * 60 + 1);
      expect(await talk.say("ZhangSan", `申诉 ${no} 见过面`)).toContain("申诉的时间过了(到今天 18:00)");
    });
  });

  test("宽限: the owner once in the first contact, three days at most; further on it is the head's", async () => {
    const no = await claimed("上海宽限机电");
    expect(await talk.say("ZhangSan", `宽限 ${no} 5天`)).toContain("最多宽限 3 天");
    expect(await talk.say("ZhangSan", `给3天 #${no}`)).toContain("期限放到3/20 18:00");
    expect(await talk.say("ZhangSan", `宽限 ${no}`)).toContain("已经宽限过一次了");
    expect(await talk.say("zhuguan", `宽限 ${no} 2天`)).toMatch(/宽限到3\/2[34] 18:00/);
    await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
    expect(await talk.say("ZhangSan", `宽限 ${no} 2天`)).toContain("宽限要由主管给");
  });

  test("首响: marketing's lead is hot for half an hour; the head hears after four; a call without answer will do", async () => {
    const no = await claimed("上海首响机电");
    const called = await claimed("上海已拨机电");
    await talk.say("ZhangSan", `跟进 ${called} 没接通`);
    await live("2026-03-10", 9, 59);
    expect(await talk.told("ZhangSan")).toEqual([]);
    await live("2026-03-10", 10);
    await live("2026-03-10", 10, 5);
    expect((await talk.told("ZhangSan")).filter((text) => text.includes("还没联系"))).toHaveLength(1);
    expect(await last("ZhangSan")).toContain(`#${no} 上海首响机电 3/10 09:30到手,还没联系`);
    await live("2026-03-10", 13, 30);
    expect(await last("zhuguan")).toMatch(/上海首响机电 .*到张三手上,4个工作小时还没联系/);
    expect((await talk.told("zhuguan")).join()).not.toContain("已拨");
  });

  test("部门逾期 and 今日 show a head what is late below them", async () => {
    const no = await claimed("上海部门机电");
    await talk.say("ZhangSan", `推进 ${no} 到2 约了周四面谈 王总参加`);
    await talk.say("ZhangSan", `跟进 ${no} 聊了预算 下次 3/12 报价`);
    talk.goTo("2026-03-16");
    expect(await talk.say("zhuguan", "部门逾期")).toContain(`1. #${no} 上海部门机电 中意向 超4天(张三)`);
    expect(await talk.say("zhuguan", "今日")).toContain("部门过期 1 个");
    const sprint = await claimed("上海冲刺机电");
    await talk.say("ZhangSan", `推进 ${sprint} 到5 计划3/30签 跳过 客户直接定了`);
    await talk.say("ZhangSan", `跟进 ${sprint} 法务在看合同 下次 3/27 盖章`);
    talk.goTo("2026-03-18");
    // A date typed for later is no excuse in a stage where the rule's day counts.
    for (const [who, words] of [
      ["zhuguan", "部门逾期"],
      ["zhuguan", "今日"],
    ] as const)
      expect(await talk.say(who, words)).toContain(`#${sprint} 上海冲刺机电 成交冲刺期 超1天(张三)`);
    expect(await talk.say("ZhangSan", "今日")).toMatch(/🔴 已过期\n[\s\S]*上海冲刺机电/);
    expect(await talk.say("erzhu", "部门逾期")).toContain("没有过期");
    expect(await talk.say("ZhangSan", "部门逾期")).toContain("部门主管或经理");
  });
});
