// The first working day of a month: to whoever was asked for help, their own figures, what still waits and how to answer it.
import { beforeEach, describe, expect, test } from "vitest";
import { at } from "../../src/domain/day.ts";
import { COMPANY } from "../setup/company.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  async function create(name: string): Promise<string> {
    const phone = `1350000${++phones}`;
    const answer = await talk.say(
      "ZhangSan",
      `新建商机 ${name} 联系人王磊 ${phone} 地址上海 需求MES 金额28万`,
    );
    return /#(\d+)/.exec(answer)?.[1] ?? "";
  }
  /** Moved to stage 5 at once: due on the next working day at 18:00. */
  async function sprint(name: string): Promise<string> {
    const no = await create(name);
    await talk.say("ZhangSan", `推进 ${no} 到5 计划3/20签 跳过 客户直接定了`);
    return no;
  }
  async function live(day: string, hour: number, minute = 0): Promise<void> {
    talk.goTo(day as never, hour * 60 + minute);
    await talk.tick();
    await talk.deliver();
  }
  const months = async (who: string) => (await talk.told(who)).filter((text) => / 说说\d+月: /.test(text));

  test("how often, how soon, what waits and how to answer it; once, and not before 10:30", async () => {
    const no = await create("苏州恒力机电");
    await talk.say("ZhangSan", `求助 ${no} 要技术到场做对比测试`);
    talk.minutes(80);
    await talk.say("zhuguan", "处理 T1 李工 周四");
    const hot = await sprint("上海云图科技");
    await live("2026-03-12", 10, 30);
    talk.minutes(30);
    await talk.say("zhuguan", `收到 ${hot}`);
    talk.goTo("2026-03-31", 17 * 60);
    await talk.say("ZhangSan", `求助 ${no} 要法务看合同`);
    await live("2026-04-01", 10, 29);
    expect(await months("zhuguan")).toEqual([]);
    await live("2026-04-01", 10, 30);
    await live("2026-04-01", 10, 31);
    await live("2026-04-02", 10, 30);
    expect(await months("zhuguan")).toEqual([
      [
        // 30 minutes and 80 of three: one in three has waited for two and a half hours of work.
        "赵主管,4/1 说说3月: 请你帮忙 3 次(求助2 请看一眼1),回了 2 次,一半在1小时20分内,最久1小时20分",
        "还等着你的 1 个:",
        `#${no} 苏州恒力机电 基础意向 求助 T2,回「处理 T2 谁 哪天」`,
      ].join("\n"),
    ]);
    expect(await months("ZhangSan")).toEqual([]);
    expect(await months("jingli")).toEqual([]);
  });

  test("beside the month before, one's own; where all is answered, thanks", async () => {
    const no = await create("苏州恒力机电");
    await talk.say("ZhangSan", `求助 ${no} 要技术到场`);
    talk.minutes(180);
    await talk.say("zhuguan", "处理 T1 李工 周四");
    talk.goTo("2026-04-13");
    await talk.say("ZhangSan", `求助 ${no} 要法务看合同`);
    talk.minutes(20);
    await talk.say("zhuguan", "处理 T2 王律师 明天");
    // The first five days of May are off.
    await live("2026-05-01", 11);
    expect(await months("zhuguan")).toEqual([]);
    await live("2026-05-06", 11);
    expect(await months("zhuguan")).toEqual([
      "赵主管,5/6 说说4月: 请你帮忙 1 次(求助1),都有了回音,等了20分钟;3月 1 次,一半在3小时内\n谢谢你搭把手,他们才走得动",
    ]);
    await live("2026-06-01", 11);
    expect(await months("zhuguan")).toHaveLength(1);
  });

  test("what the owner settled, or somebody else answered, is no answer missed", async () => {
    const no = await create("苏州恒力机电");
    await talk.say("ZhangSan", `求助 ${no} 要技术到场`);
    await talk.say("jingli", "处理 T1 我去");
    const hot = await sprint("上海云图科技");
    await live("2026-03-12", 10, 30);
    talk.minutes(30);
    await talk.say("ZhangSan", `跟进 ${hot} 法务改好了,客户走盖章流程 下次 4/3 取合同`);
    await talk.tick();
    await live("2026-04-01", 10, 30);
    const [text, ...more] = await months("zhuguan");
    expect(more).toEqual([]);
    expect(text).toBe(
      "赵主管,4/1 说说3月: 请你帮忙 2 次(求助1 请看一眼1);2 次后来自己有了着落\n现在没有等着你的,要看全部发「今日」",
    );
  });

  test("a manager hears of what came to them alone; the head's is the head's", async () => {
    const hot = await sprint("上海云图科技");
    await live("2026-03-12", 10, 30);
    await live("2026-03-12", 14, 30);
    talk.goTo("2026-03-13", 9 * 60 + 30);
    await talk.say("jingli", `协访 ${hot} 周五一起去`);
    await live("2026-04-01", 10, 30);
    // From 14:30 to 18:00, and half an hour the next morning.
    expect((await months("jingli"))[0]).toContain("请你帮忙 1 次(请看一眼1),都有了回音,等了4个工作小时");
    expect((await months("zhuguan"))[0]).toContain("请你帮忙 1 次(请看一眼1);1 次后来自己有了着落");
    expect((await months("zhuguan")).join()).not.toContain("周经理");
  });

  test("an outage is nobody's delay; what never arrived has asked nobody", async () => {
    const no = await create("苏州恒力机电");
    await talk.say("ZhangSan", `求助 ${no} 要技术到场`);
    await talk.database.transaction((store) =>
      store.pauses.add({
        no: 0,
        memberId: "",
        kind: "outage",
        beganAt: at("2026-03-10", 10 * 60),
        endedAt: at("2026-03-10", 15 * 60),
        reason: null,
      }),
    );
    talk.goTo("2026-03-10", 15 * 60 + 10);
    await talk.say("zhuguan", "处理 T1 李工 周四");
    await sprint("上海云图科技");
    talk.goTo("2026-03-12", 10 * 60 + 30);
    await talk.tick();
    await talk.database.transaction(async (store) => {
      for (const { id } of await store.outbox.lease({ now: talk.now(), until: 0, limit: 100 }))
        await store.outbox.notSent(id, { error: "81013", retryAt: null });
    });
    await live("2026-04-01", 10, 30);
    expect((await months("zhuguan"))[0]).toContain("请你帮忙 1 次(求助1),都有了回音,等了40分钟");
  });

  describe("nobody", () => {
    test("who was not asked, who is away that day, or has left", async () => {
      await live("2026-04-01", 10, 30);
      expect(await months("zhuguan")).toEqual([]);
      const no = await create("苏州恒力机电");
      await talk.say("ZhangSan", `求助 ${no} 要技术到场`);
      talk.goTo("2026-05-05");
      await talk.say("zhuguan", "请假 明天");
      await live("2026-05-06", 10, 30);
      expect(await months("zhuguan")).toEqual([]);
      await talk.say("ZhangSan", `求助 ${no} 要法务看合同`);
      const members = COMPANY.members.filter(({ userId }) => userId !== "zhuguan");
      await talk.database.transaction(({ people }) => people.replace({ ...COMPANY, members }));
      await live("2026-06-01", 10, 30);
      expect(await months("zhuguan")).toEqual([]);
    });

    test("is late for a ticket whose item has gone from its owner's hands", async () => {
      const no = await create("苏州恒力机电");
      await talk.say("ZhangSan", `求助 ${no} 要技术到场`);
      await talk.say("ZhangSan", `退公海 ${no} 预算取消`);
      await live("2026-04-01", 10, 30);
      expect((await months("zhuguan"))[0]).toMatch(/1 次后来自己有了着落\n现在没有等着你的/);
    });
  });

  test("a ticket keeps whom it asked: the next level where the head is away", async () => {
    const no = await create("苏州恒力机电");
    await talk.say("zhuguan", "请假 今天");
    await talk.say("ZhangSan", `求助 ${no} 要技术到场`);
    const tickets = await talk.database.read((store) => store.tickets.allOpen());
    expect(tickets.map(({ askedId }) => askedId)).toEqual(["jingli"]);
  });
});
