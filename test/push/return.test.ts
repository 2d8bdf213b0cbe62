// The clock and the pool: a first contact nobody makes is told twice, then goes back; nothing else ever does.
import { beforeEach, expect, test } from "vitest";
import { at } from "../../src/domain/day.ts";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

onEachEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeEach(async () => {
    talk = await openTalk(engine);
  });
  async function claimed(name: string): Promise<string> {
    const lead = await talk.say("heshi", `录线索 ${name} 王磊 1310000${++phones} 想了解MES 地址上海`);
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    await talk.say("ZhangSan", `领取 ${no}`);
    return no;
  }
  const item = (no: string) => talk.database.read(({ items }) => items.byNo(Number(no)));
  /** One minute's work at each of these days and minutes, with everything delivered. */
  async function live(
    days: readonly string[],
    minutes: readonly number[] = [9 * 60 + 5, 18 * 60],
  ): Promise<void> {
    for (const day of days)
      for (const minute of minutes) {
        talk.goTo(day, minute);
        await talk.tick();
        await talk.deliver();
      }
  }
  const WEEK = ["2026-03-11", "2026-03-12", "2026-03-13", "2026-03-16"];

  test("told on the two working days before, returned at 18:00, told what happened; 15 days before they may claim again", async () => {
    const no = await claimed("上海回公海机电");
    await live(WEEK);
    expect((await talk.told("ZhangSan")).filter((text) => text.includes("到期会回公海"))).toHaveLength(2);
    expect((await item(no))?.place).toBe("owned");
    await live(["2026-03-17"], [17 * 60 + 59]);
    expect((await item(no))?.place).toBe("owned");
    await live(["2026-03-17"], [18 * 60]);
    expect(await item(no)).toMatchObject({ place: "pool", ownerId: null, stage: 1, timesReturned: 1 });
    const last = (await talk.told("ZhangSan")).at(-1) ?? "";
    expect(last).toMatch(
      /^#\d+ 上海回公海机电 基础意向 3\/17 18:00已回公海\n原因: 3\/10拿到后7天没有跟进;3\/13、3\/16、?.*提醒已送达/,
    );
    const history = await talk.database.read(({ dump }) => dump.rowsOf("history"));
    expect(history.filter((row) => row.no === Number(no)).at(-1)).toMatchObject({
      what: "returned",
      by: "clock",
    });
    talk.goTo("2026-03-25");
    expect(await talk.say("ZhangSan", `领取 ${no}`)).toContain("后才能再领");
    talk.goTo("2026-04-02");
    expect(await talk.say("ZhangSan", `领取 ${no}`)).toContain("领到了");
  });

  test("a follow-up that counts stops it", async () => {
    const no = await claimed("上海跟上机电");
    await live(WEEK);
    await talk.say("ZhangSan", `跟进 ${no} 客户要比价了`);
    await live(["2026-03-17", "2026-03-18"]);
    expect(await item(no)).toMatchObject({ place: "owned", ownerId: "ZhangSan" });
  });

  test("what WeCom did not take is no warning: without two of them nothing is taken away", async () => {
    const no = await claimed("上海没送到机电");
    for (const day of [...WEEK, "2026-03-17", "2026-03-18"])
      for (const minute of [9 * 60 + 5, 18 * 60]) {
        talk.goTo(day, minute);
        await talk.tick();
      }
    expect((await item(no))?.place).toBe("owned");
    await live(["2026-03-19"], [9 * 60 + 5]);
    await live(["2026-03-19"], [18 * 60]);
    expect((await item(no))?.place).toBe("owned");
    // What had piled up is old news: one warning arrived, and a second one must, a day before.
    await live(["2026-03-20"], [9 * 60 + 5, 18 * 60 + 1]);
    expect((await item(no))?.place).toBe("owned");
    await live(["2026-03-23"], [18 * 60 + 1]);
    expect((await item(no))?.place).toBe("pool");
  });

  test("from stage 2 up a person decides, never the clock; nor over what a rep found in its first 30 days", async () => {
    const further = await claimed("上海中意机电");
    await talk.say("ZhangSan", `推进 ${further} 到2 约了周四面谈 王总参加`);
    const own =
      /#(\d+)/.exec(
        await talk.say("ZhangSan", "新建商机 上海自拓机电 联系人王磊 13199990000 地址上海 需求MES"),
      )?.[1] ?? "";
    const days = [...WEEK, "2026-03-17", "2026-03-18", "2026-03-19", "2026-03-30", "2026-04-01"];
    await live(days);
    expect((await item(further))?.place).toBe("owned");
    expect((await item(own))?.place).toBe("owned");
    expect((await talk.told("ZhangSan")).filter((text) => text.includes("到期会回公海"))).toEqual([]);
    await live(["2026-04-09", "2026-04-10", "2026-04-13", "2026-04-14"]);
    expect((await item(own))?.place).toBe("pool");
  });

  test("two ticks at once return it once", async () => {
    const no = await claimed("上海两次机电");
    await live(WEEK);
    talk.goTo("2026-03-17", 18 * 60);
    await Promise.all([talk.tick(), talk.tick(), talk.tick()]);
    const history = await talk.database.read(({ dump }) => dump.rowsOf("history"));
    expect(history.filter((row) => row.no === Number(no) && row.what === "returned")).toHaveLength(1);
    expect(await item(no)).toMatchObject({ timesReturned: 1, pooledAt: at("2026-03-17", 18 * 60) });
  });

  test("what came into the pool is told to the bound groups the next working day, once", async () => {
    await talk.say("zhuguan", "绑定群 销售一部 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc");
    const lead = await talk.say("heshi", "录线索 上海新到机电 王磊 13188880000 想了解MES 地址上海");
    const no = /#(\d+)/.exec(lead)?.[1] ?? "";
    await talk.say("heshi", `清洗 ${no} 合格 需要MES 给华东大区`);
    await live(["2026-03-11", "2026-03-12"], [9 * 60 + 10, 9 * 60 + 11]);
    const outbox = await talk.database.read(({ dump }) => dump.rowsOf("outbox"));
    const posts = outbox.filter(({ bodyText }) => bodyText.includes("公海新到 1"));
    expect(posts.map(({ bodyText }) => bodyText)).toEqual([
      `3/11 公海新到 1 个\n#${no} 上海新到机电 想了解MES\n抢: @商机助手 领取 ${no}`,
    ]);
  });

  test("the admin sees what could not be delivered, and sends it again", async () => {
    await talk.say("admin", "设角色 @李四 市场");
    await talk.database.transaction(async ({ outbox }) => {
      for (const { id } of await outbox.lease({ now: talk.now(), until: talk.now(), limit: 9 }))
        await outbox.notSent(id, { error: "the receiver is not valid for the app", retryAt: null });
    });
    expect(await talk.say("admin", "通知 失败")).toMatch(/给李四: 管理员把你设为市场.*not valid/);
    expect(await talk.say("lisi", "通知 失败")).toContain("管理员");
    expect(await talk.say("admin", "通知 失败 重发")).toContain("1 条重新发送");
    expect(await talk.say("admin", "通知 失败")).toContain("都送达了");
  });
});
